/**
 * Composite dictionaries: a few small fields coded together, so that one look into a table answers all questions
 * about them.
 */
import type { CodedField } from './coded-fields.ts';
import type { Spare } from './spare.ts';

/**
 * Up to four composites. Their codes lie side by side and their tables one behind the other, as a pass over all deals
 * is fastest where it reads from few places.
 */
export interface Quartet {
  /** The fields of each composite. */
  composites: CodedField[][];
  /**
   * For each deal two words, of two codes of 16 bits each. A code is that of the first field, plus its size times that
   * of the second, and so on.
   */
  codes: Uint32Array;
  /** Where in a table the rows of each of the four begin. */
  offsets: [number, number, number, number];
  /** Rows of a table; the last is for what isn't there. */
  rows: number;
}

/** A number for each code of a field, to be added up over the fields of a composite. */
export interface FieldNumbers {
  /** How many codes there are. */
  size: number;
  /** The code from which on each number holds, in order. */
  from: Int32Array;
  numbers: Float64Array;
}

/** Tables of so many rows stay in the processor's cache. */
const MOST_ROWS = 8192;

/** Groups fields (each of at most `MOST_CODES` codes) into as few composites as their sizes allow. */
export function quartetsOf(fields: readonly CodedField[], deals: number, spare: Spare): Quartet[] {
  // With few deals, more rows would cost more to fill than they save.
  const most = Math.min(MOST_ROWS, Math.max(64, Math.floor(deals / 3)));
  const groups: { fields: CodedField[]; rows: number }[] = [];
  for (const field of [...fields].sort((a, b) => b.size - a.size)) {
    const group = groups.find(({ rows }) => rows * field.size <= most);
    if (group) {
      group.fields.push(field);
      group.rows *= field.size;
    } else groups.push({ fields: [field], rows: field.size });
  }
  const quartets: Quartet[] = [];
  for (let from = 0; from < groups.length; from += 4) {
    quartets.push(quartetOf(groups.slice(from, from + 4), deals, spare));
  }
  return quartets;
}

function quartetOf(
  groups: readonly { fields: CodedField[]; rows: number }[],
  deals: number,
  spare: Spare,
): Quartet {
  // Never given back, so nothing stands in it yet.
  const codes = spare.take(Uint32Array, 2 * deals);
  const halves = new Uint16Array(codes.buffer);
  let rows = 0;
  const begin = groups.map((group, place) => {
    addCodes(group.fields, place, halves);
    const own = rows;
    rows += group.rows;
    return own;
  });
  const [a = rows, b = rows, c = rows, d = rows] = begin;
  return { composites: groups.map(({ fields }) => fields), codes, offsets: [a, b, c, d], rows: rows + 1 };
}

function addCodes(fields: readonly CodedField[], place: number, halves: Uint16Array): void {
  let stride = 1;
  for (const { codes, size } of fields) {
    for (let deal = 0; deal < codes.length; deal += 1) halves[4 * deal + place]! += stride * codes[deal]!;
    stride *= size;
  }
}

/** Writes the table of a quartet: for each code of each composite, the sum of the fields' numbers. */
export function writeTable(
  { composites, offsets, rows }: Quartet,
  numbersOf: (field: CodedField) => FieldNumbers,
  table: Float64Array,
): void {
  composites.forEach(([first, ...more], place) => {
    const begin = offsets[place]!;
    let length = first!.size;
    writeNumbers(numbersOf(first!), table, begin);
    for (const field of more) {
      widen(table, begin, length, numbersOf(field));
      length *= field.size;
    }
  });
  table[rows - 1] = 0;
}

/** Writes the number of each code. */
export function writeNumbers({ size, from, numbers }: FieldNumbers, table: Float64Array, begin = 0): void {
  if (numbers.length === size) {
    table.set(numbers, begin);
    return;
  }
  for (let i = 0; i < numbers.length; i += 1) {
    table.fill(numbers[i]!, begin + from[i]!, begin + (from[i + 1] ?? size));
  }
}

/** Repeats the rows that are there for each code, with its number added. */
function widen(table: Float64Array, begin: number, length: number, own: FieldNumbers): void {
  const { size, from, numbers } = own;
  // From the last down, as the rows that are repeated become those of the first.
  for (let code = size - 1, i = numbers.length - 1; i >= 0; i -= 1) {
    const number = numbers[i]!;
    for (; code >= from[i]!; code -= 1) {
      const to = begin + code * length;
      for (let row = 0; row < length; row += 1) table[to + row] = table[begin + row]! + number;
    }
  }
}
