/** A mapping for several tables: which holds the deals, what the others are, and how they join. */
import type { ColumnMapping, Mapping, OtherTable, TableKind } from '#shared/contract/mapping.ts';
import { percent } from '#shared/domain/definition/wording.ts';
import type { FieldRole } from '#shared/domain/sample/sample.ts';
import { readBoolean } from '../cells/booleans.ts';
import { guessMapping, outcomeOfClosing, type ReadTable } from '../guess/guess-mapping.ts';
import { headerWords } from '../guess/header.ts';
import { outcomeNamed } from '../guess/outcomes.ts';
import { tableName } from '../tables/table-source.ts';
import { joinKey } from './join-key.ts';
import { type Becoming, becameDeals } from './leads.ts';
import { columnWords, DOINGS } from './names.ts';
import {
  type Described,
  describeTable,
  overlapOf,
  type ProposedJoin,
  proposeJoins,
} from './propose-joins.ts';
import { dealsScore, HELD_SINCE, type ProposedKind, proposeKind, titleOf } from './propose-kind.ts';

export interface ProposedOther {
  other: OtherTable;
  notes: string[];
  /** For what became of leads: the column that says how, and what its values mean. */
  ending: Omit<NonNullable<Mapping['ending']>, 'table'> | null;
}

/** The table of deals: by its name, its headers and its values. */
export function chooseDeals(tables: readonly ReadTable[]): number {
  const described = tables.map((table) => describeTable(table, nameOf(table)));
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  let tellsEndings = false;
  tables.forEach((table, i) => {
    if (table.headers.length < 2 || table.totalRows === 0) return;
    const { columns } = guessMapping(table).mapping;
    const score = dealsScore(described[i]!, columns);
    if (score > bestScore) {
      best = i;
      bestScore = score;
      tellsEndings = columns.some(({ role }) => role === 'outcome');
    }
  });
  const leads = described.findIndex((other, i) => i !== best && becameDeals(other, described[best]!));
  if (leads >= 0) return leads;
  const whole = tellsEndings ? -1 : described.findIndex((other) => isPartOf(described[best]!, other));
  return whole < 0 ? doersOf(described, best) : whole;
}

/**
 * What was done with leads or deals again and again is not the table of them: of the tables that name each of them
 * once, the one that tells most is. The table itself where it is another, or where there is none such.
 */
function doersOf(described: readonly Described[], best: number): number {
  const { entity, columns } = described[best]!;
  if (!DOINGS.test(entity) || columns.some(({ words, isKey }) => isKey && / id$/.test(words))) return best;
  const ids = columns.filter(({ words }) => /^(contact|deal) id$/.test(words));
  const told = described.map(({ columns: theirs }) =>
    ids.some(({ words, keys }) =>
      theirs.some((one) => one.words === words && one.isKey && overlapOf(keys, one.keys) >= NEARLY_ALL),
    )
      ? theirs.reduce((cells, { filled }) => cells + filled, 0)
      : 0,
  );
  const most = Math.max(...told);
  return most === 0 ? best : told.indexOf(most);
}

/** Of two tables that name the same things by the same ids, the one with fewer tells what became of some of them. */
function isPartOf(few: Described, many: Described): boolean {
  return few.columns.some(({ words, isKey, keys }) => {
    if (!isKey || !/ id$/.test(words)) return false;
    const same = many.columns.find((column) => column.words === words);
    if (!same?.isKey || keys.size >= same.keys.size) return false;
    // Of a long table only the first ids are kept.
    const seen = same.keys.size / same.filled;
    return overlapOf(keys, same.keys) >= (seen < NEARLY_ALL ? seen / 2 : NEARLY_ALL);
  });
}
const NEARLY_ALL = 0.95;

/**
 * Whether a table with the headers of the deals tells how the same deals stood before, and not of further ones: it
 * names them again, and is called a history, or says from when to when its rows held.
 */
export function isHistoryOf(deals: ReadTable, other: ReadTable): boolean {
  const [ours, theirs] = [deals, other].map((table) => describeTable(table, nameOf(table)));
  const isHistory =
    /\bhistory\b/.test(theirs!.entity) || theirs!.columns.some(({ words }) => HELD_SINCE.test(words));
  return (
    isHistory &&
    ours!.columns.some(({ words, isKey, keys }) => {
      const same =
        isKey && /(^| )id$/.test(words) && theirs!.columns.find((column) => column.words === words);
      return same && overlapOf(keys, same.keys) >= MOST;
    })
  );
}
const MOST = 0.5;

