import { Refusal } from '#shared/contract/failure.ts';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Mapping, OtherTable } from '#shared/contract/mapping.ts';
import { Cleaner } from './cleaning/cleaner.ts';
import { stepEntries } from './cleaning/log.ts';
import { guessMapping, type ReadTable } from './guess/guess-mapping.ts';
import { statusValuesOf } from './guess/status-values.ts';
import type { Disguise } from './hiding/disguise.ts';
import { hiddenSource } from './hiding/hidden-source.ts';
import { hidingPlan, withoutTraces } from './hiding/plan.ts';
import { matchOf } from './join/match.ts';
import { chooseDeals, learnEndings, proposeOthers } from './join/propose-tables.ts';
import { fileNotes } from './preview-notes.ts';
import { fitsHeaders, refuseNoRows, refuseTooFewColumns } from './table-check.ts';
import { type Assigned, assign } from './tables/assign.ts';
import { withTables } from './tables/open-tables.ts';
import { readTable } from './tables/read-table.ts';
import { type Reading, type TableSource, tableName } from './tables/table-source.ts';

const SHOWN_ROWS = 20;

/** A table as it was read, with what the mapping says of it. */
interface Seen extends Assigned {
  table: ReadTable;
  cleaner: Cleaner;
}

/**
 * Reads whole files and shows what would become of them: with the mapping given, with one that the workshop
 * remembers for the same headers, or with a guessed one. Where the mapping's columns are not a table's (another
 * delimiter or header row was chosen, say), they are guessed anew with the mapping's dialect.
 */
export const previewTables = (
  paths: readonly string[],
  mapping: Mapping | undefined,
  work: Reading & { remembered?: readonly Mapping[]; disguise: Disguise },
): Promise<ImportPreview> =>
  withTables(paths, async (sources) => {
    const known = mapping
      ? withoutTraces(mapping)
      : await recall(sources, work.remembered ?? [], work.signal);
    const seen = await readAll(sources, known, work);
    const preview = previewOf(seen, known);
    if (known && !mapping)
      preview.notes.unshift('These headers came before, so they are read as the room read them then.');
    return preview;
  });

/** The newest mapping of which all tables are here. */
async function recall(
  sources: readonly TableSource[],
  remembered: readonly Mapping[],
  signal: AbortSignal,
): Promise<Mapping | undefined> {
  for (const mapping of remembered) {
    const assigned = await assign(sources, { ...mapping, source: { file: '', sheet: '' } }, signal);
    const found = new Set(assigned.map(({ part }) => part));
    if (found.has(0) && mapping.others.every((_, i) => found.has(i + 1))) {
      const sourceOf = (part: number) => idOf(assigned.find((table) => table.part === part)!.source);
      return {
        ...mapping,
        source: sourceOf(0),
        others: mapping.others.map((other, i) => ({ ...other, source: sourceOf(i + 1) })),
      };
    }
  }
  return undefined;
}

const idOf = ({ file, sheet }: TableSource) => ({ file, sheet });

async function readAll(
  sources: readonly TableSource[],
  mapping: Mapping | undefined,
  { signal, onProgress, disguise }: Reading & { disguise: Disguise },
): Promise<Seen[]> {
  const plan = mapping ? hidingPlan(mapping) : null;
  const assigned = (await assign(sources, mapping, signal)).map((one) => {
    // A table that the mapping does not know yet is shown, so that it can be hidden too.
    const own = one.part === null ? undefined : plan?.[one.part];
    return own ? { ...one, source: hiddenSource(one.source, own, disguise) } : one;
  });
  const bytes = assigned.reduce((sum, { source }) => sum + source.size, 0);
  let before = 0;
  const seen: Seen[] = [];
  for (const one of assigned) {
    const { source, dialect, part } = one;
    const cleaner = new Cleaner(mapping?.cleaning ?? [], part ?? -1);
    const table = await readTable(source, dialect, cleaner, {
      signal,
      onProgress: ({ share, label }) =>
        onProgress({ share: (before + (share ?? 0) * source.size) / Math.max(1, bytes), label }),
    });
    before += source.size;
    seen.push({ ...one, table, cleaner });
  }
  return seen;
}

