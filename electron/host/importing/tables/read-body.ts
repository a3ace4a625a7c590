import type { Dialect } from '#shared/contract/mapping.ts';
import { joinHeaders } from '../text/header-row.ts';
import type { OnRows, Reading, TableSource } from './table-source.ts';

/** Reads a table: first its headers, then the rows under them. */
export async function readBody(
  source: TableSource,
  dialect: Dialect,
  reading: Reading,
  onHeaders: (headers: string[]) => void,
  onRows: OnRows,
): Promise<{ strayQuotes: number[] }> {
  const { headerRow } = dialect;
  const firstRow = headerRow + dialect.headerRows;
  let headers: string[][] | null = [];
  const read = await source.readRows(dialect, reading, (rows) => {
    for (; headers && rows.first < rows.end; rows.first++) {
      const row = rows.numbers[rows.first]!;
      if (row >= firstRow) {
        onHeaders(joinHeaders(headers));
        headers = null;
        break;
      }
      if (row >= headerRow) headers.push(rows.cells(rows.first));
    }
    if (rows.first < rows.end) onRows(rows);
  });
  if (headers) onHeaders(joinHeaders(headers));
  return read;
}
