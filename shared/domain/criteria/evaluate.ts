/** The value of a criterion at one moment of a deal: true, false or unknown, and what was looked at for it. */
import type { MissingData } from '../classify/result.ts';
import type {
  ChecklistCondition,
  Comparison,
  Condition,
  Criterion,
  FieldCondition,
  ScoreBandCondition,
  ScoreCondition,
  TouchpointCondition,
} from '../definition/schema.ts';
import { isCombination } from '../definition/walk.ts';
import type { DealValue } from '../sample/deal.ts';
import { compareField } from './field.ts';
import { type Moment, valueAt } from './moment.ts';
import { boundsOf, compareScore, type ScoreOf, type ScoreSheet } from './scores.ts';
import { isMeasurable, matchingTouchpoints, measure, meets } from './touchpoints.ts';
import { all, any, atLeast, not, type Truth, truth } from './truth.ts';

/** The data that a condition looked at. */
export type Seen =
  | { kind: 'field'; field: string; value: DealValue | null }
  /** `touchpoints` are positions among the sample's; `measured` is their number, days, people or sum. */
  | { kind: 'touchpoints'; touchpoints: readonly number[]; measured: number; is: Comparison }
  /** `from` and `to` are the ends of the scores that were asked for; null where open. Whole thousandths. */
  | {
      kind: 'score';
      of: ScoreOf;
      points: number;
      low: number;
      high: number;
      from: number | null;
      to: number | null;
    };

export interface Evaluated {
  value: Truth;
  /** The value had every uncertain score comparison been unknown; where only this is unknown, it is uncertain. */
  firm: Truth;
  /** Of a combination: its parts, in order. */
  parts: readonly Evaluated[];
  /** Of a condition: the data it looked at; null where there was nothing to look at. */
  seen: Seen | null;
  /** Of a condition that is unknown or uncertain: the data it lacks. */
  missing: readonly MissingData[];
}

/** Whether a criterion is unknown or uncertain. (What is unknown is never firm.) */
export const isInDoubt = (evaluated: Evaluated): boolean => evaluated.firm === 'unknown';

/**
 * The value of a criterion. Criteria of rules come without a score sheet: they make the score, so they
 * can't look at it.
 */
export function evaluate(criterion: Criterion, moment: Moment, sheet: ScoreSheet | null): Evaluated {
  if (!isCombination(criterion)) return evaluateCondition(criterion, moment, sheet);
  const parts = criterion.of.map((part) => evaluate(part, moment, sheet));
  const combined = (values: Truth[]): Truth => {
    switch (criterion.kind) {
      case 'all':
        return all(values);
      case 'any':
        return any(values);
      case 'none':
        return not(any(values));
      case 'atLeast':
        return atLeast(criterion.count, values);
    }
  };
  return {
    value: combined(parts.map((part) => part.value)),
    firm: combined(parts.map((part) => part.firm)),
    parts,
    seen: null,
    missing: [],
  };
}

/** The data for want of which a criterion is unknown or uncertain, each once. */
export function missingIn(evaluated: Evaluated): MissingData[] {
  return isInDoubt(evaluated) ? distinct([...evaluated.missing, ...evaluated.parts.flatMap(missingIn)]) : [];
}

/** Each missing datum once, in order. */
export function distinct(missing: readonly MissingData[]): MissingData[] {
  return [...new Map(missing.map((datum) => [JSON.stringify(datum), datum])).values()];
}

function evaluateCondition(condition: Condition, moment: Moment, sheet: ScoreSheet | null): Evaluated {
  switch (condition.kind) {
    case 'field':
      return evaluateField(condition, moment);
    case 'touchpoints':
      return evaluateTouchpoints(condition, moment);
    case 'score':
    case 'scoreBand':
      if (!sheet) throw new Error('The criterion of a rule looks at a score.');
      return evaluateScore(condition, moment, sheet);
    case 'checklist':
      return evaluateChecklist(condition, moment);
  }
}

function evaluateField(condition: FieldCondition, moment: Moment): Evaluated {
  const { field } = condition;
  const found = valueAt(moment, field);
  if (typeof found === 'string') {
    const seen: Seen = { kind: 'field', field, value: null };
    if (condition.op === 'isKnown') return plain('false', seen);
    return plain('unknown', seen, [{ kind: 'field', field, because: found }]);
  }
  const value = compareField(condition, found, moment.context.timeZone);
  return plain(value, { kind: 'field', field, value: found }, [
    { kind: 'field', field, because: 'notComparable' },
  ]);
}

function evaluateTouchpoints(condition: TouchpointCondition, moment: Moment): Evaluated {
  const missing: MissingData[] = [];
  if (!isMeasurable(condition, moment)) missing.push({ kind: 'touchpoints', types: condition.types });
  if (condition.scope === 'account' && moment.account === null) missing.push({ kind: 'account' });
  const matching = matchingTouchpoints(condition, moment);
  const measured = measure(condition.measure, matching, moment.context.timeZone);
  const value = missing.length > 0 ? 'unknown' : truth(meets(measured, condition.is));
  const touchpoints = matching.map(({ index }) => index);
  return plain(value, { kind: 'touchpoints', touchpoints, measured, is: condition.is }, missing);
}

function evaluateScore(
  condition: ScoreCondition | ScoreBandCondition,
  moment: Moment,
  sheet: ScoreSheet,
): Evaluated {
  const { of, from, to } = boundsOf(condition, moment, sheet);
  const score = sheet.scores[of];
  const compared = compareScore(score, { from, to });
  return {
    ...compared,
    parts: [],
    seen: {
      kind: 'score',
      of,
      ...score,
      from: Number.isFinite(from) ? from : null,
      to: Number.isFinite(to) ? to : null,
    },
    missing: compared.firm === 'unknown' ? sheet.missing(of) : [],
  };
}

function evaluateChecklist(condition: ChecklistCondition, moment: Moment): Evaluated {
  const item = moment.checklist.find(({ id }) => id === condition.item);
  if (item?.standIn) return evaluateField(item.standIn, moment);
  return plain('unknown', null, [{ kind: 'checklist', item: condition.item }]);
}

const plain = (value: Truth, seen: Seen | null, missing: readonly MissingData[] = []): Evaluated => ({
  value,
  firm: value,
  parts: [],
  seen,
  missing: value === 'unknown' ? missing : [],
});
