import type { Dialect } from '#shared/contract/mapping.ts';
import { joinHeaders } from '../text/header-row.ts';
import type { OnRow, Reading, TableSource } from './table-source.ts';

/** Reads a table: first its headers, then the rows under them. */
export async function readBody(
  source: TableSource,
  dialect: Dialect,
  reading: Reading,
  onHeaders: (headers: string[]) => void,
  onRow: OnRow,
): Promise<{ strayQuotes: number[] }> {
  const { headerRow } = dialect;
  const firstRow = headerRow + dialect.headerRows;
  let headers: string[][] | null = [];
  const read = await source.readRows(dialect, reading, (cells, row) => {
    if (row < headerRow) return;
    if (row < firstRow) {
      headers?.push(cells);
      return;
    }
    if (headers) {
      onHeaders(joinHeaders(headers));
      headers = null;
    }
    onRow(cells, row);
  });
  if (headers) onHeaders(joinHeaders(headers));
  return read;
}