/** What the tables beside the deals are. `deals` is their mapping. */
export function proposeOthers(
  dealsTable: ReadTable,
  deals: Mapping,
  others: readonly ReadTable[],
): ProposedOther[] {
  const tables = [
    asDeals(describeTable(dealsTable, nameOf(dealsTable)), deals),
    ...others.map((table) => describeTable(table, nameOf(table))),
  ];
  const joins = proposeJoins(tables);
  const became = tables.map((table, i) => (i === 0 ? null : becameDeals(tables[0]!, table)));
  const sequel = became.findIndex((becoming) => becoming !== null);
  if (sequel > 0) {
    const { lead, deal, overlap } = became[sequel]!;
    joins[sequel] = { join: { column: deal, table: 0, to: lead }, overlap };
  }
  const keys = new Set(deals.columns.filter(({ use }) => use).map(({ key }) => key));
  const conversion = sequel > 0 ? conversionOf(deals) : undefined;
  const roles = new Set(
    deals.columns.flatMap((column) =>
      column.use && column.role && column !== conversion ? [column.role] : [],
    ),
  );
  const kinds = new Map<number, TableKind>();
  const reached = new Map<number, number>([[0, 1]]);
  const propose = (number: number): ProposedOther => {
    const table = others[number - 1]!;
    const described = tables[number]!;
    const proposed = joins[number]!;
    const { columns, outcomes } = guessMapping(table).mapping;
    const parent = proposed && kinds.get(proposed.join.table);
    const isSequel = number === sequel;
    const isOfDeals = proposed !== null && [0, sequel].includes(proposed.join.table);
    const continues =
      isSequel ||
      (proposed?.join.table === 0 &&
        described.columns[proposed.join.column]!.isKey &&
        tables[0]!.columns[proposed.join.to]!.isKey);
    const isAbout = isOfDeals || (parent !== undefined && parent !== null && ABOUT.has(parent));
    const { kind, touchpoints, history, notes } = isSequel
      ? SEQUEL
      : proposeKind(described, columns, proposed, { isOfDeals, isAbout });
    const told = isSequel ? columns.find(({ use, role }) => use && role === 'outcome') : undefined;
    const reach = proposed ? Math.min(proposed.overlap, reached.get(proposed.join.table) ?? 0) : 0;
    kinds.set(number, kind);
    reached.set(number, reach);
    const brings = (kind === 'contacts' || kind === 'accounts' || kind === 'lookup') && reach > 0;
    // What stands beside a deal's closing was written down when it closed.
    const isLate = continues && columns.some(({ role }) => role === 'wonAt');
    return {
      other: {
        source: { file: table.source.file, sheet: table.source.sheet },
        dialect: table.dialect,
        kind,
        columns: (isLate ? columns.map(knownAtTheEnd) : columns).map((column) =>
          brings && column.column !== proposed?.join.column
            ? asFieldOf(column, titleOf(nameOf(table)), continues ? 'deals' : kind, keys, roles)
            : { ...column, use: false, role: null, stage: null, touchpoint: null },
        ),
        join: proposed?.join ?? null,
        touchpoints,
        history,
      },
      notes: [
        ...notes,
        ...joinNotes(proposed, tables, described),
        ...(isSequel ? loneNotes(became[sequel]!, tables[0]!, described) : []),
      ],
      ending: told ? { column: told.column, outcomes } : null,
    };
  };
  const proposed: ProposedOther[] = [];
  for (const number of parentsFirst(joins)) proposed[number - 1] = propose(number);
  return proposed;
}

const SEQUEL: ProposedKind = {
  kind: 'lookup',
  touchpoints: null,
  history: null,
  notes: ['It tells what became of leads: how those ended that it names, and when.'],
};

/** The column of leads that says when they became deals, whatever else it was taken for. */
const conversionOf = ({ columns }: Mapping): ColumnMapping | undefined =>
  columns.find(
    ({ use, role, type, header }) =>
      use &&
      type === 'date' &&
      (role === null || role === 'wonAt') &&
      /^convert(ed|sion) (date|time|at|on)\b/.test(headerWords(header)),
  );

