import type { OtherTable } from '#shared/contract/mapping.ts';
import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import { type Bitmap, hasBit, newBitmap, setBit } from '#shared/domain/sample/sample.ts';
import { FieldWriter } from '../sample/field-writer.ts';
import type { Rows } from '../tables/rows.ts';

/** Fields that a table of contacts, accounts or other things adds to the deals it belongs to. */
export class JoinedFields {
  /** Deals to which more than one row belongs. */
  several = 0;
  readonly fields: FieldWriter[];
  /** For each deal the row that it takes, counted from 1 among those that were written; 0 where none. */
  readonly #rowOf: Uint32Array;
  #rows = 0;

  constructor(table: OtherTable, timeZone: string, deals: number) {
    this.fields = table.columns.filter(({ use }) => use).map((column) => new FieldWriter(column, timeZone));
    this.#rowOf = new Uint32Array(deals);
  }

  /** Whether a row of these deals is written: each deal takes the first of its rows. */
  take(deals: readonly number[]): boolean {
    let isFirst = false;
    for (const deal of deals) {
      if (this.#rowOf[deal] !== 0) {
        this.several++;
        continue;
      }
      if (!isFirst) this.#rows++;
      isFirst = true;
      this.#rowOf[deal] = this.#rows;
    }
    return isFirst;
  }

  /** Writes the rows that were taken, by their places. */
  add(rows: Rows, taken: Int32Array): void {
    for (const field of this.fields) field.add(rows, taken);
  }

  /** The columns, one value for each deal. */
  finish(): PackedColumn[] {
    return this.fields.map((field) => spread(field.finish().column, this.#rowOf));
  }

  /** For how many deals a column has a value. */
  filled(column: PackedColumn): number {
    let filled = 0;
    for (let i = 0; i < this.#rowOf.length; i++) {
      if (column.kind === 'text' ? column.codes[i] !== 0 : !hasBit(column.missing, i)) filled++;
    }
    return filled;
  }
}

function spread(column: PackedColumn, rowOf: Uint32Array): PackedColumn {
  const bits = (from: Bitmap, isAbsent: boolean): Bitmap => {
    const to = newBitmap(rowOf.length);
    for (let i = 0; i < rowOf.length; i++) {
      if (rowOf[i] === 0 ? isAbsent : hasBit(from, rowOf[i]! - 1)) setBit(to, i);
    }
    return to;
  };
  const values = (from: ArrayLike<number>) =>
    Float64Array.from(rowOf, (row) => (row === 0 ? 0 : from[row - 1]!));
  switch (column.kind) {
    case 'text':
      return { ...column, codes: rowOf.map((row) => (row === 0 ? 0 : column.codes[row - 1]!)) };
    case 'number':
      return { ...column, values: values(column.values), missing: bits(column.missing, true) };
    case 'date':
      return {
        ...column,
        values: values(column.values),
        missing: bits(column.missing, true),
        dayOnly: bits(column.dayOnly, false),
      };
    case 'boolean':
      return { ...column, values: bits(column.values, false), missing: bits(column.missing, true) };
  }
}
