import type { Dialect } from '#shared/contract/mapping.ts';
import type { Cleaner } from '../cleaning/cleaner.ts';
import type { ReadTable } from '../guess/guess-mapping.ts';
import { ColumnProfile } from '../guess/profile.ts';
import { ColumnCells } from './column-cells.ts';
import { readBody } from './read-body.ts';
import type { Reading, TableSource } from './table-source.ts';

const COMPARED_ROWS = 1_000;

/** Reads a whole table to know what its columns hold. */
export async function readTable(
  source: TableSource,
  dialect: Dialect,
  cleaner: Cleaner,
  reading: Reading,
): Promise<ReadTable> {
  let headers: string[] = [];
  let totalRows = 0;
  let filledRows = 0;
  const firstRows: string[][] = [];
  const profiles: ColumnProfile[] = [];
  const cells = new ColumnCells();
  const onHeaders = (found: string[]) => {
    headers = found;
  };
  const { strayQuotes } = await readBody(source, dialect, reading, onHeaders, (rows) => {
    totalRows += rows.end - rows.first;
    const filled = rows.filled();
    cleaner.clean(rows);
    filledRows += filled.length;
    for (const row of filled.subarray(0, COMPARED_ROWS - firstRows.length)) firstRows.push(rows.cells(row));
    let width = 0;
    for (const row of filled) width = Math.max(width, rows.width(row));
    while (profiles.length < width) profiles.push(new ColumnProfile());
    for (let column = 0; column < width; column++) {
      cells.read(rows, filled, column);
      profiles[column]!.add(cells);
    }
  });
  const width = widthOf(headers, profiles, filledRows);
  headers = Array.from({ length: width }, (_, i) => headers[i] ?? '');
  return {
    source,
    dialect,
    headers,
    profiles: headers.map((_, i) => profiles[i] ?? new ColumnProfile()),
    totalRows,
    filledRows,
    firstRows,
    strayQuotes,
  };
}

/** Columns without a header count where most rows reach them; those at the end that are wholly empty don't. */
function widthOf(headers: readonly string[], profiles: readonly ColumnProfile[], filledRows: number): number {
  let width = Math.max(headers.length, profiles.length);
  while (width > 0) {
    const filled = profiles[width - 1]?.filled ?? 0;
    const isNamed = (headers[width - 1] ?? '').trim() !== '';
    if (isNamed || (width <= headers.length && filled > 0) || filled > filledRows / 2) return width;
    width--;
  }
  return width;
}
