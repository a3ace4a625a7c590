/** Columns as small whole numbers: equal values have equal codes, 0 is missing. Codes of numbers are in their order. */
import { type Column, hasBit, newBitmap, type Sample, setBit } from '../../domain/sample/sample.ts';
import type { Spare } from './spare.ts';
import { upTo } from './told-apart.ts';

export interface CodedField {
  key: string;
  /** For each deal. */
  codes: Uint16Array | Uint32Array;
  /** How many codes there are, with that of missing. */
  size: number;
  /** The values by code, as a column of `size` deals. */
  values: Column;
}

/** Fields of more codes than 16 bits can tell apart are looked up by themselves, others by way of composites. */
export const MOST_CODES = 0x10000;

/** The fields of a sample by code, each made when it is first asked for. */
export class CodedFields {
  private readonly sample: Sample;
  private readonly spare: Spare;
  private readonly fields = new Map<string, CodedField>();

  constructor(sample: Sample, spare: Spare) {
    this.sample = sample;
    this.spare = spare;
  }

  /** Undefined where the sample has no such field. */
  get(key: string): CodedField | undefined {
    const known = this.fields.get(key);
    if (known) return known;
    const column = this.sample.columns.get(key);
    if (!column) return undefined;
    const coded = codeColumn(column, this.sample.deals);
    const codes = coded.size > MOST_CODES ? this.spare.share(coded.codes) : coded.codes;
    const field = { key, ...coded, codes };
    this.fields.set(key, field);
    return field;
  }
}

function codeColumn(column: Column, deals: number): Omit<CodedField, 'key'> {
  if (column.kind === 'text') {
    const size = column.dictionary.length + 1;
    return {
      codes: column.codes,
      size,
      values: atCodes(column, upTo(size)),
    };
  }
  if (column.kind === 'boolean') {
    const codes = new Uint16Array(deals);
    for (let deal = 0; deal < deals; deal += 1) {
      if (!hasBit(column.missing, deal)) codes[deal] = hasBit(column.values, deal) ? 2 : 1;
    }
    return {
      codes,
      size: 3,
      values: { kind: 'boolean', values: Uint32Array.of(4), missing: Uint32Array.of(1) },
    };
  }
  const { codes, found } = codeNumbers(column.values, column.missing);
  const missing = newBitmap(found.length);
  setBit(missing, 0);
  return {
    codes,
    size: found.length,
    values:
      column.kind === 'number'
        ? { kind: 'number', values: found, missing }
        : { kind: 'date', values: found, missing, dayOnly: newBitmap(found.length) },
  };
}

/** `found[code]` is the value, 0 for missing. */
function codeNumbers(
  values: Float64Array,
  missing: Uint32Array,
): { codes: Uint16Array | Uint32Array; found: Float64Array } {
  const places = new Places();
  const codes = new Uint32Array(values.length);
  for (let deal = 0; deal < values.length; deal += 1) {
    if (!hasBit(missing, deal)) codes[deal] = places.of(values[deal]!);
  }
  const found = Float64Array.from(places.values).sort();
  const code = new Uint32Array(found.length + 1);
  for (let i = 0; i < found.length; i += 1) code[places.of(found[i]!)] = i + 1;
  for (let deal = 0; deal < codes.length; deal += 1) codes[deal] = code[codes[deal]!]!;
  const withMissing = new Float64Array(found.length + 1);
  withMissing.set(found, 1);
  return { codes: withMissing.length <= 0x10000 ? Uint16Array.from(codes) : codes, found: withMissing };
}

/** Numbers by the order in which they are first seen, from 1 on. */
class Places {
  readonly values: number[] = [];
  private readonly known = new Map<number, number>();
  /** Counts and sizes are small whole numbers: a list answers for these, faster than the map. */
  private readonly small = new Uint32Array(1 << 14);

  of(value: number): number {
    const isSmall = value >= 0 && value < this.small.length && Math.trunc(value) === value;
    const known = isSmall ? this.small[value]! : (this.known.get(value) ?? 0);
    if (known !== 0) return known;
    const place = this.values.push(value);
    if (isSmall) this.small[value] = place;
    else this.known.set(value, place);
    return place;
  }
}

/** The column that has, for each of the given codes, the value of that code. */
export function atCodes(values: Column, codes: Int32Array): Column {
  if (values.kind === 'text') {
    return { kind: 'text', dictionary: values.dictionary, codes: new Uint32Array(codes) };
  }
  const missing = newBitmap(codes.length);
  for (let i = 0; i < codes.length; i += 1) if (hasBit(values.missing, codes[i]!)) setBit(missing, i);
  if (values.kind === 'boolean') {
    const bits = newBitmap(codes.length);
    codes.forEach((code, i) => {
      if (hasBit(values.values, code)) setBit(bits, i);
    });
    return { kind: 'boolean', values: bits, missing };
  }
  const numbers = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i += 1) numbers[i] = values.values[codes[i]!]!;
  return values.kind === 'number'
    ? { kind: 'number', values: numbers, missing }
    : { kind: 'date', values: numbers, missing, dayOnly: newBitmap(codes.length) };
}
