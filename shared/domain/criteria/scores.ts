/** Comparing scores: what the score says, and whether its range leaves that in doubt. */

import type { MissingData, Score } from '../classify/result.ts';
import type {
  Category,
  Comparison,
  Definition,
  ScoreBandCondition,
  ScoreCondition,
} from '../definition/schema.ts';
import { textsOf } from '../sample/deal.ts';
import { type Moment, valueAt } from './moment.ts';
import { normalize } from './text.ts';
import { toThousandths } from './touchpoints.ts';
import { all, type Truth, truth } from './truth.ts';

export type ScoreOf = 'total' | Category;

/** The scores of a deal at one moment, and the data for want of which they have a range. */
export interface ScoreSheet {
  scores: Readonly<Record<ScoreOf, Score>>;
  bands: Definition['scoring']['bands'];
  missing(of: ScoreOf): MissingData[];
}

/** One end of a stretch of scores, both in whole thousandths and included. */
export interface ScoreBounds {
  from: number;
  to: number;
}

/** The source of the deal as the condition lists it; null where it lists none of the deal's, or none is known. */
export function listedSource({ bySource }: ScoreCondition, moment: Moment): string | null {
  const { source } = moment.context;
  if (source === null || !bySource) return null;
  const value = valueAt(moment, source);
  if (typeof value === 'string') return null;
  const listed = Object.keys(bySource);
  for (const text of textsOf(value)) {
    const found = listed.find((key) => normalize(key) === text);
    if (found !== undefined) return found;
  }
  return null;
}

/** The comparison that a deal's score must meet: its source's own, where the condition lists the source. */
function comparisonFor(condition: ScoreCondition, moment: Moment): Comparison {
  const source = listedSource(condition, moment);
  return source === null ? condition.is : condition.bySource![source]!;
}

/** The scores that meet a condition. */
export function boundsOf(
  condition: ScoreCondition | ScoreBandCondition,
  moment: Moment,
  sheet: ScoreSheet,
): ScoreBounds & { of: ScoreOf } {
  if (condition.kind === 'scoreBand') {
    const band = sheet.bands.find(({ id }) => id === condition.band);
    if (!band) throw new Error(`The definition has no score band “${condition.band}”.`);
    return {
      of: band.of,
      from: band.from === undefined ? Number.NEGATIVE_INFINITY : toThousandths(band.from),
      // Scores are whole thousandths, so below an end is at most the thousandth before it.
      to: band.below === undefined ? Number.POSITIVE_INFINITY : toThousandths(band.below) - 1,
    };
  }
  const is = comparisonFor(condition, moment);
  const from = is.op === 'atLeast' ? is.value : is.op === 'between' ? is.low : Number.NEGATIVE_INFINITY;
  const to = is.op === 'atMost' ? is.value : is.op === 'between' ? is.high : Number.POSITIVE_INFINITY;
  return { of: condition.of, from: toThousandths(from), to: toThousandths(to) };
}

/** Whether a score lies within bounds; `firm` is unknown where the ends of its range answer differently. */
export function compareScore(score: Score, { from, to }: ScoreBounds): { value: Truth; firm: Truth } {
  const answers = (points: number): [boolean, boolean] => [points >= from, points <= to];
  const [lowest, highest] = [answers(score.low), answers(score.high)];
  return {
    value: all(answers(score.points).map(truth)),
    firm: all(lowest.map((answer, end) => (answer === highest[end] ? truth(answer) : 'unknown'))),
  };
}
