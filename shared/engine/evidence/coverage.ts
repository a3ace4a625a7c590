/** How much of each field a sample knows: the first thing a room has to see before it trusts a number. */
import {
  type Column,
  type Field,
  hasBit,
  OUTCOMES,
  type Outcome,
  type Sample,
} from '../../domain/sample/sample.ts';
import { knownAfterDays } from '../sample/known-after.ts';

export interface FieldCoverage {
  field: string;
  /** Deals with a value. */
  filled: number;
  filledByOutcome: Record<Outcome, number>;
  /** How many different values. */
  distinct: number;
  /** How many days after a deal began it was known, in the middle; null where no date says so. */
  knownAfterDays: number | null;
}

export interface Coverage {
  deals: number;
  byOutcome: Record<Outcome, number>;
  touchpoints: number;
  /** In the order of the sample's fields. */
  fields: FieldCoverage[];
}

const none = (): Record<Outcome, number> => ({ won: 0, lost: 0, rejected: 0, open: 0 });

export function coverageOf(sample: Sample): Coverage {
  const byOutcome = none();
  for (let deal = 0; deal < sample.deals; deal++) byOutcome[OUTCOMES[sample.outcome[deal]!]!]++;
  return {
    deals: sample.deals,
    byOutcome,
    touchpoints: sample.touchpoints.at.length,
    fields: sample.fields.map((field) => fieldCoverage(sample, field)),
  };
}

function fieldCoverage(sample: Sample, asked: Field): FieldCoverage {
  const field = asked.key;
  const column = sample.columns.get(field);
  const filledByOutcome = none();
  if (!column) return { field, filled: 0, filledByOutcome, distinct: 0, knownAfterDays: null };
  const values = new Set<number>();
  let filled = 0;
  for (let deal = 0; deal < sample.deals; deal++) {
    const value = comparable(column, deal);
    if (value === null) continue;
    filled++;
    filledByOutcome[OUTCOMES[sample.outcome[deal]!]!]++;
    values.add(value);
  }
  const distinct = values.size;
  return { field, filled, filledByOutcome, distinct, knownAfterDays: knownAfterDays(sample, asked) };
}

/** Something that is equal where the values are; null where there is none. */
function comparable(column: Column, deal: number): number | null {
  if (column.kind === 'text') return column.codes[deal]! || null;
  if (hasBit(column.missing, deal)) return null;
  return column.kind === 'boolean' ? Number(hasBit(column.values, deal)) : column.values[deal]!;
}
