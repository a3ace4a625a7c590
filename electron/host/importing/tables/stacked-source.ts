/** Several files of deals as one table. */
import type { ColumnMapping, Dialect, Mapping } from '#shared/contract/mapping.ts';
import { headerWords } from '../guess/header.ts';
import { FOOTER, FOOTER_CELLS } from '../row-judge.ts';
import { headersOf } from './headers.ts';
import { readBody } from './read-body.ts';
import { STRIDE } from './row-number.ts';
import { Rows } from './rows.ts';
import { type OnRows, type Reading, type TableSource, tableName } from './table-source.ts';

/** A table with how its bytes become rows. */
export interface Layer {
  source: TableSource;
  dialect: Dialect;
}

/** The column that says by which file a deal came. */
export const FILE_HEADER = 'File';

/**
 * Tables with (nearly) the same headers, one below the other: the first gives the columns; behind them stand the file
 * that a row comes from, and what only others have. The rows of the last file come first, because of two rows about one deal the first counts.
 */
export async function stackedSource(layers: readonly Layer[], signal: AbortSignal): Promise<TableSource> {
  const [first] = layers;
  const headers = await Promise.all(layers.map(({ source, dialect }) => headersOf(source, dialect, signal)));
  const columns = [...headers[0]!, FILE_HEADER];
  const fileColumn = columns.length - 1;
  const places = headers.map((own) => placesIn(columns, own));
  const width = columns.length;
  const size = layers.reduce((sum, { source }) => sum + source.size, 0);

  const align = (cells: string[], layer: number): string[] => {
    const own = places[layer]!;
    const filled = cells.filter((cell) => cell.trim() !== '');
    // Empty rows and an export's closing lines stay what they are.
    if (filled.length === 0 || (filled.length <= FOOTER_CELLS && FOOTER.test(filled[0]!.trim())))
      return cells;
    const aligned = new Array<string>(Math.max(width, width + cells.length - own.length)).fill('');
    cells.forEach((cell, i) => {
      // What has no column stays too much behind the last one, so that its row is left out and told.
      aligned[own[i] ?? width + i - own.length] = cell;
    });
    aligned[fileColumn] = tableName(layers[layer]!.source);
    return aligned;
  };

  return {
    file: first!.source.file,
    sheet: first!.source.sheet,
    size,
    modifiedAt: Math.max(...layers.map(({ source }) => source.modifiedAt)),
    detectDialect: (given) => first!.source.detectDialect(given),
    readRows: async (dialect: Dialect, reading: Reading, onRows: OnRows) => {
      const strayQuotes: number[] = [];
      const rows = new Rows();
      rows.add(columns, dialect.headerRow);
      for (let under = 1; under < dialect.headerRows; under++) rows.add([], dialect.headerRow + under);
      onRows(rows);
      let before = 0;
      for (let layer = layers.length - 1; layer >= 0; layer--) {
        const { source } = layers[layer]!;
        const own = layer === 0 ? dialect : layers[layer]!.dialect;
        const part: Reading = {
          signal: reading.signal,
          onProgress: ({ share, label }) =>
            reading.onProgress({ share: (before + (share ?? 0) * source.size) / Math.max(1, size), label }),
        };
        const read = await readBody(
          source,
          own,
          part,
          () => {},
          (read) => {
            rows.keep();
            for (let row = read.first; row < read.end; row++) {
              rows.add(align(read.cells(row), layer), layer * STRIDE + read.numbers[row]!);
            }
            onRows(rows);
          },
        );
        strayQuotes.push(...read.strayQuotes.map((row) => layer * STRIDE + row));
        before += source.size;
      }
      return { strayQuotes };
    },
  };
}

/** For each of a table's headers the column it belongs to; what `columns` lacks is added to them. */
function placesIn(columns: string[], own: readonly string[]): number[] {
  const free = new Map<string, number[]>();
  columns.forEach((header, i) => {
    const words = headerWords(header);
    free.set(words, [...(free.get(words) ?? []), i]);
  });
  return own.map((header) => free.get(headerWords(header))?.shift() ?? columns.push(header) - 1);
}

/** A mapping's columns without those that stand behind the first file's own. */
export const columnsOfFirst = ({
  columns,
  stacked,
}: Pick<Mapping, 'columns' | 'stacked'>): ColumnMapping[] => {
  const file = stacked.length > 0 ? columns.find(({ header }) => header === FILE_HEADER) : undefined;
  return columns.filter(({ column }) => !file || column < file.column);
};

const ALIKE = 0.8;

/** Whether two tables hold the same: most headers of either are those of the other. */
export function haveSameHeaders(one: readonly string[], other: readonly string[]): boolean {
  const [ours, theirs] = [namesOf(one), namesOf(other)];
  const shared = [...ours].filter((words) => theirs.has(words)).length;
  return shared >= 2 && shared >= ALIKE * ours.size && shared >= ALIKE * theirs.size;
}

const namesOf = (headers: readonly string[]): Set<string> =>
  new Set(headers.map(headerWords).filter((words) => words !== '' && words !== headerWords(FILE_HEADER)));
