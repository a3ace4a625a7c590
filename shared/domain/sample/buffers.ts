/**
 * A sample as named byte buffers and back: how the workshop file keeps it and how it travels to the window.
 * Numbers stand in as few bytes as hold them (`narrow.ts`), little-endian on every machine that Yardstick runs on;
 * dictionaries are JSON in UTF-8. A round trip gives back an equal sample.
 */
import {
  type Codes,
  narrowCodes,
  narrowInstants,
  narrowNumbers,
  numbersOver,
  wideCodes,
  wideInstants,
  wideNumbers,
} from './narrow.ts';
import type {
  Column,
  Field,
  FieldType,
  NumberColumn,
  Sample,
  TextColumn,
  TextValue,
  Touchpoints,
} from './sample.ts';
import { utf8Decode, utf8Encode } from './utf8.ts';

/** What a sample is besides its buffers. */
export interface SampleLayout {
  deals: number;
  asOf: number;
  timeZone: string;
  fields: Field[];
  touchpointTypes: string[];
  /** In the order in which they are stored. */
  buffers: { name: string; bytes: number }[];
}

/** A column as it is stored: codes and numbers may be narrow already, and the dictionary JSON in UTF-8. */
export type PackedColumn =
  | Exclude<Column, { kind: 'text' | 'number' }>
  | (Omit<NumberColumn, 'values'> & { values: Codes | Float64Array })
  | (Omit<TextColumn, 'codes' | 'dictionary'> & {
      codes: Codes;
      dictionary: readonly TextValue[] | Uint8Array;
    });

/** A sample to be stored. */
export type PackedSample = Omit<Sample, 'columns'> & { columns: ReadonlyMap<string, PackedColumn> };

/** A buffer of a column, with its name among them. */
export type Part = [part: string, bytes: Uint8Array];

type Packed = Codes | Float64Array;

/** The sample's layout and its buffers by name. */
export function toBuffers(sample: PackedSample): { layout: SampleLayout; buffers: Map<string, Uint8Array> } {
  const buffers = new Map(buffersOf(sample));
  const sizes = [...buffers].map(([name, { byteLength }]) => ({ name, bytes: byteLength }));
  return { layout: layoutOf(sample, sizes), buffers };
}

/** `buffers`: what `buffersOf` gives of the sample, without their bytes. */
export const layoutOf = (sample: PackedSample, buffers: SampleLayout['buffers']): SampleLayout => ({
  deals: sample.deals,
  asOf: sample.asOf,
  timeZone: sample.timeZone,
  fields: sample.fields.map((field) => ({ ...field })),
  touchpointTypes: [...sample.touchpoints.types],
  buffers,
});

/**
 * The sample's buffers by name, each made as it is asked for, so that they need not all be there beside the sample.
 * `made`: what `partsOf` gave of some columns before.
 */
export function* buffersOf(
  sample: PackedSample,
  made: ReadonlyMap<PackedColumn, Iterable<Part>> = new Map(),
): Generator<[name: string, bytes: Uint8Array]> {
  yield ['outcome', bytesOf(sample.outcome)];
  yield ['createdAt', bytesOf(narrowInstants(sample.createdAt))];
  yield ['closedAt', bytesOf(narrowInstants(sample.closedAt))];
  for (const field of sample.fields) {
    const column = columnOf(sample, field);
    for (const [part, bytes] of made.get(column) ?? partsOf(column)) yield [partName(field, part), bytes];
    if (column.knownAt) yield [partName(field, 'knownAt'), bytesOf(narrowInstants(column.knownAt))];
  }
  const { start, type, at, value, person, people } = sample.touchpoints;
  yield ['touchpoints:start', bytesOf(narrowCodes(start))];
  yield ['touchpoints:type', bytesOf(type)];
  yield ['touchpoints:at', bytesOf(narrowInstants(at))];
  yield ['touchpoints:value', bytesOf(narrowNumbers(value))];
  yield ['touchpoints:person', bytesOf(narrowCodes(person))];
  yield ['touchpoints:people', jsonOf(people)];
}

function columnOf({ columns }: PackedSample, { key, type }: Field): PackedColumn {
  const column = columns.get(key);
  if (column?.kind !== columnKind(type)) {
    throw new Error(`the sample has no ${columnKind(type)} column for its field "${key}"`);
  }
  return column;
}

/** The buffers of a column's values, but for when they were known, which may be found out later. */
export function* partsOf(column: PackedColumn): Generator<Part> {
  if (column.kind === 'text') {
    yield ['codes', bytesOf(narrowCodes(column.codes))];
    yield ['dictionary', jsonOf(column.dictionary)];
  } else {
    yield ['values', bytesOf(narrowValues(column))];
    yield ['missing', bytesOf(column.missing)];
    if (column.kind === 'date') yield ['dayOnly', bytesOf(column.dayOnly)];
  }
}

