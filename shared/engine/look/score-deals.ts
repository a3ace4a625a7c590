/**
 * The second pass over all deals: what a scoring model and its thresholds make of the bits that the first pass
 * left. Needed again, and alone, after a changed weight, limit or threshold.
 */
import type { ScoreClasses } from './score-classes.ts';
import { type ScoreSheet, type SheetSum, SPREAD } from './score-sheet.ts';
import type { SortedDeals } from './sort-deals.ts';

export interface ScoredDeals {
  /** In thousandths. */
  score: Int32Array;
  low: Int32Array;
  high: Int32Array;
  /** What of each deal decides its way: its kind, and the classes of its scores. */
  case: Uint32Array;
  /** How many cases there could be. */
  cases: number;
}

/** Beyond this many cases it is no saving to tell them apart. */
const MOST_CASES = 1 << 20;
const BLOCK = 2048;

/** A sum over the deals of a block. */
interface Sums {
  points: Int32Array;
  spread: Float64Array;
}

/** How many cases there are for each kind of deal. */
export const casesOfKind = (classes: readonly ScoreClasses[]): number =>
  classes.reduce((cases, { cuts }) => cases * (cuts.length + 1) ** 3, 1);

/** Scores all deals; null where there are too many cases. */
export function scoreDeals(
  sorted: SortedDeals,
  sheet: ScoreSheet,
  classes: readonly ScoreClasses[],
): ScoredDeals | null {
  const ofKind = casesOfKind(classes);
  const cases = ofKind * sorted.kinds;
  if (cases > MOST_CASES) return null;
  const deals = sorted.kind.length;
  const scored: ScoredDeals = {
    score: new Int32Array(deals),
    low: new Int32Array(deals),
    high: new Int32Array(deals),
    case: new Uint32Array(deals),
    cases,
  };
  const blocks = sheet.sums.map(
    (): Sums => ({ points: new Int32Array(BLOCK), spread: new Float64Array(BLOCK) }),
  );
  for (let from = 0; from < deals; from += BLOCK) {
    const size = Math.min(BLOCK, deals - from);
    for (let i = 0; i < size; i += 1) scored.case[from + i] = sorted.kind[from + i]! * ofKind;
    let stride = 1;
    sheet.sums.forEach((sum, place) => {
      const block = blocks[place]!;
      block.points.fill(sum.base);
      block.spread.fill(0);
      for (const { lane, points, spread } of sum.lanes) {
        addWorth(sorted.isTrue[lane]!, sorted.isUnknown[lane]!, points, spread, from, size, block);
      }
      for (const part of sum.parts) addSums(blocks[part]!, size, block);
      hold(sum, size, block);
      const looked = classes.find((one) => one.sum === place);
      if (looked) {
        const count = looked.cuts.length + 1;
        addCases(looked, sum.least, count, stride, block, from, size, scored.case);
        stride *= count ** 3;
      }
    });
    write(blocks.at(-1)!, sheet.unit, from, size, scored);
  }
  return scored;
}

function addWorth(
  isTrue: Uint32Array,
  isUnknown: Uint32Array,
  worth: Int32Array,
  spreads: Float64Array,
  from: number,
  size: number,
  { points, spread }: Sums,
): void {
  for (let i = 0; i < size; i += 1) {
    const yes = isTrue[from + i]!;
    const maybe = isUnknown[from + i]!;
    points[i]! += worth[yes & 255]! + worth[256 + ((yes >> 8) & 255)]! + worth[512 + ((yes >> 16) & 255)]!;
    spread[i]! +=
      spreads[maybe & 255]! + spreads[256 + ((maybe >> 8) & 255)]! + spreads[512 + ((maybe >> 16) & 255)]!;
  }
}

function addSums(part: Sums, size: number, { points, spread }: Sums): void {
  for (let i = 0; i < size; i += 1) {
    points[i]! += part.points[i]!;
    spread[i]! += part.spread[i]!;
  }
}

/** Holds a sum and its range within the sum's limits. */
function hold({ cap, floor }: SheetSum, size: number, { points, spread }: Sums): void {
  if (cap === Number.POSITIVE_INFINITY && floor === Number.NEGATIVE_INFINITY) return;
  const most = Math.min(cap, 0x3fffffff) | 0;
  const least = Math.max(floor, -0x3fffffff) | 0;
  for (let i = 0; i < size; i += 1) {
    const sum = points[i]!;
    const both = spread[i]!;
    const above = (both / SPREAD) | 0;
    const below = both - above * SPREAD;
    const held = Math.max(Math.min(sum, most), least);
    const low = Math.max(Math.min(sum - below, most), least);
    const high = Math.max(Math.min(sum + above, most), least);
    points[i] = held;
    spread[i] = held - low + (high - held) * SPREAD;
  }
}

/** Adds to each deal's case the classes of a score, and of the ends of its range. */
function addCases(
  { classOf }: ScoreClasses,
  least: number,
  count: number,
  stride: number,
  { points, spread }: Sums,
  from: number,
  size: number,
  cases: Uint32Array,
): void {
  for (let i = 0; i < size; i += 1) {
    const place = points[i]! - least;
    const both = spread[i]!;
    const above = (both / SPREAD) | 0;
    const below = (both - above * SPREAD) | 0;
    cases[from + i]! +=
      stride * (classOf[place]! + count * (classOf[place - below]! + count * classOf[place + above]!));
  }
}

function write(
  { points, spread }: Sums,
  unit: number,
  from: number,
  size: number,
  { score, low, high }: ScoredDeals,
): void {
  for (let i = 0; i < size; i += 1) {
    const sum = points[i]!;
    const both = spread[i]!;
    const above = (both / SPREAD) | 0;
    const below = (both - above * SPREAD) | 0;
    score[from + i] = sum * unit;
    low[from + i] = (sum - below) * unit;
    high[from + i] = (sum + above) * unit;
  }
}
