import type { ImportReport } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { Column, Field } from '#shared/domain/sample/sample.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';

const EXAMPLES = 5;

/** Writes the cells of one column as a field, and counts what became of them. */
export class FieldWriter {
  filled = 0;
  /** Cells with white space around their value. */
  trimmed = 0;
  /** Cells with a mark for no value. */
  marked = 0;
  readonly mapping: ColumnMapping;
  readonly unreadable: ImportReport['unreadableCells'][number];
  readonly #writer: ColumnWriter;

  constructor(mapping: ColumnMapping, timeZone: string) {
    this.mapping = mapping;
    this.unreadable = { key: mapping.key, label: mapping.label, cells: 0, examples: [] };
    this.#writer = columnWriter(mapping, timeZone);
  }

  add(cell: string, row: number): void {
    const text = cell.trim();
    if (text.length !== cell.length) this.trimmed++;
    const written = this.#writer.add(text);
    if (written === 'value') {
      this.filled++;
      return;
    }
    if (written === 'missing') {
      if (text !== '') this.marked++;
      return;
    }
    const { unreadable } = this;
    unreadable.cells++;
    if (unreadable.examples.length < EXAMPLES) unreadable.examples.push({ row, text: text.slice(0, 200) });
  }

  finish(): Column {
    return this.#writer.finish();
  }

  get field(): Field {
    const { key, label, type, role, stage, known } = this.mapping;
    return { key, label, type, role, stage, known };
  }
}
