import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { normalize } from '#shared/domain/criteria/text.ts';
import { own } from '#shared/domain/own.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import { readBoolean } from '../cells/booleans.ts';
import { outcomeNamed, outcomeOfAnswer } from './outcomes.ts';
import type { ColumnProfile } from './profile.ts';

/** Stands for rows without a status, and for all rows of a file without a status column. */
export const NO_STATUS = '';

const MOST_SHOWN = 500;

/** Whether a column holds nothing but two answers, as a column does that says whether a deal was won. */
export const isAnswer = ({ values }: ColumnProfile): boolean =>
  values.length <= 2 && values.every((value) => readBoolean(value) !== null);

/** Whether a column holds nothing but codes of a CRM's that say how deals ended. */
export const isCoded = ({ values }: ColumnProfile, inCrm: Readonly<Record<string, Outcome>>): boolean =>
  values.every((value) => own(inCrm, normalize(value)) !== undefined);

/**
 * Which outcome each status value means, as far as its words say. Without a status column all deals are taken as
 * open, or as won where the file's name says that they are. `inCrm`: what values mean in a CRM that is known.
 */
export function guessOutcomes(
  profile: ColumnProfile | undefined,
  fileName: string,
  inCrm: Readonly<Record<string, Outcome>>,
): Mapping['outcomes'] {
  if (!profile) return { [NO_STATUS]: outcomeNamed(fileName) === 'won' ? 'won' : 'open' };
  const onlyAnswers = isAnswer(profile);
  const outcomes: Mapping['outcomes'] = {};
  for (const value of profile.values) {
    const outcome =
      own(inCrm, normalize(value)) ??
      (onlyAnswers ? outcomeOfAnswer(readBoolean(value)!) : outcomeNamed(value));
    if (outcome) outcomes[value] = outcome;
  }
  const closed = profile.values.find((value) => CLOSED.test(value.trim()));
  if (closed !== undefined && !outcomes[closed] && isSuccess(outcomes)) outcomes[closed] = 'won';
  return outcomes;
}

const CLOSED = /^(closed|geschlossen|fermee?|cerrad[oa]|chius[oa]|fechad[oa])$/i;

/** Whether what is closed was won: others are named lost or rejected, and none is called won. */
const isSuccess = (outcomes: Mapping['outcomes']): boolean =>
  Object.values(outcomes).some((outcome) => outcome === 'lost' || outcome === 'rejected') &&
  !Object.keys(outcomes).some((value) => /\bwon\b/i.test(value));

/** The status values of the file with their outcomes, most frequent first. */
export function statusValuesOf(
  profile: ColumnProfile | undefined,
  outcomes: Mapping['outcomes'],
  filledRows: number,
): ImportPreview['statusValues'] {
  const outcomeOf = outcomeReader(outcomes);
  const counts = profile?.counts ?? [];
  const without = filledRows - (profile?.filled ?? 0);
  if (without > 0) counts.push([NO_STATUS, without]);
  return counts
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHOWN)
    .map(([value, rows]) => ({ value, rows, outcome: outcomeOf(value) }));
}

/** Reads a status value (trimmed) as its outcome, whatever its case and accents; null where the mapping has none. */
export function outcomeReader(outcomes: Mapping['outcomes']): (value: string) => Outcome | null {
  const exact = new Map(Object.entries(outcomes));
  const folded = new Map(Object.entries(outcomes).map(([value, outcome]) => [normalize(value), outcome]));
  return (value) => exact.get(value) ?? folded.get(normalize(value)) ?? null;
}
