import { Refusal } from '#shared/contract/failure.ts';
import type { ImportPreview, TablePreview } from '#shared/contract/importing.ts';
import type { ColumnMapping, Dialect, Mapping, OtherTable } from '#shared/contract/mapping.ts';
import { Cleaner } from './cleaning/cleaner.ts';
import { stepEntries, switchEntries } from './cleaning/log.ts';
import { guessMapping, type ReadTable } from './guess/guess-mapping.ts';
import { guessOutcomes, statusValuesOf } from './guess/status-values.ts';
import type { Disguise } from './hiding/disguise.ts';
import { hiddenSource } from './hiding/hidden-source.ts';
import { hidingPlan, withoutTraces } from './hiding/plan.ts';
import { happenedReader } from './join/happened.ts';
import { matchOf } from './join/match.ts';
import { chooseDeals, isHistoryOf, learnEndings, proposeOthers } from './join/propose-tables.ts';
import { fileNotes } from './preview-notes.ts';
import { BRINGING, fitsHeaders, refuseNoRows, refuseTooFewColumns } from './table-check.ts';
import { type Assigned, assign, nextDialect } from './tables/assign.ts';
import { headersOf } from './tables/headers.ts';
import type { ImportFile } from './tables/import-file.ts';
import { withTables } from './tables/open-tables.ts';
import { readTable } from './tables/read-table.ts';
import { layersOf, stacked } from './tables/stack.ts';
import { columnsOfFirst, haveSameHeaders, type Layer, stackedSource } from './tables/stacked-source.ts';
import { type Reading, type TableSource, tableName } from './tables/table-source.ts';

const SHOWN_ROWS = 20;

type Hiding = Reading & { disguise: Disguise };

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
  files: readonly ImportFile[],
  mapping: Mapping | undefined,
  work: Reading & { remembered?: readonly Mapping[]; disguise: Disguise },
): Promise<ImportPreview> =>
  withTables(files, async (sources) => {
    const recalled = mapping ? undefined : await recall(sources, work.remembered ?? [], work.signal);
    const read = async (known: Mapping | undefined) => {
      const layers = known ? layersOf(sources, known) : [];
      const seen = await readAll(await stacked(sources, layers, work.signal), known, work);
      return { known, layers, seen };
    };
    const first = await read(mapping ? withoutTraces(mapping) : recalled);
    const { known, layers, seen } =
      recalled && isOutdone(recalled, first.seen) ? await read(undefined) : first;
    const whole = await stackAlike(seen, layers, known, work);
    const isNew = mapping === undefined || whole.layers.length > layers.length;
    const preview = previewOf(whole, known, isNew);
    if (known && !mapping)
      preview.notes.unshift('These headers came before, so they are read as the room read them then.');
    return preview;
  });

/** The tables, the one that holds the deals among them, and the files of which that one is made. */
interface Whole {
  seen: readonly Seen[];
  deals: Seen;
  layers: readonly Layer[];
}

/**
 * Stacks tables that nothing is known of upon the deals where they have the same headers: the export of another
 * quarter, say.
 */
async function stackAlike(
  seen: readonly Seen[],
  layers: readonly Layer[],
  known: Mapping | undefined,
  work: Reading,
): Promise<Whole> {
  const chosen = seen[chooseSeen(seen)]!;
  const headers = chosen.table.headers;
  const alike = seen.filter(
    (one) =>
      one !== chosen &&
      one.part === null &&
      haveSameHeaders(headers, one.table.headers) &&
      !isHistoryOf(chosen.table, one.table),
  );
  if (alike.length === 0) return { seen, deals: chosen, layers };
  // What is new stands below what is known; else the files stay in their order, because the last one's rows count.
  const own = seen.filter((one) => one === chosen || alike.includes(one));
  const base = layers.length > 0 ? chosen : own[0]!;
  const more = (layers.length > 0 ? [...layers, ...alike] : own).map(({ source, dialect }) => {
    return { source, dialect };
  });
  const source = await stackedSource(more, work.signal);
  const [whole] = await readAssigned([{ ...base, source }], known, work);
  return {
    seen: seen.flatMap((one) => (one === base ? [whole!] : own.includes(one) ? [] : [one])),
    deals: whole!,
    layers: more,
  };
}

/**
 * Whether what was remembered as the deals tells no endings, and a table that came since looks more like deals: people
 * that were imported alone give way to the deals that they belong to.
 */
