import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import type { ColumnCells } from '../tables/column-cells.ts';

/** What became of a cell. */
export const VALUE = 0;
export const MISSING = 1;
export const UNREADABLE = 2;

export interface ColumnWriter {
  /** Makes room for so many deals, if that is known. */
  reserve(deals: number): void;
  /**
   * Adds the cells of the next deals, and puts into `written` what became of each (zeros before: VALUE). What can't
   * be read counts as missing. Gives whether all have a value.
   */
  add(cells: ColumnCells, written: Uint8Array): boolean;
  finish(): PackedColumn;
}
