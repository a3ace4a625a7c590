import type { ImportReport } from '#shared/contract/importing.ts';
import type { ColumnMapping, Mapping } from '#shared/contract/mapping.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import type { SourceFile } from '../workshop/repositories/source-files.ts';
import { type StoredSample, storedSample } from '../workshop/repositories/stored-sample.ts';
import { Cleaner } from './cleaning/cleaner.ts';
import { cleaningLog } from './cleaning/log.ts';
import { FilesOfDeals } from './files-of-deals.ts';
import type { Disguise } from './hiding/disguise.ts';
import { hiddenSource } from './hiding/hidden-source.ts';
import { reducedFiles, wholeFiles } from './hiding/originals.ts';
import { hidingPlan } from './hiding/plan.ts';
import { hidingNote, importNotes } from './import-notes.ts';
import { HistoryWriter } from './joined/history-writer.ts';
import { JoinIndex } from './joined/join-index.ts';
import { readingOrder } from './joined/order.ts';
import { type Joined, readJoined } from './joined/read-joined.ts';
import { TouchpointWriter } from './joined/touchpoint-writer.ts';
import { LeftOutFile } from './left-out-file.ts';
import { RowJudge } from './row-judge.ts';
import { latestOf } from './sample/dates-of-sample.ts';
import { countOutcomes, endsOf } from './sample/ends.ts';
import { addTouchpointColumns, SampleWriter, sampleOf } from './sample/sample-writer.ts';
import { refuseNoRows, refuseTooFewColumns, refuseUnfitMapping } from './table-check.ts';
import { type Assigned, assignAll } from './tables/assign.ts';
import type { ImportFile } from './tables/import-file.ts';
import { withTables } from './tables/open-tables.ts';
import { readBody } from './tables/read-body.ts';
import { placeOfRow } from './tables/row-number.ts';
import { layersOf, refuseMissingLayers, stacked } from './tables/stack.ts';
import type { Layer } from './tables/stacked-source.ts';
import { type Reading, tableName } from './tables/table-source.ts';
import { Winners } from './winners.ts';

export interface Imported {
  /** The sample as the workshop keeps it: made while the files are still being compressed. */
  stored: StoredSample;
  report: ImportReport;
  /** The files as they came, in the order of the paths; what was not hidden of each table, where anything was. */
  originals: SourceFile[];
  /** The rows that became no deals, as a CSV file, compressed (gzip). */
  leftOut: Uint8Array;
}

interface Work extends Reading {
  /** IANA name: where the days of dates without a zone begin. */
  timeZone: string;
  /** What hidden names and addresses become. */
  disguise: Disguise;
  /** What a second thread runs that types columns (see `SecondThread`). */
  typingThread: string;
}

/**
 * Reads files as their mapping says into a sample. Rows of the table of deals = deals + duplicates + left out, and
 * each row that is no deal has its reason.
 */
export const importTables = (files: readonly ImportFile[], mapping: Mapping, work: Work): Promise<Imported> =>
  withTables(files, async (sources) => {
    const stop = new AbortController();
    try {
      refuseMissingLayers(sources, mapping);
      const layers = layersOf(sources, mapping);
      const plan = hidingPlan(mapping);
      const assigned = await assignAll(await stacked(sources, layers, work.signal), mapping, work.signal);
      const originals = plan
        ? reducedFiles(assigned, plan, work.disguise)
        : wholeFiles(files, assigned, stop.signal);
      const deals = assigned[0]!;
      const source = plan ? hiddenSource(deals.source, plan[0]!, work.disguise) : deals.source;
      const winners = await findWinners({ ...deals, source }, mapping, work);
      const read = await readDeals(originals.tables, mapping, layers, winners, work);
      if (plan) read.report.notes.push(hidingNote(mapping));
      return { ...read, originals: await originals.files() };
    } finally {
      stop.abort();
    }
  });

