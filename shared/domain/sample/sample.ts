/**
 * A sample: the deals of a workshop and their touchpoints, by column, as the importer writes them, the
 * workshop file keeps them and the engine reads them. It never changes once it is imported.
 */
import type { HiddenNames } from './hidden-names.ts';

export const OUTCOMES = ['won', 'lost', 'rejected', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const FIELD_TYPES = ['text', 'category', 'number', 'date', 'boolean'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const FIELD_ROLES = [
  'id',
  'person',
  'account',
  'email',
  'title',
  'source',
  'owner',
  'amount',
  'createdAt',
  'outcome',
  /** When the deal closed; where there is `lostAt`, when it was won. */
  'wonAt',
  /** When a deal that was not won closed, where that stands in a column of its own. */
  'lostAt',
  'lostReason',
  /** A date on which the deal really reached a stage; `Field.stage` names the stage. */
  'stageDate',
] as const;
export type FieldRole = (typeof FIELD_ROLES)[number];

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/**
 * From when a field's value was known: since the deal began, only at its end (totals, reasons), or since a
 * date of its own for each deal (`Column.knownAt`, from field history). Before, it is missing.
 */
export type Known = 'start' | 'end' | 'dated';

export interface Field {
  /** Stable, unique name: what definitions refer to. */
  key: string;
  /** What people call it: the column's header. */
  label: string;
  type: FieldType;
  role: FieldRole | null;
  /** For the role `stageDate`: the name of the stage. */
  stage: string | null;
  known: Known;
  /** Where it names somebody and not everybody may know whom: what its values are called instead. Never stored. */
  hidden?: HiddenNames;
}

/** One bit a deal, least significant first: bit `i & 31` of word `i >> 5`. */
export type Bitmap = Uint32Array;

/** A text cell, or the values of a cell that holds a list. */
export type TextValue = string | readonly string[];

interface ColumnBase {
  /** For `known: 'dated'`: since when each deal's value was known; NaN where it never was. */
  knownAt?: Float64Array;
}
/** `text` and `category`: `dictionary[code - 1]` is the value, code 0 is missing. */
export interface TextColumn extends ColumnBase {
  kind: 'text';
  codes: Uint32Array;
  dictionary: readonly TextValue[];
}
export interface NumberColumn extends ColumnBase {
  kind: 'number';
  /** Meaningless where `missing`. */
  values: Float64Array;
  missing: Bitmap;
}
export interface DateColumn extends ColumnBase {
  kind: 'date';
  /** Instants; a date without a time is the start of its day in the sample's time zone. */
  values: Float64Array;
  missing: Bitmap;
  /** Set where the value had no time of day. */
  dayOnly: Bitmap;
}
export interface BooleanColumn extends ColumnBase {
  kind: 'boolean';
  values: Bitmap;
  missing: Bitmap;
}
export type Column = TextColumn | NumberColumn | DateColumn | BooleanColumn;

/** All touchpoints, sorted by deal, then time, then the order in which they were imported. */
export interface Touchpoints {
  /** The touchpoints of deal `i` are `start[i] … start[i + 1] - 1`. */
  start: Uint32Array;
  /** Index into `types`. */
  type: Uint16Array;
  types: readonly string[];
  at: Float64Array;
  /** NaN where there is none. */
  value: Float64Array;
  /** `people[person - 1]`; 0 is the deal's own person. */
  person: Uint32Array;
  people: readonly string[];
}

export interface Sample {
  /** The number of deals. */
  deals: number;
  fields: readonly Field[];
  /** By field key, one for each field. */
  columns: ReadonlyMap<string, Column>;
  /** Index into OUTCOMES, for each deal. */
  outcome: Uint8Array;
  /** When the deal was created; NaN where unknown. */
  createdAt: Float64Array;
  /**
   * The instant at which the deal closed: what happens at it or later does not count. A closing date without a
   * time closes at the end of its day. NaN for open deals and where the date is unknown.
   */
  closedAt: Float64Array;
  touchpoints: Touchpoints;
  /** The sample's own date: the end of deals that have not closed. Set by the room, or `latestDate(sample)`. */
  asOf: Instant;
  /** IANA name of the workshop's time zone, in which days begin. */
  timeZone: string;
  /** The open deals younger than so many days, which this part of a sample leaves out (`withoutYoung`). */
  tooYoung?: { deals: number; days: number };
  /** In a part of a sample, where each of its deals stands in the whole (`partOf`). */
  places?: Uint32Array;
}

/** The number of a deal in the whole sample, from 1: what it goes by where deals have no ids. */
export const dealNumber = ({ places }: Sample, deal: number): number => (places?.[deal] ?? deal) + 1;

/** Whether bit `i` is set. */
export const hasBit = (bits: Bitmap, i: number): boolean => ((bits[i >> 5]! >>> (i & 31)) & 1) === 1;

/** Sets bit `i`. */
export const setBit = (bits: Bitmap, i: number): void => {
  bits[i >> 5]! |= 1 << (i & 31);
};

/** An empty bitmap for `length` deals. */
export const newBitmap = (length: number): Bitmap => new Uint32Array((length + 31) >> 5);

/** The field with a role, if the sample has one. */
export const fieldByRole = (sample: Pick<Sample, 'fields'>, role: FieldRole): Field | undefined =>
  sample.fields.find((field) => field.role === role);
