/**
 * A sample as named byte buffers and back: how the workshop file keeps it and how it travels to the window.
 * Numbers stand as they do in memory, little-endian on every machine that Yardstick runs on; dictionaries are
 * JSON in UTF-8. A round trip gives back an equal sample.
 */
import type { Column, Field, FieldType, Sample, TextColumn, TextValue, Touchpoints } from './sample.ts';
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

/** A column as it is stored: the dictionary may be there as JSON in UTF-8 already. */
export type PackedColumn =
  | Exclude<Column, { kind: 'text' }>
  | (Omit<TextColumn, 'dictionary'> & { dictionary: readonly TextValue[] | Uint8Array });

/** A sample to be stored. */
export type PackedSample = Omit<Sample, 'columns'> & { columns: ReadonlyMap<string, PackedColumn> };

type Packed = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type PackedType = 'u8' | 'u16' | 'u32' | 'f64';
interface PackedArrays {
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
  f64: Float64Array;
}

/** The sample's layout and its buffers by name. Buffers of numbers are views: they share the sample's memory. */
export function toBuffers(sample: PackedSample): { layout: SampleLayout; buffers: Map<string, Uint8Array> } {
  const buffers = new Map<string, Uint8Array>();
  const put = (name: string, numbers: Packed): void => {
    buffers.set(name, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  };
  const putJson = (name: string, value: unknown): void => {
    buffers.set(name, value instanceof Uint8Array ? value : utf8Encode(JSON.stringify(value)));
  };

  put('outcome', sample.outcome);
  put('createdAt', sample.createdAt);
  put('closedAt', sample.closedAt);
  for (const field of sample.fields) putColumn(field, sample.columns.get(field.key), put, putJson);
  const { start, type, at, value, person, people } = sample.touchpoints;
  put('touchpoints:start', start);
  put('touchpoints:type', type);
  put('touchpoints:at', at);
  put('touchpoints:value', value);
  put('touchpoints:person', person);
  putJson('touchpoints:people', people);

  const layout: SampleLayout = {
    deals: sample.deals,
    asOf: sample.asOf,
    timeZone: sample.timeZone,
    fields: sample.fields.map((field) => ({ ...field })),
    touchpointTypes: [...sample.touchpoints.types],
    buffers: [...buffers].map(([name, bytes]) => ({ name, bytes: bytes.byteLength })),
  };
  return { layout, buffers };
}

function putColumn(
  field: Field,
  column: PackedColumn | undefined,
  put: (name: string, numbers: Packed) => void,
  putJson: (name: string, value: unknown) => void,
): void {
  if (!column || column.kind !== columnKind(field.type)) {
    throw new Error(`the sample has no ${columnKind(field.type)} column for its field "${field.key}"`);
  }
  const part = (name: string) => partName(field, name);
  if (column.kind === 'text') {
    put(part('codes'), column.codes);
    putJson(part('dictionary'), column.dictionary);
  } else {
    put(part('values'), column.values);
    put(part('missing'), column.missing);
    if (column.kind === 'date') put(part('dayOnly'), column.dayOnly);
  }
  if (column.knownAt) put(part('knownAt'), column.knownAt);
}

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
  const bytesOf = (name: string): Uint8Array => {
    const bytes = buffers.get(name);
    if (!bytes) throw new Error(`the sample's buffer "${name}" is missing`);
    return bytes;
  };
  const numbers = <T extends PackedType>(name: string, type: T, length: number): PackedArrays[T] => {
    const array = unpack(bytesOf(name), type);
    if (array?.length !== length) throw new Error(`the sample's buffer "${name}" has a wrong length`);
    return array;
  };
  const json = <T>(name: string): T => JSON.parse(utf8Decode(bytesOf(name))) as T;

  const { deals } = layout;
  const count = bytesOf('touchpoints:type').byteLength / 2;
  const touchpoints: Touchpoints = {
    start: numbers('touchpoints:start', 'u32', deals + 1),
    type: numbers('touchpoints:type', 'u16', count),
    types: layout.touchpointTypes,
    at: numbers('touchpoints:at', 'f64', count),
    value: numbers('touchpoints:value', 'f64', count),
    person: numbers('touchpoints:person', 'u32', count),
    people: json<string[]>('touchpoints:people'),
  };
  const column = (field: Field): Column => {
    const part = (name: string) => partName(field, name);
    const words = (deals + 31) >> 5;
    const known = buffers.has(part('knownAt')) && { knownAt: numbers(part('knownAt'), 'f64', deals) };
    const kind = columnKind(field.type);
    if (kind === 'text') {
      const dictionary = json<TextValue[]>(part('dictionary'));
      return { kind, codes: numbers(part('codes'), 'u32', deals), dictionary, ...known };
    }
    const missing = numbers(part('missing'), 'u32', words);
    if (kind === 'boolean') return { kind, values: numbers(part('values'), 'u32', words), missing, ...known };
    const values = numbers(part('values'), 'f64', deals);
    if (kind === 'number') return { kind, values, missing, ...known };
    return { kind, values, missing, dayOnly: numbers(part('dayOnly'), 'u32', words), ...known };
  };

  return {
    deals,
    fields: layout.fields,
    columns: new Map(layout.fields.map((field) => [field.key, column(field)])),
    outcome: numbers('outcome', 'u8', deals),
    createdAt: numbers('createdAt', 'f64', deals),
    closedAt: numbers('closedAt', 'f64', deals),
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

/** The bytes as numbers; undefined where they don't divide into them. Copies only what is not aligned. */
function unpack<T extends PackedType>(bytes: Uint8Array, type: T): PackedArrays[T] | undefined;
function unpack(bytes: Uint8Array, type: PackedType): Packed | undefined {
  const size = { u8: 1, u16: 2, u32: 4, f64: 8 }[type];
  if (bytes.byteLength % size !== 0) return undefined;
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = aligned;
  const length = aligned.byteLength / size;
  if (type === 'u8') return new Uint8Array(buffer, byteOffset, length);
  if (type === 'u16') return new Uint16Array(buffer, byteOffset, length);
  if (type === 'u32') return new Uint32Array(buffer, byteOffset, length);
  return new Float64Array(buffer, byteOffset, length);
}
