/** A sample from plain objects: for tests, the sample workshop and other small sets of deals. */
import { own } from '../own.ts';
import { closingOf, instantOf, isDateOnly } from './calendar.ts';
import { latestDate } from './latest-date.ts';
import {
  type BooleanColumn,
  type Column,
  type DateColumn,
  type Field,
  type FieldRole,
  type FieldType,
  fieldByRole,
  type Instant,
  type Known,
  type NumberColumn,
  newBitmap,
  OUTCOMES,
  type Outcome,
  type Sample,
  setBit,
  type TextColumn,
  type TextValue,
  type Touchpoints,
} from './sample.ts';

/** An instant, or an ISO 8601 date (the start of its day in the sample's time zone) or date-time. */
export type PlainDate = Instant | string;

export interface PlainField {
  key: string;
  type: FieldType;
  /** As `key`, unless given. */
  label?: string;
  role?: FieldRole;
  stage?: string;
  /** From the start, unless given. */
  known?: Known;
}

export interface PlainTouchpoint {
  type: string;
  at: PlainDate;
  value?: number;
  /** The deal's own, unless given. */
  person?: string;
}

export interface PlainDeal {
  /** Open, unless given. */
  outcome?: Outcome;
  /** The value of the field with the role `createdAt`, unless given. */
  createdAt?: PlainDate;
  /** The value of the field with the role `wonAt`, unless given; open deals have no closing. */
  closedAt?: PlainDate;
  /** By field key; null and an empty list are missing. Dates as `PlainDate`. */
  values?: Readonly<Record<string, TextValue | number | boolean | null>>;
  /** By field key: since when the value of a `dated` field was known. */
  knownAt?: Readonly<Record<string, PlainDate>>;
  touchpoints?: readonly PlainTouchpoint[];
}

export interface PlainSample {
  fields: readonly PlainField[];
  deals: readonly PlainDeal[];
  /** The latest date in the sample, unless given. */
  asOf?: PlainDate;
  /** UTC, unless given. */
  timeZone?: string;
}

/** The sample by column. */
export function buildSample(plain: PlainSample): Sample {
  const { deals, timeZone = 'UTC' } = plain;
  const at = (date: PlainDate | undefined): Instant => readDate(date, timeZone, instantOf);
  const fields = plain.fields.map(
    (field): Field => ({
      key: field.key,
      label: field.label ?? field.key,
      type: field.type,
      role: field.role ?? null,
      stage: field.stage ?? null,
      known: field.known ?? 'start',
    }),
  );
  const byRole = (deal: PlainDeal, role: FieldRole): PlainDate | undefined => {
    const key = fieldByRole({ fields }, role)?.key;
    return key === undefined ? undefined : asDate(own(deal.values ?? {}, key));
  };
  const closings = deals.map((deal) =>
    (deal.outcome ?? 'open') === 'open'
      ? Number.NaN
      : readDate(deal.closedAt ?? byRole(deal, 'wonAt'), timeZone, closingOf),
  );
  const sample = {
    deals: deals.length,
    fields,
    columns: new Map(fields.map((field) => [field.key, buildColumn(field, deals, timeZone)])),
    outcome: Uint8Array.from(deals, ({ outcome }) => OUTCOMES.indexOf(outcome ?? 'open')),
    createdAt: Float64Array.from(deals, (deal) => at(deal.createdAt ?? byRole(deal, 'createdAt'))),
    closedAt: Float64Array.from(closings),
    touchpoints: buildTouchpoints(deals, at),
    timeZone,
  };
  return { ...sample, asOf: plain.asOf === undefined ? latestDate(sample) : at(plain.asOf) };
}

function readDate(
  date: PlainDate | undefined,
  timeZone: string,
  read: (iso: string, timeZone: string) => Instant,
): Instant {
  if (date === undefined) return Number.NaN;
  const at = typeof date === 'number' ? date : read(date, timeZone);
  if (Number.isNaN(at)) throw new Error(`“${date}” is not a date.`);
  return at;
}

const asDate = (value: TextValue | number | boolean | null | undefined): PlainDate | undefined =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined;