async function readDeals(
  tables: readonly Assigned[],
  mapping: Mapping,
  layers: readonly Layer[],
  winners: Winners | null,
  work: Work,
): Promise<Omit<Imported, 'originals'>> {
  const order = readingOrder(mapping);
  const reading = readingOf(tables, work);
  const cleaners = tables.map((_, table) => new Cleaner(mapping.cleaning, table));
  const indexes = tables.map((_, table) =>
    mapping.others.map(({ join }) => (join?.table === table ? new JoinIndex(join.to) : null)),
  );
  const deals = await readDealsTable(
    tables[0]!,
    mapping,
    work,
    cleaners[0]!,
    known(indexes[0]!),
    reading(0),
    new FilesOfDeals(layers),
    winners,
  );
  const { writer, judge, written } = deals;
  const touchpoints = new TouchpointWriter();
  const history = new HistoryWriter(written.deals);
  const latest = latestOf(written.createdAt) ?? Number.NEGATIVE_INFINITY;
  // A file that would be older than the deals in it has lost the time at which it was written.
  const writtenAt = ({ source: { modifiedAt } }: Assigned): Instant =>
    modifiedAt >= latest ? modifiedAt : Number.POSITIVE_INFINITY;
  const ahead = addTouchpointColumns(
    touchpoints,
    writer.fields.map((field) => field.mapping),
    written.columns,
    writtenAt(tables[0]!),
  );
  const joined: Joined[] = [];
  for (const number of order) {
    const table = mapping.others[number - 1]!;
    const { source } = tables[number]!;
    joined[number - 1] = await readJoined(
      {
        table,
        source,
        cleaner: cleaners[number]!,
        parent: table.join && indexes[table.join.table]![number - 1]!,
        children: known(indexes[number]!),
        deals: written.deals,
        timeZone: work.timeZone,
        writtenAt: writtenAt(tables[number]!),
        touchpoints,
        history,
      },
      reading(number),
    );
  }
  const fields = writer.fields.map(({ mapping: { key, label, type, role }, filled }) => {
    return { key, label, type, role, filled: share(filled, written.deals) };
  });
  for (const { fields: own } of joined) {
    if (!own) continue;
    own.finish().forEach((column, i) => {
      const { field } = own.fields[i]!;
      const { key, label, type, role } = field;
      written.fields.push(field);
      written.columns.set(key, column);
      fields.push({ key, label, type, role, filled: share(own.filled(column), written.deals) });
    });
  }
  const cameFirst = deals.files.cameFirst(written.deals);
  if (cameFirst) {
    const { field, column } = cameFirst;
    const { key, label, type, role } = field;
    written.fields.push(field);
    written.columns.set(key, column);
    fields.push({ key, label, type, role, filled: 1 });
  }
  history.date(written.fields, written.columns, written.createdAt);
  for (const { field, column } of history.stageFields(written.fields)) {
    const { key, label, type, role } = field;
    const reached = column.kind === 'date' ? column.values.filter((at) => at !== 0).length : 0;
    written.fields.push(field);
    written.columns.set(key, column);
    fields.push({ key, label, type, role, filled: share(reached, written.deals) });
  }
  const ended = { ...written, ...endsOf(written, mapping) };
  const sample = sampleOf(ended, touchpoints.finish(written.deals), tables[0]!.source.modifiedAt);
  const writers = [...writer.fields, ...joined.flatMap(({ fields: own }) => own?.fields ?? [])];
  const report: ImportReport = {
    rows: judge.rows,
    deals: writer.deals,
    duplicates: judge.duplicates,
    leftOut: judge.leftOut,
    outcomes: countOutcomes(sample.outcome),
    touchpoints: sample.touchpoints.at.length,
    fields,
    reasons: judge.reasons.map((reason) => deals.files.inItsFile(reason)),
    unreadableCells: writers
      .map(({ unreadable: { examples, ...cells } }) => {
        return { ...cells, examples: examples.map((example) => deals.files.inItsFile(example)) };
      })
      .filter(({ cells }) => cells > 0),
    notes: [
      ...importNotes(sample, judge, mapping, deals.strayQuotes),
      ...deals.files.notes,
      ...ahead,
      ...history.notes,
    ],
    files: deals.files.counts,
    tables: joined.map((table) => table.report),
    cleaning: cleaningLog(mapping, cleaners, writer.fields, joined, judge.duplicates),
  };
  const stored = storedSample(sample, await writer.stored);
  return { stored, report, leftOut: deals.leftOut.finish() };
}

