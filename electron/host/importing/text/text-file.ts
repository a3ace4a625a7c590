import type { FileHandle } from 'node:fs/promises';
import type { TableSource } from '../tables/table-source.ts';
import { detectDialect } from './dialect.ts';
import { readRows } from './read-rows.ts';

export interface TextFile {
  file: FileHandle;
  name: string;
  /** Bytes. */
  size: number;
  /** The first bytes, enough to tell what the file is. */
  head: Uint8Array;
}

/** A file of delimited text as a table. */
export const textSource = (text: TextFile, modifiedAt: number): TableSource => ({
  file: text.name,
  sheet: null,
  size: text.size,
  modifiedAt,
  detectDialect: (signal) => detectDialect(text, signal),
  readRows: (dialect, reading, onRow) => readRows(text, dialect, reading, onRow),
});
