/** The scores of each deal: at its last moment, and the highest of all its moments. */

import type { Moments } from '../sample/moments.ts';
import type { Simulation } from '../simulation.ts';
import type { Touched } from './exchange.ts';
import { newPoints, type Scores } from './points.ts';

export type EndScores = Pick<Simulation, 'score' | 'low' | 'high' | 'peakScore'>;

/** Of each deal; where an edit of the scoring left the score as it was, as they were before it. */
export function endScores(
  { points, below, above }: Scores,
  { first }: Moments,
  before: { atEnd: EndScores; touched: Touched } | null,
): EndScores {
  const deals = first.length - 1;
  const isAlike = before?.atEnd.score instanceof Int32Array === points instanceof Int32Array;
  const again = isAlike ? before : null;
  const room = (end: keyof EndScores) =>
    again ? again.atEnd[end].slice() : newPoints(deals, points instanceof Float64Array);
  const result: EndScores = {
    score: room('score'),
    low: room('low'),
    high: room('high'),
    peakScore: room('peakScore'),
  };
  const { score, low, high, peakScore } = result;
  for (let deal = 0; deal < deals; deal += 1) {
    const begin = first[deal]!;
    const last = first[deal + 1]! - 1;
    if (again && !isTouched(again.touched, begin, last)) continue;
    let peak = points[last]!;
    score[deal] = peak;
    low[deal] = peak - (below ? below[last]! : 0);
    high[deal] = peak + (above ? above[last]! : 0);
    for (let moment = begin; moment < last; moment += 1) {
      const now = points[moment]!;
      if (now > peak) peak = now;
    }
    peakScore[deal] = peak;
  }
  return result;
}

function isTouched(touched: Touched, begin: number, last: number): boolean {
  for (let index = begin >> 5; index <= last >> 5; index += 1) if (touched[index] === 1) return true;
  return false;
}
