import type { ImportPreview, Mapping } from '#shared/contract/importing.ts';
import type { Progress } from '#shared/contract/methods.ts';
import { guessMapping, type ReadTable } from './guess/guess-mapping.ts';
import { ColumnProfile } from './guess/profile.ts';
import { statusValuesOf } from './guess/status-values.ts';
import { fileNotes } from './preview-notes.ts';
import { fitsHeaders, refuseNoRows, refuseTooFewColumns } from './table-check.ts';
import { detectDialect } from './text/dialect.ts';
import { type TextFile, withTextFile } from './text/open-text-file.ts';
import { readRows } from './text/read-rows.ts';

export interface Work {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

const SHOWN_ROWS = 20;
const COMPARED_ROWS = 1_000;

/**
 * Reads a whole file and shows what would become of it: with the mapping given, or with a guessed one. Where the
 * mapping's columns are not the file's (another delimiter or header row was chosen, say), they are guessed anew
 * with the mapping's dialect.
 */
export const previewFile = (path: string, mapping: Mapping | undefined, work: Work): Promise<ImportPreview> =>
  withTextFile(path, async (source) => {
    const dialect = mapping?.dialect ?? (await detectDialect(source, work.signal));
    const { table, totalRows, strayQuotes } = await readTable(source, dialect, work);
    const guessed = guessMapping(table);
    const kept = mapping && fitsHeaders(mapping, table.headers) ? mapping : guessed.mapping;
    const used = kept.columns.filter(({ use }) => use);
    const outcome = used.find(({ role }) => role === 'outcome');
    return {
      fileName: source.name,
      bytes: source.size,
      mapping: kept,
      rows: table.firstRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
      columns: used.map(({ column }) => {
        const profile = table.profiles[column]!;
        return {
          column,
          filled: table.filledRows === 0 ? 0 : profile.filled / table.filledRows,
          distinct: profile.distinct,
          examples: profile.examples,
          notes: guessed.notes.get(column) ?? [],
        };
      }),
      statusValues: statusValuesOf(
        outcome && table.profiles[outcome.column],
        kept.outcomes,
        table.filledRows,
      ),
      totalRows,
      notes: fileNotes(table, kept, totalRows, strayQuotes),
    };
  });

async function readTable(source: TextFile, dialect: Mapping['dialect'], work: Work) {
  let headers: string[] = [];
  let totalRows = 0;
  let filledRows = 0;
  const firstRows: string[][] = [];
  const profiles: ColumnProfile[] = [];
  const { strayQuotes } = await readRows(source, dialect, work, (cells, row) => {
    if (row === dialect.headerRow) headers = cells;
    if (row <= dialect.headerRow) return;
    totalRows++;
    if (isBlank(cells)) return;
    filledRows++;
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
  refuseTooFewColumns(width, source.name);
  refuseNoRows(totalRows, source.name);
  const table: ReadTable = {
    fileName: source.name,
    dialect,
    headers,
    profiles: headers.map((_, i) => profiles[i] ?? new ColumnProfile()),
    filledRows,
    firstRows,
  };
  return { table, totalRows, strayQuotes };
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

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
