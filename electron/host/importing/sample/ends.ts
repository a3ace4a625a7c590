/** How and when each deal ended, once its fields are there: those that other tables bring as well. */
import type { Mapping } from '#shared/contract/mapping.ts';
import type { PackedSample } from '#shared/domain/sample/buffers.ts';
import {
  type DateColumn,
  type FieldRole,
  hasBit,
  OUTCOMES,
  type Outcome,
  type Sample,
  type TextValue,
} from '#shared/domain/sample/sample.ts';
import { outcomeReader } from '../guess/status-values.ts';
import { closedAtOf, createdAtOf } from './dates-of-sample.ts';

type Written = Pick<PackedSample, 'deals' | 'fields' | 'columns' | 'timeZone' | 'outcome'>;

/** The column of dates that plays a part in the deals; none where no field does, or where it holds no dates. */
function datesOf({ fields, columns }: Pick<Written, 'fields' | 'columns'>, role: FieldRole) {
  const field = fields.find((candidate) => candidate.role === role);
  const column = field && columns.get(field.key);
  return column?.kind === 'date' ? column : undefined;
}

export const beginsOf = (written: Omit<Written, 'outcome'>): Float64Array =>
  createdAtOf(datesOf(written, 'createdAt'), written.deals);

/**
 * `written.outcome` is what rows said themselves; where none did, a closing date may say it for them. What became of
 * a deal in another table counts before both.
 */
export function endsOf(written: Written, mapping: Mapping): Pick<Sample, 'outcome' | 'closedAt'> {
  const { columns, outcomeOfClosed } = mapping;
  const closings = datesOf(written, 'wonAt');
  const losses = datesOf(written, 'lostAt');
  const isSaid = columns.some(({ use, role }) => use && role === 'outcome');
  let { outcome } = written;
  if (outcomeOfClosed && !isSaid) {
    if (losses) outcome = closedAre('lost', losses, outcome);
    if (closings) outcome = closedAre(outcomeOfClosed, closings, outcome);
  }
  outcome = endedElsewhere(mapping, written.columns, outcome);
  const closedAt = closedAtOf(closings, outcome, written.timeZone);
  const lostAt = losses ? closedAtOf(losses, outcome, written.timeZone) : [];
  for (let deal = 0; deal < lostAt.length; deal++) {
    if (outcome[deal] !== WON && !Number.isNaN(lostAt[deal])) closedAt[deal] = lostAt[deal]!;
  }
  return { outcome, closedAt };
}

const WON = OUTCOMES.indexOf('won');

function closedAre(ended: Outcome, { missing }: DateColumn, others: Uint8Array): Uint8Array {
  const code = OUTCOMES.indexOf(ended);
  return others.map((outcome, deal) => (hasBit(missing, deal) ? outcome : code));
}

function endedElsewhere(
  { ending, others }: Mapping,
  columns: Written['columns'],
  own: Uint8Array,
): Uint8Array {
  const told = ending && others[ending.table - 1]?.columns.find(({ column }) => column === ending.column);
  const column = told?.use ? columns.get(told.key) : undefined;
  if (!ending || column?.kind !== 'text') return own;
  const outcomeOf = outcomeReader(ending.outcomes);
  const { codes, dictionary } = column;
  const values: readonly TextValue[] =
    dictionary instanceof Uint8Array ? JSON.parse(Buffer.from(dictionary).toString()) : dictionary;
  const outcomes = values.map((value) => (typeof value === 'string' ? outcomeOf(value) : null));
  return own.map((outcome, deal) => {
    const told = outcomes[codes[deal]! - 1] ?? null;
    return told === null ? outcome : OUTCOMES.indexOf(told);
  });
}

/** How many deals ended how. */
export function countOutcomes(outcome: Uint8Array): Record<Outcome, number> {
  const byCode = new Uint32Array(OUTCOMES.length);
  for (let deal = 0; deal < outcome.length; deal++) byCode[outcome[deal]!]!++;
  const counts: Record<Outcome, number> = { won: 0, lost: 0, rejected: 0, open: 0 };
  for (const [code, name] of OUTCOMES.entries()) counts[name] = byCode[code]!;
  return counts;
}