function buildColumn(field: Field, deals: readonly PlainDeal[], timeZone: string): Column {
  const values = deals.map((deal) => own(deal.values ?? {}, field.key) ?? null);
  const column = columnOf(field.type, values, timeZone);
  if (field.known === 'dated') {
    column.knownAt = Float64Array.from(deals, (deal) =>
      readDate(own(deal.knownAt ?? {}, field.key), timeZone, instantOf),
    );
  }
  return column;
}

type PlainValue = TextValue | number | boolean | null;

/** Values as they are written down, as a column of a type; null where there is none. */
export function columnOf(type: FieldType, values: readonly PlainValue[], timeZone: string): Column {
  switch (type) {
    case 'text':
    case 'category':
      return textColumn(values);
    case 'number':
      return numberColumn(values);
    case 'date':
      return dateColumn(values, timeZone);
    case 'boolean':
      return booleanColumn(values);
  }
}

function textColumn(values: readonly PlainValue[]): TextColumn {
  const codes = new Uint32Array(values.length);
  const dictionary: TextValue[] = [];
  const known = new Map<string, number>();
  values.forEach((value, i) => {
    if (value === null || (typeof value === 'object' && value.length === 0)) return;
    const entry = typeof value === 'object' ? value : String(value);
    const key = JSON.stringify(entry);
    const code = known.get(key) ?? dictionary.push(entry);
    known.set(key, code);
    codes[i] = code;
  });
  return { kind: 'text', codes, dictionary };
}

function numberColumn(values: readonly PlainValue[]): NumberColumn {
  const column: NumberColumn = {
    kind: 'number',
    values: new Float64Array(values.length),
    missing: newBitmap(values.length),
  };
  values.forEach((value, i) => {
    if (typeof value === 'number') column.values[i] = value;
    else setBit(column.missing, i);
  });
  return column;
}

function dateColumn(values: readonly PlainValue[], timeZone: string): DateColumn {
  const column: DateColumn = {
    kind: 'date',
    values: new Float64Array(values.length),
    missing: newBitmap(values.length),
    dayOnly: newBitmap(values.length),
  };
  values.forEach((value, i) => {
    const date = asDate(value);
    if (date === undefined) setBit(column.missing, i);
    else column.values[i] = readDate(date, timeZone, instantOf);
    if (typeof date === 'string' && isDateOnly(date)) setBit(column.dayOnly, i);
  });
  return column;
}

function booleanColumn(values: readonly PlainValue[]): BooleanColumn {
  const column: BooleanColumn = {
    kind: 'boolean',
    values: newBitmap(values.length),
    missing: newBitmap(values.length),
  };
  values.forEach((value, i) => {
    if (value === true) setBit(column.values, i);
    if (typeof value !== 'boolean') setBit(column.missing, i);
  });
  return column;
}

function buildTouchpoints(
  deals: readonly PlainDeal[],
  at: (date: PlainDate | undefined) => Instant,
): Touchpoints {
  const start = new Uint32Array(deals.length + 1);
  const all = deals.flatMap((deal, i) => {
    const own = (deal.touchpoints ?? []).map((touchpoint) => ({ ...touchpoint, at: at(touchpoint.at) }));
    start[i + 1] = start[i]! + own.length;
    return own.sort((a, b) => a.at - b.at);
  });
  const types = [...new Set(all.map(({ type }) => type))];
  const people = [...new Set(all.flatMap(({ person }) => (person === undefined ? [] : [person])))];
  const typeCode = new Map(types.map((type, i) => [type, i]));
  const personCode = new Map(people.map((person, i) => [person, i + 1]));
  return {
    start,
    type: Uint16Array.from(all, ({ type }) => typeCode.get(type)!),
    types,
    at: Float64Array.from(all, (touchpoint) => touchpoint.at),
    value: Float64Array.from(all, ({ value }) => value ?? Number.NaN),
    person: Uint32Array.from(all, ({ person }) => (person === undefined ? 0 : personCode.get(person)!)),
    people,
  };
}
