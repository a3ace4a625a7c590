/** Where scores and deals stand on the histogram, in pixels. */
import type { ScoreHistogram } from '#shared/engine/score/histogram.ts';

export interface HistogramScale {
  /** The points at the left and right end. */
  low: number;
  high: number;
  /** From points to pixels and back, whole points. */
  x(points: number): number;
  pointsAt(x: number): number;
  /** The height of so many deals. */
  height(deals: number): number;
  /** The room above the axis, for won deals, and below it, for the others, at most. */
  above: number;
  below: number;
}

const MARGIN = 12;

/** The points from the left to the right end of a scale on which all bars and thresholds find room. */
export function rangeOf(
  { from, width, bins }: ScoreHistogram,
  thresholds: readonly number[],
): [low: number, high: number] {
  const low = Math.min(from, ...thresholds);
  return [low, Math.max(from + width * bins.length, ...thresholds, low + 10)];
}

/** The scale of a range. */
export function histogramScale(
  { bins }: ScoreHistogram,
  [low, high]: readonly [low: number, high: number],
  size: { width: number; height: number },
): HistogramScale {
  const perPoint = Math.max(1, size.width - 2 * MARGIN) / (high - low);
  const up = Math.max(0, ...bins.map(({ won }) => won));
  const down = Math.max(0, ...bins.map(({ lost, rejected }) => lost + rejected));
  const perDeal = size.height / Math.max(1, up + down);
  return {
    low,
    high,
    x: (points) => MARGIN + (points - low) * perPoint,
    pointsAt: (x) => Math.round(Math.max(low, Math.min(high, low + (x - MARGIN) / perPoint))),
    height: (deals) => deals * perDeal,
    above: up * perDeal,
    below: down * perDeal,
  };
}

/** For labels of a width at these places, the row of each in which it touches none to its left. */
export function labelRows(places: readonly { x: number; width: number }[]): number[] {
  const rows: number[] = new Array(places.length).fill(0);
  const ends: number[] = [];
  const order = places.map((_, i) => i).sort((a, b) => places[a]!.x - places[b]!.x);
  for (const i of order) {
    const { x, width } = places[i]!;
    let row = ends.findIndex((end) => end <= x);
    if (row < 0) row = ends.length;
    ends[row] = x + width;
    rows[i] = row;
  }
  return rows;
}

/** Round numbers along the axis, not more than fit. */
export function ticks(low: number, high: number, most: number): number[] {
  const steps = [1, 2, 5].flatMap((step) => [1, 10, 100, 1000, 10_000, 100_000].map((scale) => step * scale));
  const step = steps.sort((a, b) => a - b).find((size) => (high - low) / size <= most) ?? high - low;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}
