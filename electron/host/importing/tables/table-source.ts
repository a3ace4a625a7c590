import type { Dialect } from '#shared/contract/mapping.ts';
import type { Progress } from '#shared/contract/methods.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import type { Rows } from './rows.ts';

export interface Reading {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Called with some rows after the other, which are to be read before it returns. */
export type OnRows = (rows: Rows) => void;

/** A table of which rows can be read as text: a file, or a sheet of a workbook. */
export interface TableSource {
  /** The file's name. */
  file: string;
  /** The sheet's name; null for files that are one table. */
  sheet: string | null;
  /** Bytes to be read. */
  size: number;
  /** When the file was last changed. */
  modifiedAt: Instant;
  /** How the bytes become rows, as far as they tell it themselves. */
  detectDialect(signal: AbortSignal): Promise<Dialect>;
  /** All rows, in pieces; says in which of them a quotation mark was never closed. */
  readRows(dialect: Dialect, reading: Reading, onRows: OnRows): Promise<{ strayQuotes: number[] }>;
}

/** What people call a table: its file, and its sheet where the file has several. */
export const tableName = ({ file, sheet }: Pick<TableSource, 'file' | 'sheet'>): string =>
  sheet === null ? file : `${file} · ${sheet}`;
