import type { Dialect } from '#shared/contract/mapping.ts';
import type { Cleaner } from '../cleaning/cleaner.ts';
import type { ReadTable } from '../guess/guess-mapping.ts';
import { ColumnProfile } from '../guess/profile.ts';
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
  const onHeaders = (cells: string[]) => {
    headers = cells;
  };
  const { strayQuotes } = await readBody(source, dialect, reading, onHeaders, (cells) => {
    totalRows++;
    if (isBlank(cells)) return;
    filledRows++;
    cleaner.clean(cells);
    if (firstRows.length < COMPARED_ROWS) firstRows.push(cells);
    for (let i = 0; i < cells.length; i++) {
      let profile = profiles[i];
      if (!profile) {
        profile = new ColumnProfile();
        profiles[i] = profile;
      }
      profile.add(cells[i]!);
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

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

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
