/** One deal of a sample, as the reference classifier reads it, and what it must know of the sample around it. */
import { normalize } from '../criteria/text.ts';
import {
  type Column,
  type Field,
  fieldByRole,
  hasBit,
  type Instant,
  OUTCOMES,
  type Outcome,
  type Sample,
  type TextValue,
} from './sample.ts';

/** A value that is there; a missing one is no value at all. */
export type DealValue =
  | { kind: 'text'; value: TextValue }
  | { kind: 'number'; value: number }
  | { kind: 'date'; value: Instant; dayOnly: boolean }
  | { kind: 'boolean'; value: boolean };

export interface Touchpoint {
  /** Position among all touchpoints of the sample. */
  index: number;
  /** As imported. */
  type: string;
  at: Instant;
  value: number | null;
  /** Equal for touchpoints of the same person. */
  person: string;
}

export interface Deal {
  /** Position in the sample. */
  index: number;
  /** By field key; a missing value has no entry. */
  values: ReadonlyMap<string, DealValue>;
  /** Since when the values of `dated` fields were known; no entry where they never were. */
  knownAt: ReadonlyMap<string, Instant>;
  outcome: Outcome;
  createdAt: Instant | null;
  closedAt: Instant | null;
  /** Equal for deals of the same account; null where it has none. */
  account: string | null;
  /** In order of time. */
  touchpoints: readonly Touchpoint[];
}

/** What classifying one deal needs to know of the whole sample. */
export interface SampleContext {
  fields: ReadonlyMap<string, Field>;
  /** Key of the field with the role `source`. */
  source: string | null;
  /** Normalized types of which the sample holds at least one touchpoint. */
  types: ReadonlySet<string>;
  /** Normalized types of which at least one touchpoint has a value. */
  typesWithValue: ReadonlySet<string>;
  asOf: Instant;
  timeZone: string;
  /** The touchpoints of all other deals of the deal's account. */
  ofTheAccountsOtherDeals(deal: Deal): readonly Touchpoint[];
}

/** The deal at a position of the sample. */
export function readDeal(sample: Sample, index: number): Deal {
  const values = new Map<string, DealValue>();
  const knownAt = new Map<string, Instant>();
  for (const [key, column] of sample.columns) {
    const value = readValue(column, index);
    if (value) values.set(key, value);
    const since = column.knownAt?.[index];
    if (since !== undefined && !Number.isNaN(since)) knownAt.set(key, since);
  }
  return {
    index,
    values,
    knownAt,
    outcome: OUTCOMES[sample.outcome[index]!]!,
    createdAt: orNull(sample.createdAt[index]!),
    closedAt: orNull(sample.closedAt[index]!),
    account: identity(cellOf(values, fieldByRole(sample, 'account'))),
    touchpoints: readTouchpoints(sample, index, identity(cellOf(values, fieldByRole(sample, 'person')))),
  };
}

/** All deals of a sample, read one after another. */
export function* dealsOf(sample: Sample): Generator<Deal> {
  for (let index = 0; index < sample.deals; index++) yield readDeal(sample, index);
}

/** What classifying the deals of a sample needs to know of it; made once for a sample. */
export function contextOf(sample: Sample): SampleContext {
  const { type, types, value } = sample.touchpoints;
  const present = new Set<number>();
  const valued = new Set<number>();
  for (let i = 0; i < type.length; i++) {
    present.add(type[i]!);
    if (!Number.isNaN(value[i]!)) valued.add(type[i]!);
  }
  const named = (indexes: Set<number>) => new Set([...indexes].map((i) => normalize(types[i]!)));
  // Whose account is whose is read at the first question about one; of the deals, only those that are asked about.
  let accounts: ReadonlyMap<string, readonly number[]> | undefined;
  const touchpoints = new Map<number, readonly Touchpoint[]>();
  const touchpointsOf = (index: number): readonly Touchpoint[] => {
    const known = touchpoints.get(index) ?? readDeal(sample, index).touchpoints;
    touchpoints.set(index, known);
    return known;
  };
  return {
    fields: new Map(sample.fields.map((field) => [field.key, field])),
    source: fieldByRole(sample, 'source')?.key ?? null,
    types: named(present),
    typesWithValue: named(valued),
    asOf: sample.asOf,
    timeZone: sample.timeZone,
    ofTheAccountsOtherDeals: (deal) => {
      if (deal.account === null) return [];
      accounts ??= dealsByAccount(sample);
      const others = (accounts.get(deal.account) ?? []).filter((other) => other !== deal.index);
      return others.flatMap(touchpointsOf);
    },
  };
}

/** The positions of the deals of each account. */
function dealsByAccount(sample: Sample): Map<string, number[]> {
  const accounts = new Map<string, number[]>();
  const field = fieldByRole(sample, 'account');
  const column = field && sample.columns.get(field.key);
  for (let index = 0; column && index < sample.deals; index++) {
    const account = identity(readValue(column, index));
    if (account === null) continue;
    const deals = accounts.get(account);
    if (deals) deals.push(index);
    else accounts.set(account, [index]);
  }
  return accounts;
}

/** The same sample with every field known from the start: what a replay with hindsight would see. */
export function withHindsight(context: SampleContext): SampleContext {
  const fields = new Map<string, Field>();
  for (const [key, field] of context.fields) fields.set(key, { ...field, known: 'start' });
  return { ...context, fields };
}

/** The texts of a value, normalized; a list has several. */
export function textsOf(value: DealValue): string[] {
  if (typeof value.value === 'object') return value.value.map(normalize);
  return [normalize(String(value.value))];
}

const orNull = (at: number): Instant | null => (Number.isNaN(at) ? null : at);

const cellOf = (values: ReadonlyMap<string, DealValue>, field: Field | undefined): DealValue | null =>
  (field && values.get(field.key)) ?? null;

const identity = (value: DealValue | null): string | null => (value && textsOf(value).join(' ')) || null;

function readValue(column: Column, i: number): DealValue | null {
  if (column.kind === 'text') {
    const code = column.codes[i]!;
    return code === 0 ? null : { kind: 'text', value: column.dictionary[code - 1]! };
  }
  if (hasBit(column.missing, i)) return null;
  switch (column.kind) {
    case 'number':
      return { kind: 'number', value: column.values[i]! };
    case 'date':
      return { kind: 'date', value: column.values[i]!, dayOnly: hasBit(column.dayOnly, i) };
    case 'boolean':
      return { kind: 'boolean', value: hasBit(column.values, i) };
  }
}

function readTouchpoints(sample: Sample, deal: number, dealsPerson: string | null): Touchpoint[] {
  const { start, type, types, at, value, person, people } = sample.touchpoints;
  const ownPerson = dealsPerson === null ? `deal ${deal}` : `person ${dealsPerson}`;
  const read: Touchpoint[] = [];
  for (let index = start[deal]!; index < start[deal + 1]!; index++) {
    const number = person[index]!;
    read.push({
      index,
      type: types[type[index]!]!,
      at: at[index]!,
      value: orNull(value[index]!),
      person: number === 0 ? ownPerson : `person ${normalize(people[number - 1]!)}`,
    });
  }
  return read;
}
