/** Two scores against one another: how many deals fall into each pair of bands. */
import type { ScoreBand } from '../../domain/definition/schema.ts';
import { OUTCOMES, type Outcome, type Sample } from '../../domain/sample/sample.ts';
import type { Points } from './points.ts';

export interface ScoreGrid {
  /** `cells[row][column]`: bands of the first score down, of the second across. */
  cells: Record<Outcome, number>[][];
  /** Deals that no pair of bands holds. */
  outside: number;
}

export interface Axis {
  bands: readonly ScoreBand[];
  /** By deal, in thousandths. */
  scores: Points;
}

/** Counts the deals of each pair of bands; of bands that overlap, the first holds the deal. */
export function scoreGrid(sample: Sample, rows: Axis, columns: Axis): ScoreGrid {
  const cells = rows.bands.map(() => columns.bands.map(() => ({ won: 0, lost: 0, rejected: 0, open: 0 })));
  const [rowOf, columnOf] = [bandFinder(rows.bands), bandFinder(columns.bands)];
  let outside = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const cell = cells[rowOf(rows.scores[deal]!)]?.[columnOf(columns.scores[deal]!)];
    if (cell) cell[OUTCOMES[sample.outcome[deal]!]!] += 1;
    else outside += 1;
  }
  return { cells, outside };
}

function bandFinder(bands: readonly ScoreBand[]): (score: number) => number {
  const ends = bands.map(({ from, below }) => ({
    from: from === undefined ? Number.NEGATIVE_INFINITY : Math.round(from * 1000),
    below: below === undefined ? Number.POSITIVE_INFINITY : Math.round(below * 1000),
  }));
  return (score) => ends.findIndex(({ from, below }) => from <= score && score < below);
}

/**
 * Two cut points, in whole points, that part a sample's scores into a high, a middle and a low third; further apart
 * where many deals have the same score, as bands need room.
 */
export function thirds(scores: Points): { high: number; middle: number } {
  const sorted = Float64Array.from(scores).sort();
  const at = (share: number) => Math.ceil((sorted[Math.floor(sorted.length * share)] ?? 0) / 1000);
  const middle = at(1 / 3);
  return { middle, high: Math.max(at(2 / 3), middle + 1) };
}