/** Deals that were no leads. */
function loneNotes({ lead, deal }: Becoming, leads: Described, deals: Described): string[] {
  const { keys } = leads.columns[lead]!;
  const lone = [...deals.columns[deal]!.keys].reduce(
    (sum, [key, rows]) => sum + (keys.has(key) ? 0 : rows),
    0,
  );
  if (lone === 0 || deals.table.profiles[deal]!.more || leads.table.profiles[lead]!.more) return [];
  return [
    `Those of its rows that were no leads stay out: ${lone.toLocaleString('en-US')}. ` +
      'To look at them instead of the leads, say that the deals are in here.',
  ];
}

/** The deals by another name than the file's, where that says nothing: other tables call them deals, or leads. */
function asDeals(described: Described, { columns }: Mapping): Described {
  if (/^(deal|contact)$/.test(described.entity)) return described;
  const id = columns.find(({ use, role }) => use && role === 'id');
  return { ...described, entity: id && columnWords(id.header) === 'contact id' ? 'contact' : 'deal' };
}

const knownAtTheEnd = (column: ColumnMapping): ColumnMapping => ({ ...column, known: 'end' });

/** Completes the mapping of the deals with what the tables beside them, just found, say of how deals ended. */
export function learnEndings(
  deals: Mapping,
  dealsTable: ReadTable,
  proposed: readonly ProposedOther[],
  tables: readonly ReadTable[],
  notes: Notes,
): void {
  proposed.forEach(({ other, ending }, i) => {
    if (other.kind === 'lookup' && other.join?.table === 0)
      learnOutcomes(deals, dealsTable, other, tables[i]!);
    if (ending) learnSequel(deals, { ...ending, table: i + 1 }, notes);
  });
  if (!deals.columns.some(({ use, role }) => use && role === 'outcome'))
    deals.outcomeOfClosed ??= outcomeOfClosing(proposed.flatMap(({ other }) => other.columns));
}

/** Leads end as what they became; of one that is not there, it is not known how it ended. */
function learnSequel(deals: Mapping, ending: NonNullable<Mapping['ending']>, notes: Notes): void {
  deals.ending = ending;
  const conversion = conversionOf(deals);
  if (conversion) {
    Object.assign(conversion, { role: 'stageDate', stage: 'Opportunity', known: 'end' });
    notes.set(conversion.column, [
      'Known only at the end: it is the day on which a lead became an opportunity.',
    ]);
  }
  const status = deals.columns.find(({ use, role }) => use && role === 'outcome');
  for (const [value, outcome] of Object.entries(deals.outcomes)) {
    const isConversion =
      CONVERTED.test(value) || (readBoolean(value) && CONVERTED.test(status?.header ?? ''));
    if (outcome === 'won' && isConversion) deals.outcomes[value] = 'open';
  }
}
const CONVERTED = /convert|qualif/i;
/** Of each column of the deals, why it is taken for what it is. */
type Notes = Map<number, string[]>;

/** Kinds of tables whose rows stand for what deals, people and accounts are. */
const ABOUT: ReadonlySet<TableKind> = new Set(['contacts', 'accounts', 'link']);

/** The numbers of the tables beside the deals, each after the one that it joins. */
function parentsFirst(joins: readonly (ProposedJoin | null)[]): number[] {
  const depth = (number: number): number => {
    const proposed = joins[number];
    return number === 0 || !proposed ? 0 : 1 + depth(proposed.join.table);
  };
  const numbers = joins.map((_, number) => number).slice(1);
  return numbers.sort((a, b) => depth(a) - depth(b) || a - b);
}

const nameOf = ({ source }: ReadTable): string => source.sheet ?? source.file;

/** What a program keeps for itself. */
const SYSTEM =
  /^(fivetran .*|is deleted|photo url|system modstamp|last (referenced|viewed) date|portal id|record type id|created by id|last modified by id|master record id|jigsaw .*|.* geocode accuracy)$/;