function narrowValues(column: Exclude<PackedColumn, { kind: 'text' }>): Packed {
  switch (column.kind) {
    case 'number':
      return narrowNumbers(column.values);
    case 'date':
      return narrowInstants(column.values);
    case 'boolean':
      return column.values;
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Packed): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const jsonOf = (value: readonly TextValue[] | Uint8Array): Uint8Array =>
  value instanceof Uint8Array ? value : utf8Encode(JSON.stringify(value));

/** Buffers that stand one after the other, each in memory of its own, as typed arrays need it. */
export function cutBuffers(
  joined: Uint8Array,
  layout: SampleLayout['buffers'],
): Map<string, Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new Map(
    layout.map(({ name, bytes }) => {
      const start = at;
      at += bytes;
      return [name, joined.slice(start, at) as Uint8Array<ArrayBuffer>];
    }),
  );
}

/**
 * The sample that was taken apart by `toBuffers`. Throws an error that names the buffer where one is missing or
 * has another length than the layout's deals ask for. Aligned buffers are used as they stand, without a copy.
 */
export function fromBuffers(layout: SampleLayout, buffers: ReadonlyMap<string, Uint8Array>): Sample {
  const bytesNamed = (name: string): Uint8Array => {
    const bytes = buffers.get(name);
    if (!bytes) throw new Error(`the sample's buffer "${name}" is missing`);
    return bytes;
  };
  const right = <T>(name: string, array: T | undefined): T => {
    if (!array) throw new Error(`the sample's buffer "${name}" has a wrong length`);
    return array;
  };
  /** Numbers whose width is always the same. */
  const plain = <W extends 1 | 2 | 4>(name: string, width: W, length: number) => {
    const bytes = bytesNamed(name);
    return right(name, bytes.byteLength === width * length ? numbersOver(bytes, width, length) : undefined);
  };
  const codes = (name: string, length: number) => right(name, wideCodes(bytesNamed(name), length));
  const numbers = (name: string, length: number) => right(name, wideNumbers(bytesNamed(name), length));
  const instants = (name: string, length: number) => right(name, wideInstants(bytesNamed(name), length));
  const json = <T>(name: string): T => JSON.parse(utf8Decode(bytesNamed(name))) as T;

  const { deals } = layout;
  const count = bytesNamed('touchpoints:type').byteLength / 2;
  const touchpoints: Touchpoints = {
    start: codes('touchpoints:start', deals + 1),
    type: plain('touchpoints:type', 2, count),
    types: layout.touchpointTypes,
    at: instants('touchpoints:at', count),
    value: numbers('touchpoints:value', count),
    person: codes('touchpoints:person', count),
    people: json<string[]>('touchpoints:people'),
  };
  const column = (field: Field): Column => {
    const part = (name: string) => partName(field, name);
    const words = (deals + 31) >> 5;
    const known = buffers.has(part('knownAt')) && { knownAt: instants(part('knownAt'), deals) };
    const kind = columnKind(field.type);
    if (kind === 'text') {
      const dictionary = json<TextValue[]>(part('dictionary'));
      return { kind, codes: codes(part('codes'), deals), dictionary, ...known };
    }
    const missing = plain(part('missing'), 4, words);
    if (kind === 'boolean') return { kind, values: plain(part('values'), 4, words), missing, ...known };
    if (kind === 'number') return { kind, values: numbers(part('values'), deals), missing, ...known };
    const values = instants(part('values'), deals);
    return { kind, values, missing, dayOnly: plain(part('dayOnly'), 4, words), ...known };
  };

  return {
    deals,
    fields: layout.fields,
    columns: new Map(layout.fields.map((field) => [field.key, column(field)])),
    outcome: plain('outcome', 1, deals),
    createdAt: instants('createdAt', deals),
    closedAt: instants('closedAt', deals),
    touchpoints,
    asOf: layout.asOf,
    timeZone: layout.timeZone,
  };
}

/** The keys of the fields of which the import brought history. */
export function fieldsWithHistory({
  fields,
  buffers,
}: Pick<SampleLayout, 'fields' | 'buffers'>): Set<string> {
  const names = new Set(buffers.map(({ name }) => name));
  return new Set(fields.filter((field) => names.has(partName(field, 'knownAt'))).map(({ key }) => key));
}

const partName = (field: Field, part: string): string => `field:${field.key}:${part}`;

function columnKind(type: FieldType): Column['kind'] {
  return type === 'category' ? 'text' : type;
}
