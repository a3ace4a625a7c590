import type { PackedCsv } from '../packed-csv.ts';
import type { Rows } from '../tables/rows.ts';
import type { TableSource } from '../tables/table-source.ts';
import type { Disguise } from './disguise.ts';
import type { TablePlan } from './plan.ts';

/**
 * A table whose rows come out as the plan says: whoever reads it never sees what is hidden. `copy` takes the rows as
 * they come out, without the columns that are not kept.
 */
export function hiddenSource(
  source: TableSource,
  plan: TablePlan,
  disguise: Disguise,
  copy: PackedCsv | null = null,
): TableSource {
  return {
    ...source,
    readRows: ({ headerRow, headerRows, ...how }, reading, onRows) =>
      source.readRows({ headerRow, headerRows, ...how }, reading, (rows) => {
        for (let row = rows.first; row < rows.end; row++) {
          const number = rows.numbers[row]!;
          // Above the headers stands who made the report, and for whom.
          if (number < headerRow) hideCells(rows, row, () => '');
          else if (number >= headerRow + headerRows) hideCells(rows, row, treated);
          if (number >= headerRow) copy?.add(rows.cells(row).filter((_, column) => plan.isKept(column)));
        }
        onRows(rows);
      }),
  };

  /** What a cell becomes; null where it stays. */
  function treated(text: () => string, column: number): string | null {
    switch (plan.treatments[column]) {
      case 'keep':
        return null;
      case 'email':
        return disguise.email(text());
      case 'pseudonym':
        return disguise.pseudonym(text());
      default:
        return '';
    }
  }
}

function hideCells(
  rows: Rows,
  row: number,
  treated: (text: () => string, column: number) => string | null,
): void {
  for (let column = 0; column < rows.width(row); column++) {
    const text = treated(() => rows.text(row, column), column);
    if (text === null) continue;
    const cell = rows.cellAt(row, column);
    rows.from[cell] = rows.append(text);
    rows.to[cell] = rows.used;
  }
}