function isOutdone({ columns, outcomeOfClosed }: Mapping, seen: readonly Seen[]): boolean {
  const tellsEndings =
    outcomeOfClosed !== null ||
    columns.some(({ use, role }) => use && (role === 'outcome' || role === 'wonAt'));
  if (tellsEndings) return false;
  const known = seen.find(({ part }) => part === 0);
  const likeliest = seen[chooseDeals(seen.map(({ table }) => table))]!;
  return (
    known !== undefined &&
    likeliest.part === null &&
    !haveSameHeaders(known.table.headers, likeliest.table.headers)
  );
}

/** Which of the tables holds the deals. */
function chooseSeen(seen: readonly Seen[]): number {
  const given = seen.findIndex(({ part }) => part === 0);
  return given >= 0 ? given : chooseDeals(seen.map(({ table }) => table));
}

/** The newest mapping of which all tables are here. */
async function recall(
  sources: readonly TableSource[],
  remembered: readonly Mapping[],
  signal: AbortSignal,
): Promise<Mapping | undefined> {
  for (const mapping of remembered) {
    const isHere = sources.some(
      ({ file, sheet }) => file === mapping.source?.file && sheet === mapping.source.sheet,
    );
    const named = isHere ? mapping.source : { file: '', sheet: '' };
    const further = await stacked(sources, isHere ? layersOf(sources, mapping) : [], signal);
    const assigned = await assign(further, { ...mapping, source: named }, signal);
    const found = new Set(assigned.map(({ part }) => part));
    const deals = assigned.find(({ part }) => part === 0);
    // A file alone is given the mapping's only part, whatever its headers are.
    const own = isHere ? mapping.columns : columnsOfFirst(mapping);
    const dialect = deals && (await dialectOf(deals, own, signal));
    if (!dialect) continue;
    if (found.has(0) && mapping.others.every((_, i) => found.has(i + 1))) {
      const sourceOf = (part: number) => idOf(assigned.find((table) => table.part === part)!.source);
      return {
        ...mapping,
        source: sourceOf(0),
        dialect,
        columns: isHere ? mapping.columns : columnsOfFirst(mapping),
        stacked: isHere ? mapping.stacked : [],
        others: mapping.others.map((other, i) => ({ ...other, source: sourceOf(i + 1) })),
      };
    }
  }
  return undefined;
}

/** In which dialect a table has these columns: in its own, or in that of the export before it; null: in neither. */
async function dialectOf(
  { source, dialect }: Assigned,
  columns: readonly ColumnMapping[],
  signal: AbortSignal,
): Promise<Dialect | null> {
  const its = nextDialect(dialect, await source.detectDialect(signal));
  for (const one of [its, dialect])
    if (fitsHeaders(columns, await headersOf(source, one, signal))) return one;
  return null;
}

const idOf = ({ file, sheet }: TableSource) => ({ file, sheet });

const readAll = async (
  sources: readonly TableSource[],
  mapping: Mapping | undefined,
  work: Hiding,
): Promise<Seen[]> => {
  const plan = mapping ? hidingPlan(mapping) : null;
  const assigned = (await assign(sources, mapping, work.signal)).map((one) => {
    // A table that the mapping does not know yet is shown, so that it can be hidden too.
    const own = one.part === null ? undefined : plan?.[one.part];
    return own ? { ...one, source: hiddenSource(one.source, own, work.disguise) } : one;
  });
  return readAssigned(assigned, mapping, work);
};

