/** How scores spread over a sample, by outcome. */
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { type ByOutcome, byOutcome } from '../by-outcome.ts';
import type { Points } from './points.ts';

export interface ScoreHistogram {
  /** Where the first bin begins, and how wide each is, in points. Bin `i` holds `from + i * width` ≤ score < the next. */
  from: number;
  width: number;
  bins: ByOutcome[];
}

/** More bars than this can't be told apart at the back of a room. */
const MOST_BINS = 40;
const WIDTHS = [1, 2, 5];

/** The deals of each outcome in bins of a round width; a threshold at the edge of a bin lets exactly the bins from it on pass. */
export function scoreHistogram(sample: Sample, scores: Points): ScoreHistogram {
  let least = 0;
  let most = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const score = scores[deal]!;
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const width = roundWidth((most - least) / 1000 / (MOST_BINS - 1));
  const first = Math.floor(least / 1000 / width);
  const last = Math.floor(most / 1000 / width);
  const counts = new Uint32Array(OUTCOMES.length * (last - first + 1));
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const bin = Math.floor(scores[deal]! / (1000 * width)) - first;
    counts[OUTCOMES.length * bin + sample.outcome[deal]!]! += 1;
  }
  const bins = Array.from({ length: last - first + 1 }, (_, bin) => byOutcome(counts, OUTCOMES.length * bin));
  return { from: first * width, width, bins };
}

/** The first of 1, 2, 5, 10, 20, 50 … that is not below. */
function roundWidth(least: number): number {
  for (let scale = 1; ; scale *= 10) {
    const fits = WIDTHS.find((width) => width * scale >= least);
    if (fits) return fits * scale;
  }
}
