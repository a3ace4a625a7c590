/**
 * Composite dictionaries: a few small fields coded together, so that one look into a table answers all questions
 * about them.
 */
import type { CodedField } from './coded-fields.ts';

export interface Composite {
  fields: CodedField[];
  /** For each deal: the code of the first field, plus its size times that of the second, and so on. */
  codes: Uint16Array;
}

/** A number for each code of a field, to be added up over the fields of a composite. */
export type FieldTable = (field: CodedField) => Float64Array;

/** Tables of so many rows stay in the processor's cache. */
const MOST_ROWS = 8192;
/** Codes are of 16 bits. */
export const MOST_CODES = 0x10000;

/** Groups fields (each of at most `MOST_CODES` codes) into as few composites as their sizes allow. */
export function composites(fields: readonly CodedField[], deals: number): Composite[] {
  // More rows than deals would cost more to fill than they save.
  const most = Math.min(MOST_ROWS, Math.max(64, deals >> 2));
  const groups: { fields: CodedField[]; rows: number }[] = [];
  for (const field of [...fields].sort((a, b) => b.size - a.size)) {
    const group = groups.find(({ rows }) => rows * field.size <= most);
    if (group) {
      group.fields.push(field);
      group.rows *= field.size;
    } else groups.push({ fields: [field], rows: field.size });
  }
  return groups.map((group) => ({ fields: group.fields, codes: codesOf(group.fields, deals) }));
}

function codesOf(fields: readonly CodedField[], deals: number): Uint16Array {
  const result = new Uint16Array(deals);
  let stride = 1;
  for (const { codes, size } of fields) {
    for (let deal = 0; deal < deals; deal += 1) result[deal]! += stride * codes[deal]!;
    stride *= size;
  }
  return result;
}

/** The composite's table: for each of its codes, the sum of the fields' numbers. */
export function tableOf({ fields }: Composite, numbers: FieldTable): Float64Array {
  let table = new Float64Array(1);
  for (const field of fields) {
    const own = numbers(field);
    const wider = new Float64Array(table.length * own.length);
    for (let code = 0, row = 0; code < own.length; code += 1) {
      const number = own[code]!;
      for (let i = 0; i < table.length; i += 1, row += 1) wider[row] = table[i]! + number;
    }
    table = wider;
  }
  return table;
}

/** A field of more codes than a composite can have, by what tables say of them: codes with equal numbers are one. */
export function narrowed(
  field: CodedField,
  tables: readonly Float64Array[],
): { composite: Composite; tables: Float64Array[] } {
  const classes = new Map<string, number>();
  const first: number[] = [];
  const classOf = new Uint16Array(field.size);
  for (let code = 0; code < field.size; code += 1) {
    const key = tables.map((table) => table[code]).join();
    let found = classes.get(key);
    if (found === undefined) {
      found = first.push(code) - 1;
      classes.set(key, found);
    }
    classOf[code] = found;
  }
  const codes = new Uint16Array(field.codes.length);
  for (let deal = 0; deal < codes.length; deal += 1) codes[deal] = classOf[field.codes[deal]!]!;
  return {
    composite: { fields: [field], codes },
    tables: tables.map((table) => Float64Array.from(first, (code) => table[code]!)),
  };
}
