/**
 * What the room says of when fields were known, in place of what the import took them for. The imported columns stay
 * as they are; a corrected sample only looks at them from another moment on.
 */

import { own } from '../own.ts';
import { type Column, type Field, hasBit, type Instant, type Known, type Sample } from './sample.ts';

/**
 * When a field was known: as `Known` has it (`dated`: by the history that came with the import), or since the date
 * that another field holds of the same deal.
 */
export type Correction = Known | { since: string };

/** By field key. */
export type Corrections = Readonly<Record<string, Correction>>;

/** The fields as the room has them. */
export const correctFields = <F extends Pick<Field, 'key' | 'known'>>(
  fields: readonly F[],
  corrections: Corrections,
): F[] =>
  fields.map((field) => {
    const correction = own(corrections, field.key);
    if (correction === undefined) return field;
    return { ...field, known: typeof correction === 'string' ? correction : 'dated' };
  });

/** The sample as the room has it; itself where the room has corrected nothing. */
export function correctKnown(sample: Sample, corrections: Corrections): Sample {
  const since = Object.entries(corrections).flatMap(([key, correction]) =>
    typeof correction === 'string' ? [] : [[key, correction.since] as const],
  );
  if (Object.keys(corrections).length === 0) return sample;
  const columns = new Map(sample.columns);
  for (const [key, date] of since) {
    const [column, dates] = [columns.get(key), sample.columns.get(date)];
    if (column) columns.set(key, { ...column, knownAt: knownSince(sample, dates) });
  }
  return { ...sample, fields: correctFields(sample.fields, corrections), columns };
}

/** The dates of a column; a deal without one knew the value when it ended, like a field known at the end. */
function knownSince({ deals, closedAt, asOf }: Sample, dates: Column | undefined): Float64Array {
  const endOf = (deal: number): Instant => (Number.isNaN(closedAt[deal]!) ? asOf : closedAt[deal]!);
  return Float64Array.from({ length: deals }, (_, deal) =>
    dates?.kind === 'date' && !hasBit(dates.missing, deal) ? dates.values[deal]! : endOf(deal),
  );
}

/** Why a field can't be corrected so; null where it can. `withHistory`: the keys of fields whose history was imported. */
export function correctionProblem(
  fields: readonly Field[],
  withHistory: ReadonlySet<string>,
  key: string,
  correction: Correction,
): string | null {
  const field = fields.find((one) => one.key === key);
  if (!field) return `These deals have no field “${key}”.`;
  if (!canBeCorrected(field)) return `When “${field.label}” was known follows from the deal itself.`;
  if (correction === 'dated' && !withHistory.has(key)) {
    return `The import brought no history of “${field.label}”. Choose a date of the deal since which it was known.`;
  }
  if (typeof correction === 'string') return null;
  const date = fields.find((one) => one.key === correction.since);
  if (date?.type === 'date') return null;
  return `“${date?.label ?? correction.since}” holds no dates, so “${field.label}” can’t be known since then.`;
}

/** What the replay itself stands on can't be known at another time. */
const FIXED = new Set(['id', 'createdAt', 'outcome', 'wonAt', 'lostAt']);

export const canBeCorrected = ({ role }: Pick<Field, 'role'>): boolean => !FIXED.has(role ?? '');