function previewOf(seen: readonly Seen[], known: Mapping | undefined): ImportPreview {
  const given = seen.findIndex(({ part }) => part === 0);
  const chosen = given >= 0 ? given : chooseDeals(seen.map(({ table }) => table));
  const deals = seen[chosen]!.table;
  const name = tableName(deals.source);
  refuseTooFewColumns(deals.headers.length, name);
  refuseNoRows(deals.totalRows, name);
  const guessed = guessMapping(deals);
  const kept = known && given >= 0 && known.columns.length > 0 && fitsHeaders(known.columns, deals.headers);
  const mapping: Mapping = kept
    ? { ...known, source: guessed.mapping.source, dialect: deals.dialect }
    : guessed.mapping;
  const others = seen.filter((_, i) => i !== chosen);
  const { ordered, tables } = describeOthers(deals, mapping, others, kept ? known.others : []);
  mapping.others = ordered.map(({ other }) => other);
  const used = mapping.columns.filter(({ use }) => use);
  const outcome = used.find(({ role }) => role === 'outcome');
  return {
    fileName: name,
    bytes: seen.reduce((sum, { source }) => sum + source.size, 0),
    mapping,
    rows: deals.firstRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
    columns: used.map(({ column }) => {
      const profile = deals.profiles[column]!;
      return {
        column,
        filled: deals.filledRows === 0 ? 0 : profile.filled / deals.filledRows,
        distinct: profile.distinct,
        examples: profile.examples,
        notes: guessed.notes.get(column) ?? [],
      };
    }),
    statusValues: statusValuesOf(
      outcome && deals.profiles[outcome.column],
      mapping.outcomes,
      deals.filledRows,
    ),
    totalRows: deals.totalRows,
    notes: [
      ...(guessed.preset && !kept
        ? [`This is an export of ${guessed.preset.name}, and is read as such.`]
        : []),
      ...fileNotes(deals, mapping),
    ],
    tables,
    cleaning: kept
      ? stepEntries(
          mapping,
          seen.map(({ cleaner }) => cleaner),
        )
      : [],
  };
}

interface Ordered {
  other: OtherTable;
  table: ReadTable;
  notes: string[];
}

/** The tables beside the deals: those that the mapping knows in its order, then those that are new to it. */
function describeOthers(
  deals: ReadTable,
  mapping: Mapping,
  seen: readonly Seen[],
  known: readonly OtherTable[],
): { ordered: Ordered[]; tables: ImportPreview['tables'] } {
  const order = [...seen].sort(
    (a, b) => (a.part ?? Number.MAX_SAFE_INTEGER) - (b.part ?? Number.MAX_SAFE_INTEGER),
  );
  const proposed = proposeOthers(
    deals,
    mapping,
    order.map(({ table }) => table),
  );
  const keepsAll = known.length > 0 && known.every((_, i) => order[i]?.part === i + 1);
  if (!keepsAll)
    learnEndings(
      mapping,
      deals,
      proposed,
      order.map(({ table }) => table),
    );
  const ordered = order.map(({ table, part }, i): Ordered => {
    const kept = keepsAll && part !== null ? known[part - 1] : undefined;
    if (kept && fitsHeaders(kept.columns, table.headers)) {
      return {
        other: { ...kept, source: { file: table.source.file, sheet: table.source.sheet } },
        table,
        notes: [],
      };
    }
    const { other, notes } = proposed[i]!;
    return { other, table, notes };
  });
  const all = [deals, ...ordered.map(({ table }) => table)];
  const tables = ordered.map(({ other, table, notes }) => {
    const { join, source } = other;
    if (join && !all[join.table]?.profiles[join.to])
      throw new Refusal('badInput', 'The mapping joins a table that isn’t there.');
    return {
      source,
      name: tableName(source),
      rows: table.totalRows,
      headers: [...table.headers],
      firstRows: table.firstRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
      notes,
      match: join && matchOf(table.profiles[join.column]!, all[join.table]!.profiles[join.to]!),
    };
  });
  return { ordered, tables };
}
