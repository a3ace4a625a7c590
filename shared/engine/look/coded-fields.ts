/** Columns as small whole numbers: equal values have equal codes, 0 is missing. */
import { type Column, hasBit, newBitmap, type Sample, setBit } from '../../domain/sample/sample.ts';

export interface CodedField {
  key: string;
  /** For each deal. */
  codes: Uint16Array | Uint32Array;
  /** How many codes there are, with that of missing. */
  size: number;
  /** The values by code, as a column of `size` deals. */
  values: Column;
}

/** The fields of a sample by code, each made when it is first asked for. */
export class CodedFields {
  private readonly sample: Sample;
  private readonly fields = new Map<string, CodedField>();

  constructor(sample: Sample) {
    this.sample = sample;
  }

  /** Undefined where the sample has no such field. */
  get(key: string): CodedField | undefined {
    const known = this.fields.get(key);
    if (known) return known;
    const column = this.sample.columns.get(key);
    if (!column) return undefined;
    const field = { key, ...codeColumn(column, this.sample.deals) };
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
      values: atCodes(
        column,
        Uint32Array.from({ length: size }, (_, i) => i),
      ),
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
  const values = Float64Array.from(found);
  return {
    codes,
    size: found.length,
    values:
      column.kind === 'number'
        ? { kind: 'number', values, missing }
        : { kind: 'date', values, missing, dayOnly: newBitmap(found.length) },
  };
}

/** Codes in the order in which values are first seen; `found[code]` is the value, 0 for missing. */
function codeNumbers(
  values: Float64Array,
  missing: Uint32Array,
): { codes: Uint16Array | Uint32Array; found: number[] } {
  const codes = new Uint32Array(values.length);
  const found = [0];
  const known = new Map<number, number>();
  // Counts and sizes are small whole numbers: a list answers for these, faster than the map.
  const small = new Uint32Array(SMALL);
  for (let deal = 0; deal < values.length; deal += 1) {
    if (hasBit(missing, deal)) continue;
    const value = values[deal]!;
    const isSmall = value >= 0 && value < SMALL && Math.trunc(value) === value;
    let code = isSmall ? small[value]! : (known.get(value) ?? 0);
    if (code === 0) {
      code = found.push(value) - 1;
      if (isSmall) small[value] = code;
      else known.set(value, code);
    }
    codes[deal] = code;
  }
  return { codes: found.length <= 0x10000 ? Uint16Array.from(codes) : codes, found };
}
const SMALL = 1 << 14;

/** The column that has, for each of the given codes, the value of that code. */
export function atCodes(values: Column, codes: Uint32Array): Column {
  if (values.kind === 'text') return { kind: 'text', dictionary: values.dictionary, codes };
  const missing = newBitmap(codes.length);
  codes.forEach((code, i) => {
    if (hasBit(values.missing, code)) setBit(missing, i);
  });
  if (values.kind === 'boolean') {
    const bits = newBitmap(codes.length);
    codes.forEach((code, i) => {
      if (hasBit(values.values, code)) setBit(bits, i);
    });
    return { kind: 'boolean', values: bits, missing };
  }
  const numbers = Float64Array.from(codes, (code) => values.values[code]!);
  return values.kind === 'number'
    ? { kind: 'number', values: numbers, missing }
    : { kind: 'date', values: numbers, missing, dayOnly: newBitmap(codes.length) };
}
