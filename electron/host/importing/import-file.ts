import type { ColumnMapping, ImportReport, Mapping } from '#shared/contract/importing.ts';
import type { Outcome, Sample } from '#shared/domain/sample/sample.ts';
import { Compressor } from './compressor.ts';
import { importNotes } from './import-notes.ts';
import type { Work } from './preview-file.ts';
import { RowJudge } from './row-judge.ts';
import { SampleWriter } from './sample/sample-writer.ts';
import { refuseNoRows, refuseTooFewColumns, refuseUnfitMapping } from './table-check.ts';
import { type TextFile, withTextFile } from './text/open-text-file.ts';
import { readRows } from './text/read-rows.ts';

export interface Imported {
  sample: Sample;
  report: ImportReport;
  /** The file's bytes as they were read, compressed (gzip). */
  original: Uint8Array;
}

/**
 * Reads a file as its mapping says into a sample. Rows in the file = deals + duplicates + left out, and each row
 * that is no deal has its reason. `timeZone` (IANA) is where the days of dates without a zone begin.
 */
export const importFile = (
  path: string,
  mapping: Mapping,
  work: Work & { timeZone: string },
): Promise<Imported> =>
  withTextFile(path, async (source) => {
    const compressor = new Compressor();
    try {
      return await readDeals(source, mapping, work, compressor);
    } finally {
      compressor.abandon();
    }
  });

async function readDeals(
  source: TextFile,
  mapping: Mapping,
  { signal, onProgress, timeZone }: Work & { timeZone: string },
  compressor: Compressor,
): Promise<Imported> {
  const { headerRow } = mapping.dialect;
  const used = mapping.columns.filter(({ use }) => use);
  const hasId = used.some(({ role }) => role === 'id');
  const writer = new SampleWriter(hasId ? used : [rowNumberColumn(used), ...used], timeZone);
  const outcomes: Record<Outcome, number> = { won: 0, lost: 0, rejected: 0, open: 0 };
  let judge = new RowJudge(mapping, 0);
  const reading = { signal, onProgress, onBytes: (bytes: Uint8Array) => compressor.add(bytes) };
  const { strayQuotes } = await readRows(source, mapping.dialect, reading, (cells, row) => {
    if (row < headerRow) return;
    if (row === headerRow) {
      const width = widthOf(cells, mapping);
      refuseTooFewColumns(width, source.name);
      refuseUnfitMapping(mapping, cells, source.name);
      judge = new RowJudge(mapping, width);
      return;
    }
    const accepted = judge.judge(cells, row);
    if (!accepted) return;
    writer.add(cells, row, accepted.outcome, accepted.id);
    outcomes[accepted.outcome]++;
  });
  refuseNoRows(judge.rows, source.name);
  const original = await compressor.finish();
  const sample = writer.finish(source.modifiedAt);
  const report: ImportReport = {
    rows: judge.rows,
    deals: writer.deals,
    duplicates: judge.duplicates,
    leftOut: judge.leftOut,
    outcomes,
    touchpoints: sample.touchpoints.at.length,
    fields: writer.fields,
    reasons: judge.reasons,
    unreadableCells: writer.unreadableCells,
    notes: importNotes(sample, judge, mapping, strayQuotes),
  };
  return { sample, report, original };
}

/** How many cells a row may fill: as many as there are headers, and as the mapping reads. */
const widthOf = (headers: readonly string[], mapping: Mapping): number =>
  Math.max(headers.length, ...mapping.columns.map(({ column }) => column + 1));

/** The field that names deals in a file without ids. */
function rowNumberColumn(used: readonly ColumnMapping[]): ColumnMapping {
  const key = ['id', 'row', 'row_number'].find((name) => !used.some((column) => column.key === name));
  return {
    column: -1,
    header: '',
    use: true,
    key: key ?? 'yardstick_row',
    label: 'Row',
    type: 'text',
    role: 'id',
    stage: null,
    known: 'start',
    dateOrder: null,
    decimal: null,
  };
}
