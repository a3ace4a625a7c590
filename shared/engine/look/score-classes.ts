/** Which stretch between thresholds a score lies in. All that a transition can know of a score is this. */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Scoring } from '../../domain/definition/schema.ts';
import type { ScoreLook } from '../criteria.ts';
import { NARROW } from '../points.ts';
import type { ScoreOf } from '../sums.ts';
import { bandOf, boundsOf, scoreLookedAt } from '../thresholds.ts';
import type { ScoreSheet } from './score-sheet.ts';

export interface ScoreClasses {
  of: ScoreOf;
  /** Index of its sum in the sheet. */
  sum: number;
  /** Where classes begin, in thousandths: class `c` holds the scores from `cuts[c - 1]` to below `cuts[c]`. */
  cuts: number[];
  /** By units of score above the sum's least: its class. */
  classOf: Uint8Array;
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
  const classes = Array.from(cutsOf, ([of, found]): ScoreClasses => {
    const cuts = [...found].sort((a, b) => a - b);
    const sum = sums.findIndex((one) => one.of === of);
    const { least, most } = sums[sum]!;
    const classOf = new Uint8Array(most - least + 1);
    for (let i = 0, next = 0; i < classOf.length; i += 1) {
      while (next < cuts.length && cuts[next]! <= (least + i) * unit) next += 1;
      classOf[i] = next;
    }
    return { of, sum, cuts, classOf };
  });
  if (classes.some(({ cuts }) => cuts.length > MOST_CUTS)) return null;
  return classes.sort((a, b) => a.sum - b.sum);
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

/** A score of the class (of one that any deal can have), in thousandths. No score is further from 0 than `NARROW`. */
export function scoreIn({ cuts }: ScoreClasses, one: number): number {
  const cut = Math.max(-NARROW, Math.min(cuts[Math.max(0, one - 1)] ?? 0, NARROW));
  return one > 0 ? cut : cut - 1;
}
