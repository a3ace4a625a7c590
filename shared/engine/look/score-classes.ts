/** Which stretch between thresholds a score lies in. All that a transition can know of a score is this. */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Scoring } from '../../domain/definition/schema.ts';
import type { ScoreLook } from '../criteria/criteria.ts';
import { NARROW } from '../score/points.ts';
import type { ScoreOf } from '../score/sums.ts';
import { bandOf, boundsOf, scoreLookedAt } from '../score/thresholds.ts';
import { shortArray } from '../short-array.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { digitOf } from './told-apart.ts';

export interface ScoreClasses {
  of: ScoreOf;
  /** Index of its sum in the sheet. */
  sum: number;
  /** Where classes begin, in thousandths: class `c` holds the scores from `cuts[c - 1]` to below `cuts[c]`. */
  cuts: number[];
  /** How many different scores there can be, from the sum's least to its most. */
  width: number;
  /**
   * A deal's case counts the class of its score, and those of the lowest and the highest that it could be: by units
   * above the sum's least, what its score adds, then what the lowest adds, and what the highest.
   */
  adds: Int32Array;
  /** What the first class beyond the lowest adds by its score. */
  stride: number;
}

/** More thresholds than this on one score are no everyday definition. */
const MOST_CUTS = 60;

/** The classes of each score that is looked at, in the order of the sheet's sums; null where there are too many thresholds. */
export function scoreClasses(
  looks: readonly ScoreLook[],
  bands: Scoring['bands'],
  { sums, unit }: ScoreSheet,
): ScoreClasses[] | null {
  const cutsOf = new Map<ScoreOf, Set<number>>();
  for (const look of looks) {
    const of = scoreLookedAt(look, bands);
    const cuts = cutsOf.get(of) ?? new Set();
    cutsOf.set(of, cuts);
    for (const cut of cutsBy(look, bands)) if (Number.isFinite(cut)) cuts.add(cut);
  }
  const ofSum = Array.from(cutsOf, ([of, found]) => ({
    of,
    sum: sums.findIndex((one) => one.of === of),
    cuts: [...found].sort((a, b) => a - b),
  })).sort((a, b) => a.sum - b.sum);
  if (ofSum.some(({ cuts }) => cuts.length > MOST_CUTS)) return null;
  let stride = 1;
  return ofSum.map((one): ScoreClasses => {
    const { least, most } = sums[one.sum]!;
    const width = most - least + 1;
    const count = one.cuts.length + 1;
    const adds = shortArray(Int32Array, 3 * width);
    for (let i = 0, next = 0; i < width; i += 1) {
      while (next < one.cuts.length && one.cuts[next]! <= (least + i) * unit) next += 1;
      adds[i] = next * stride;
      adds[width + i] = next * stride * count;
      adds[2 * width + i] = next * stride * count ** 2;
    }
    const own = stride;
    stride *= count ** 3;
    return { ...one, width, adds, stride: own };
  });
}

/** How many cases classes make. */
export const casesOf = (classes: readonly ScoreClasses[]): number =>
  classes.reduce((cases, { cuts }) => cases * (cuts.length + 1) ** 3, 1);

/** The classes of a case of one of the scores: of the score, and of the lowest and the highest that it could be. */
export function classesIn(
  one: number,
  { cuts, stride }: ScoreClasses,
): { score: number; lowest: number; highest: number } {
  const count = cuts.length + 1;
  return {
    score: digitOf(one, stride, count),
    lowest: digitOf(one, stride * count, count),
    highest: digitOf(one, stride * count ** 2, count),
  };
}

/** The scores at which a comparison turns: the first that it holds, and the first beyond. */
export function cutsBy(look: ScoreLook, bands: Scoring['bands']): number[] {
  if (look.kind === 'scoreBand') {
    const { from, below } = bandOf(look.band, bands);
    return [from, below].flatMap((end) => (end === undefined ? [] : toThousandths(end)));
  }
  return [look.is, ...Object.values(look.bySource ?? {})].flatMap((is) => {
    const { from, to } = boundsOf(is);
    return [from, to + 1];
  });
}

/** Whether no threshold is beyond what a score can be, so that each class has scores of its own. */
export const areWithinScores = ({ cuts }: ScoreClasses): boolean =>
  cuts.every((cut) => Math.abs(cut) <= NARROW);

/** A score of the class (of one that any deal can have), in thousandths. No score is further from 0 than `NARROW`. */
export function scoreIn({ cuts }: ScoreClasses, one: number): number {
  const cut = Math.max(-NARROW, Math.min(cuts[Math.max(0, one - 1)] ?? 0, NARROW));
  return one > 0 ? cut : cut - 1;
}
