import type { TableSource } from '../tables/table-source.ts';
import { detectDialect } from './dialect.ts';
import { readRows } from './read-rows.ts';
import type { TextFile } from './text-file.ts';

/** A file of delimited text as a table. */
export const textSource = (text: TextFile, modifiedAt: number): TableSource => ({
  file: text.name,
  sheet: null,
  size: text.size,
  modifiedAt,
  detectDialect: (signal) => detectDialect(text, signal),
  readRows: (dialect, reading, onRows) => readRows(text, dialect, reading, onRows),
});