/** A joined table's column as a field of deals: roles that the deals lack, names of its own. */
function asFieldOf(
  column: ColumnMapping,
  title: string,
  kind: TableKind | 'deals',
  keys: Set<string>,
  roles: Set<FieldRole>,
): ColumnMapping {
  const words = columnWords(column.header);
  const isId = / id$|^id$/.test(words);
  if (!column.use || SYSTEM.test(words) || isId) return { ...column, use: false, role: null, stage: null };
  const offered = roleOf(column, kind, words);
  const role = offered && !roles.has(offered) ? offered : null;
  if (role) roles.add(role);
  const prefix = title.toLowerCase().replaceAll(' ', '_');
  const taken = keys.has(column.key);
  let key = taken ? `${prefix}_${column.key}` : column.key;
  for (let n = 2; keys.has(key); n++) key = `${prefix}_${column.key}_${n}`;
  keys.add(key);
  return {
    ...column,
    key,
    label: taken || saysNotWhose(words, kind) ? `${title}: ${column.label}` : column.label,
    role,
    stage: null,
    touchpoint: null,
  };
}

/** Whether a header alone would leave open whose it is: the deal's, or that of the table it comes from. */
const saysNotWhose = (words: string, kind: TableKind | 'deals'): boolean =>
  words === 'name' || (kind === 'lookup' && OF_ANYTHING.test(words));
const OF_ANYTHING =
  /^(type|status|title|description|first name|last name|full name|email|phone|(created|updated) (at|date)|.*date)$/;

/** What a column of a joined table may be to the deals; `deals` is a table with one row for each of some deals. */
function roleOf(column: ColumnMapping, kind: TableKind | 'deals', words: string): FieldRole | null {
  if (kind === 'deals') return column.role === 'outcome' || column.role === 'stageDate' ? null : column.role;
  if (kind === 'accounts') return words === 'name' || words === 'account name' ? 'account' : null;
  if (kind !== 'contacts') return null;
  const { role } = column;
  return role === 'email' || role === 'title' || role === 'person' || role === 'source' || role === 'account'
    ? role
    : null;
}

function joinNotes(proposed: ProposedJoin | null, tables: readonly Described[], ours: Described): string[] {
  if (!proposed) return [];
  const { join, overlap } = proposed;
  const theirs = tables[join.table]!;
  const [here, there] = [ours.table.headers[join.column]!, theirs.table.headers[join.to]!];
  const by = `Joined by “${here}” and “${there}” of ${tableName(theirs.table.source)}`;
  return overlap === 0
    ? [
        `${by}: their names say that they are the same, but none of their values match, so nothing of it reaches the deals.`,
      ]
    : [`${by}: ${percent(overlap)} of their values match.`];
}

/** Stages that the deals name by number only, and that a table of stages calls won or lost. */
function learnOutcomes(deals: Mapping, dealsTable: ReadTable, other: OtherTable, table: ReadTable): void {
  const { join } = other;
  const find = (pattern: RegExp) => table.headers.findIndex((header) => pattern.test(columnWords(header)));
  const [won, closed, label] = [
    find(/^(is |closed )won$/),
    find(/^is closed$/),
    find(/^(label|stage|stage name|name)$/),
  ];
  if (!join || (won < 0 && label < 0)) return;
  const reference = deals.columns.find(({ column }) => column === join.to);
  const outcome = deals.columns.find(({ use, role }) => use && role === 'outcome');
  if (
    !reference?.use ||
    !/\bstage\b/.test(columnWords(reference.header)) ||
    (outcome && outcome !== reference)
  )
    return;
  const isYes = (cells: readonly string[], column: number) =>
    /^(true|yes|1)$/i.test((cells[column] ?? '').trim());
  const named = new Map<string, ReturnType<typeof outcomeNamed>>();
  for (const cells of table.firstRows) {
    const key = joinKey(cells[join.column] ?? '');
    if (key === null) continue;
    if (isYes(cells, won)) named.set(key, 'won');
    else if (isYes(cells, closed)) named.set(key, 'lost');
    else named.set(key, outcomeNamed(cells[label] ?? '') ?? 'open');
  }
  const learnt = dealsTable.profiles[join.to]!.values.flatMap((value) => {
    const found = named.get(joinKey(value) ?? '');
    return found ? [[value, found] as const] : [];
  });
  if (learnt.length === 0) return;
  reference.role = 'outcome';
  reference.type = 'category';
  reference.known = 'end';
  deals.outcomes = { ...deals.outcomes, ...Object.fromEntries(learnt), '': deals.outcomes[''] ?? 'open' };
}