/** Reads the deals once to find out which of the rows with the same id counts; null where it is the first. */
async function findWinners(
  { source, dialect }: Assigned,
  mapping: Mapping,
  { signal, onProgress, timeZone }: Work,
): Promise<Winners | null> {
  if (mapping.duplicates.keep === 'first') return null;
  const winners = new Winners(mapping, timeZone);
  const cleaner = new Cleaner(mapping.cleaning, 0);
  let judge = new RowJudge(mapping, 0, () => {});
  const comparing = {
    signal,
    onProgress: () => onProgress({ share: null, label: 'Comparing rows with the same id' }),
  };
  await readBody(
    source,
    dialect,
    comparing,
    (headers) => {
      refuseUnfitMapping(mapping, headers, tableName(source));
      judge = new RowJudge(mapping, widthOf(headers, mapping), () => {});
    },
    (rows) => {
      cleaner.clean(rows);
      judge.survey(rows, winners);
    },
  );
  return winners;
}

async function readDealsTable(
  { source, dialect }: Assigned,
  mapping: Mapping,
  { timeZone, typingThread }: Work,
  cleaner: Cleaner,
  indexes: readonly JoinIndex[],
  reading: Reading,
  files: FilesOfDeals,
  winners: Winners | null,
) {
  const used = mapping.columns.filter(({ use }) => use);
  const hasId = used.some(({ role }) => role === 'id');
  const fields = hasId ? used : [rowNumberColumn(used), ...used];
  const writer = await SampleWriter.for(fields, timeZone, source.size, typingThread);
  const name = tableName(source);
  let leftOut = new LeftOutFile([]);
  let judge = new RowJudge(mapping, 0, () => {});
  try {
    const { strayQuotes } = await readBody(
      source,
      dialect,
      reading,
      (headers) => {
        const width = widthOf(headers, mapping);
        refuseTooFewColumns(width, name);
        refuseUnfitMapping(mapping, headers, name);
        leftOut = new LeftOutFile(headers);
        judge = new RowJudge(
          mapping,
          width,
          (cells, row, reason) => leftOut.add(cells, placeOfRow(row).row, reason),
          (first, row) => files.repeated(first, row),
          winners,
        );
      },
      (rows) => {
        if (judge.rows === 0) {
          const expected = Math.ceil((1.1 * rows.end * source.size) / rows.used);
          judge.expect(expected);
          writer.reserve(expected);
        }
        cleaner.clean(rows);
        const { picked, outcomes } = judge.judge(rows);
        files.count(rows, picked, writer.deals);
        for (const index of indexes) {
          picked.forEach((row, i) => {
            index.add(rows.text(row, index.column), [writer.deals + i]);
          });
        }
        writer.add(rows, picked, outcomes);
      },
    );
    refuseNoRows(judge.rows, name);
    return { writer, written: await writer.finish(), judge, leftOut, strayQuotes, files };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

const known = (indexes: readonly (JoinIndex | null)[]): JoinIndex[] =>
  indexes.filter((index) => index !== null);

const share = (filled: number, deals: number): number => (deals === 0 ? 0 : filled / deals);

/** Progress of one table as a share of all. */
function readingOf(tables: readonly Assigned[], { signal, onProgress }: Work): (table: number) => Reading {
  const all = Math.max(
    1,
    tables.reduce((sum, { source }) => sum + source.size, 0),
  );
  let done = 0;
  return (table) => {
    const before = done;
    const { size } = tables[table]!.source;
    done += size;
    return {
      signal,
      onProgress: ({ share: part, label }) =>
        onProgress({ share: (before + (part ?? 0) * size) / all, label }),
    };
  };
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
    list: null,
    touchpoint: null,
    trim: true,
    marks: true,
    emptyIsNo: false,
    hide: null,
  };
}
