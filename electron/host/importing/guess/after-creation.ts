import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { instantOfCell, readDate } from '../cells/dates.ts';

const SOME = 0.05;
const DAY = 86_400_000;

/** Whether a date column's dates lie after the creation of their deals in more than a few rows; null where no row has both. */
export function isAfterCreation(
  column: ColumnMapping,
  created: ColumnMapping,
  rows: readonly (readonly string[])[],
): boolean | null {
  let both = 0;
  let after = 0;
  for (const cells of rows) {
    const at = read(cells, column);
    const began = read(cells, created);
    if (at === null || began === null) continue;
    both++;
    if (at >= began + DAY) after++;
  }
  return both === 0 ? null : after > both * SOME;
}

function read(cells: readonly string[], column: ColumnMapping): number | null {
  const date = readDate((cells[column.column] ?? '').trim(), column.dateOrder ?? 'dmy');
  return date && instantOfCell(date, 'UTC');
}