async function readAssigned(
  assigned: readonly Assigned[],
  mapping: Mapping | undefined,
  { signal, onProgress }: Reading,
): Promise<Seen[]> {
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

function previewOf(
  { seen, deals: chosen, layers }: Whole,
  known: Mapping | undefined,
  /** Whether the mapping was made for other files: status values that it doesn't know are guessed. */
  isNew: boolean,
): ImportPreview {
  const deals = chosen.table;
  const name = tableName(deals.source);
  refuseTooFewColumns(deals.headers.length, name);
  refuseNoRows(deals.totalRows, name);
  const guessed = guessMapping(deals);
  const columns = chosen.part === 0 && known ? columnsHere(known, deals, guessed.mapping, layers) : null;
  const kept = columns && known ? known : null;
  const mapping: Mapping = kept
    ? { ...kept, columns: columns!, source: guessed.mapping.source, dialect: deals.dialect }
    : guessed.mapping;
  if (kept && isNew) mapping.outcomes = { ...guessedOutcomes(guessed.mapping, kept), ...kept.outcomes };
  mapping.stacked = layers.slice(1).map(({ source, dialect }) => ({ source: idOf(source), dialect }));
  const others = seen.filter((one) => one !== chosen);
  const { ordered, tables } = describeOthers(deals, mapping, others, kept?.others ?? [], guessed.notes);
  mapping.others = ordered.map(({ other }) => other);
  if (mapping.ending && isNew) mapping.ending = withNewStages(mapping.ending, ordered);
  const used = mapping.columns.filter(({ use }) => use);
  const outcome = used.find(({ role }) => role === 'outcome');
  const named = used.find(({ role }) => role === 'id');
  const id = named && deals.profiles[named.column];
  return {
    fileName: name,
    bytes: seen.reduce((sum, { source }) => sum + source.size, 0),
    mapping,
    rows: deals.firstRows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
    columns: used.map(({ column, marks, type, emptyIsNo }) => {
      const profile = deals.profiles[column]!;
      const without =
        type === 'boolean' && emptyIsNo
          ? profile.marked
          : deals.filledRows - profile.filled - (marks ? 0 : profile.marked);
      return {
        column,
        filled: deals.filledRows === 0 ? 0 : (deals.filledRows - without) / deals.filledRows,
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
    endingValues: endingValuesOf(mapping, ordered),
    totalRows: deals.totalRows,
    notes: [
      ...(guessed.preset && !kept
        ? [`This is an export of ${guessed.preset.name}, and is read as such.`]
        : []),
      ...(layers.length > 1 ? [stackNote(layers)] : []),
      ...fileNotes(deals, mapping),
    ],
    tables,
    repeatedIds: id && !id.more ? id.filled - id.distinct : null,
    cleaning: [
      ...(kept
        ? stepEntries(
            mapping,
            seen.map(({ cleaner }) => cleaner),
          )
        : []),
      ...switchEntries(mapping.columns, deals, 0),
      ...ordered.flatMap(({ other, table }, i) =>
        BRINGING.has(other.kind) ? switchEntries(other.columns, table, i + 1) : [],
      ),
    ],
  };
}

const stackNote = (layers: readonly Layer[]): string =>
  `With the same headers, and so read as one table: ${layers.map(({ source }) => `“${tableName(source)}”`).join(', ')}. ` +
  'Of a deal that comes again, the last of them counts.';

/** Outcomes of values that the mapping doesn't know; those that it leaves out by intent stay out. */
const guessedOutcomes = ({ outcomes }: Mapping, { leftOut }: Mapping): Mapping['outcomes'] =>
  Object.fromEntries(Object.entries(outcomes).filter(([value]) => value !== '' && !leftOut.includes(value)));

/** A known mapping's columns for these deals, with those guessed that are new; null where they don't fit. */
function columnsHere(
  known: Mapping,
  { headers }: ReadTable,
  guessed: Mapping,
  layers: readonly Layer[],
): ColumnMapping[] | null {
  const columns = layers.length > 0 ? known.columns : columnsOfFirst(known);
  if (columns.length === 0 || !fitsHeaders(columns, headers)) return null;
  if (layers.length === 0) return columns;
  const [places, keys] = [
    new Set(columns.map(({ column }) => column)),
    new Set(columns.map(({ key }) => key)),
  ];
  const more = guessed.columns.filter(({ column, key }) => !places.has(column) && !keys.has(key));
  return [...columns, ...more.map((column) => ({ ...column, role: null, stage: null, touchpoint: null }))];
}

/** The values that say whether something happened, and what each is taken for. */
function statesOf({ kind, touchpoints }: OtherTable, { profiles }: ReadTable): TablePreview['states'] {
  if (kind !== 'touchpoints' || !touchpoints || touchpoints.status === null) return [];
  const hasHappened = happenedReader(touchpoints);
  return [...(profiles[touchpoints.status]?.counts ?? [])]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_STATES)
    .map(([value, rows]) => ({ value, rows, happened: hasHappened(value) }));
}
const MOST_STATES = 50;

/** Stages that the mapping has not met mean what their words say. */
function withNewStages(
  ending: NonNullable<Mapping['ending']>,
  ordered: readonly Ordered[],
): NonNullable<Mapping['ending']> {
  const { table } = ordered[ending.table - 1] ?? {};
  if (!table) return ending;
  const guessed = guessOutcomes(table.profiles[ending.column], table.source.file, {});
  return { ...ending, outcomes: { ...guessed, ...ending.outcomes } };
}

/** The values by which another table says how the deals ended. */
function endingValuesOf({ ending }: Mapping, ordered: readonly Ordered[]): ImportPreview['endingValues'] {
  const told = ending && ordered[ending.table - 1];
  return told ? statusValuesOf(told.table.profiles[ending.column], ending.outcomes, 0) : [];
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
  notes: Map<number, string[]>,
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
      notes,
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
      states: statesOf(other, table),
      match: join && matchOf(table.profiles[join.column]!, all[join.table]!.profiles[join.to]!),
    };
  });
  return { ordered, tables };
}
