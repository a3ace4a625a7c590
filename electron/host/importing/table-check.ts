/** What a file must have so that deals can be read from it. */
import { Refusal } from '#shared/contract/failure.ts';
import type { ColumnMapping, Mapping } from '#shared/contract/mapping.ts';

export function refuseTooFewColumns(columns: number, fileName: string): void {
  if (columns >= 2) return;
  throw new Refusal(
    'unreadableFile',
    `“${fileName}” has only one column. If an unusual sign separates its columns, export it again as CSV with commas, ` +
      'semicolons or tabs between them; else choose a table with a column for each thing that is known of a deal.',
  );
}

export function refuseNoRows(rows: number, fileName: string): void {
  if (rows > 0) return;
  throw new Refusal(
    'unreadableFile',
    `“${fileName}” has headers, but no rows under them. Check the filters of the export, and export it again.`,
  );
}

/** Whether a mapping's columns were made for these headers. */
export const fitsHeaders = (columns: readonly ColumnMapping[], headers: readonly string[]): boolean =>
  columns.every(({ column, header }) => (headers[column] ?? '').trim() === header.trim());

export function refuseUnfitColumns(
  columns: readonly ColumnMapping[],
  headers: readonly string[],
  fileName: string,
): void {
  const odd = columns.find(({ column, header }) => (headers[column] ?? '').trim() !== header.trim());
  if (!odd) return;
  const found = headers[odd.column]?.trim();
  throw new Refusal(
    'badInput',
    `The mapping doesn’t fit “${fileName}”: column ${odd.column + 1} should be called “${odd.header}”, but ` +
      `${found ? `is called “${found}”` : 'has no header'}. Guess a new mapping, or choose the file that it was made for.`,
  );
}

export function refuseUnfitMapping(mapping: Mapping, headers: readonly string[], fileName: string): void {
  refuseUnfitColumns(mapping.columns, headers, fileName);
  const others = mapping.others.flatMap(({ kind, columns }) => (BRINGING.has(kind) ? columns : []));
  const used = [...mapping.columns, ...others].filter(({ use }) => use);
  const keys = new Set<string>();
  const twice = used.find(({ key }) => keys.size === keys.add(key).size);
  if (twice)
    throw new Refusal('badInput', `The mapping gives the key “${twice.key}” to two columns. Rename one.`);
  const { keep, by } = mapping.duplicates;
  if (
    keep === 'newest' &&
    !mapping.columns.some(({ column, use, type }) => use && column === by && type === 'date')
  ) {
    throw new Refusal(
      'badInput',
      'The newest of the rows with the same id should count, but no column of dates says which that is. Choose one.',
    );
  }
  const same = used.find(
    (one, i) =>
      one.role !== null && one.role !== 'stageDate' && used.findIndex(({ role }) => role === one.role) !== i,
  );
  if (same) {
    throw new Refusal(
      'badInput',
      `The mapping has two columns for “${same.role}”. Only one column can play that part.`,
    );
  }
}

/** Kinds of tables whose columns become fields of deals. */
export const BRINGING: ReadonlySet<string> = new Set(['contacts', 'accounts', 'lookup']);
