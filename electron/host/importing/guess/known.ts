import type { FieldRole, FieldType } from '#shared/domain/sample/sample.ts';

/** Headers of what adds up or changes while a deal runs, so that its value stands only at the end. */
const TOTAL =
  /\b(visits?|views?|clicks?|opens?|sessions?|duration|time spent|count|number of (?!employees)|num (?!employees)|times|total|score|touches|touchpoints|page ?views|emails?( sent| opened| delivered)|calls|meetings|activities|probability|forecast\w*)\b|^(last(?! name)|latest|recent|most recent|current stage|days (to|in)|next) ?/;

const CALLED_LATE: Partial<Record<FieldRole, string>> = {
  outcome: 'Known only at the end: it says how the deal ended.',
  wonAt: 'Known only at the end: it is the day the deal closed.',
  lostReason: 'Known only at the end: it is given when a deal is lost.',
  amount: 'Taken as known only at the end: amounts are usually filled in, or corrected, as a deal closes.',
  stageDate: 'Taken as known only at the end: it is a day after the deal began.',
};

/**
 * From when a field's value is known, and why where that is not the start. `after`: whether a date column's
 * dates lie after the creation of their deals; null where that can't be told.
 */
export function guessKnown(
  role: FieldRole | null,
  type: FieldType,
  header: string,
  after: boolean | null,
): { known: 'start' | 'end'; note: string | null } {
  const late = role && CALLED_LATE[role];
  if (late) return { known: 'end', note: late };
  if (role !== null) return { known: 'start', note: null };
  if (type === 'date' && after !== false) {
    return { known: 'end', note: 'Taken as known only at the end: its dates may lie after the deal began.' };
  }
  if (type !== 'date' && TOTAL.test(header)) {
    return {
      known: 'end',
      note: 'Taken as known only at the end: it adds up or changes while the deal runs.',
    };
  }
  return { known: 'start', note: null };
}
