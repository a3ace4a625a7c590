import type { ImportReport } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { canKeepSpaces } from '../cells/can-keep.ts';
import { isMissingCell } from '../cells/missing.ts';
import { ColumnCells } from '../tables/column-cells.ts';
import type { Rows } from '../tables/rows.ts';
import { columnWriter } from './column-writer.ts';
import { type ColumnWriter, MISSING, VALUE } from './written.ts';

const EXAMPLES = 5;

/** What became of a column: its values, and what its writer counted. */
export type Typed = { column: PackedColumn } & Pick<
  FieldWriter,
  'filled' | 'trimmed' | 'marked' | 'emptied' | 'unreadable'
>;

/** Writes the cells of one column as a field, and counts what became of them. */
export class FieldWriter {
  filled = 0;
  /** Cells with white space around their value. */
  trimmed = 0;
  /** Cells with a mark for no value. */
  marked = 0;
  /** Empty cells that answer no. */
  emptied = 0;
  readonly mapping: ColumnMapping;
  unreadable: ImportReport['unreadableCells'][number];
  readonly #writer: ColumnWriter;
  readonly #cells = new ColumnCells();
  /** What became of each cell; all VALUE between two additions. */
  #written = new Uint8Array(0);
  readonly #keepsSpaces: boolean;

  constructor(mapping: ColumnMapping, timeZone: string) {
    this.mapping = mapping;
    this.unreadable = { key: mapping.key, label: mapping.label, cells: 0, examples: [] };
    this.#writer = columnWriter(mapping, timeZone);
    this.#keepsSpaces = !mapping.trim && canKeepSpaces(mapping);
  }

  reserve(deals: number): void {
    this.#writer.reserve(deals);
  }

  /** Adds the rows at the places `picked`. `isName`: a row without a value of its own is named by its number. */
  add(rows: Rows, picked: Int32Array, isName = false): void {
    const cells = this.#cells;
    cells.read(rows, picked, this.mapping.column, this.#keepsSpaces);
    if (!this.#keepsSpaces) this.trimmed += cells.trimmed;
    if (isName) this.#nameByRow(rows, picked);
    if (this.mapping.emptyIsNo && this.mapping.type === 'boolean') this.emptied += emptyOf(cells);
    if (this.#written.length < picked.length) this.#written = new Uint8Array(2 * picked.length);
    const written = this.#written;
    if (this.#writer.add(cells, written)) {
      this.filled += picked.length;
      return;
    }
    let filled = 0;
    for (let i = 0; i < picked.length; i++) {
      if (written[i] === VALUE) filled++;
      else if (written[i] === MISSING) this.marked += cells.from[i] === cells.to[i] ? 0 : 1;
      else this.#addUnreadable(rows.numbers[picked[i]!]!, i);
    }
    this.filled += filled;
    written.fill(VALUE, 0, picked.length);
  }

  #nameByRow(rows: Rows, picked: Int32Array): void {
    const cells = this.#cells;
    for (let i = 0; i < picked.length; i++) {
      if (!isMissingCell(cells.bytes, cells.from[i]!, cells.to[i]!)) continue;
      const number = rows.numbers[picked[i]!]!;
      cells.from[i] = rows.append(this.mapping.column < 0 ? String(number) : `row ${number}`);
      cells.to[i] = rows.used;
    }
    cells.bytes = rows.bytes;
    cells.words = rows.words;
  }

  #addUnreadable(row: number, i: number): void {
    const { unreadable } = this;
    unreadable.cells++;
    if (unreadable.examples.length >= EXAMPLES) return;
    unreadable.examples.push({ row, text: this.#cells.text(i).slice(0, 200) });
  }

  finish(): Typed {
    const { filled, trimmed, marked, emptied, unreadable } = this;
    return { column: this.#writer.finish(), filled, trimmed, marked, emptied, unreadable };
  }

  get field(): Field {
    const { key, label, type, role, stage, known } = this.mapping;
    return { key, label, type, role, stage, known };
  }
}

function emptyOf({ from, to, length }: ColumnCells): number {
  let empty = 0;
  for (let i = 0; i < length; i++) if (from[i] === to[i]) empty++;
  return empty;
}
