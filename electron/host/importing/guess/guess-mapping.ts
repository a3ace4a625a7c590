import type { ColumnMapping, Dialect, Mapping } from '#shared/contract/mapping.ts';
import { own } from '#shared/domain/own.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import type { Preset } from '../presets/preset.ts';
import { presetFor } from '../presets/presets.ts';
import type { TableSource } from '../tables/table-source.ts';
import { isAfterCreation } from './after-creation.ts';
import { headerWords, keysOf, labelsOf, zoneOfHeader } from './header.ts';
import { guessKnown } from './known.ts';
import { isNorthAmerica } from './north-america.ts';
import { outcomeNamed } from './outcomes.ts';
import type { ColumnProfile } from './profile.ts';
import { guessRoles } from './roles.ts';
import { spelledRight } from './spelling.ts';
import { guessOutcomes, isAnswer, isCoded } from './status-values.ts';
import { touchpointOf } from './touchpoint-columns.ts';
import { type FileHints, guessType, isTicked, provenOrder, withType } from './types.ts';

/** The file as it was read: what a mapping is guessed from. */
export interface ReadTable {
  source: Pick<TableSource, 'file' | 'sheet'>;
  dialect: Dialect;
  /** As they stand in the file, one for each profile. */
  headers: readonly string[];
  profiles: readonly ColumnProfile[];
  /** Rows under the header. */
  totalRows: number;
  /** Those that hold anything. */
  filledRows: number;
  /** The first of them. */
  firstRows: readonly (readonly string[])[];
  /** Rows with a quotation mark that was never closed. */
  strayQuotes: readonly number[];
}

/** A mapping for a file that has none, with the reasons for it by column. */
export function guessMapping(table: ReadTable): {
  mapping: Mapping;
  notes: Map<number, string[]>;
  preset: Preset | null;
} {
  const words = table.headers.map((header) => spelledRight(headerWords(header)));
  const labels = labelsOf(table.headers);
  const keys = keysOf(labels);
  const hints: FileHints = { delimiter: table.dialect.delimiter, dateOrder: orderOfFile(table.profiles) };
  const preset = presetFor(words);
  const guesses = table.profiles.map((profile, column) => guessType(profile, words[column]!, hints));
  const isDated = guesses.some(({ type }, column) => type === 'date' && CHANGED.test(words[column]!));
  const roles = guessRoles(
    table.profiles.map((profile, column) => ({
      profile,
      header: words[column]!,
      isGrouped: table.dialect.headerRows > 1,
      guess: guesses[column]!,
      inCrm: own(preset?.columns ?? {}, words[column]!)?.role,
      outcomesInCrm: preset?.outcomes ?? {},
      share: profile.filled / Math.max(1, table.filledRows),
      isDated,
    })),
  );
  const notes = new Map<number, string[]>();
  const columns = table.profiles.map((profile, column): ColumnMapping => {
    const guess = guesses[column]!;
    const { role, stage } = roles[column]!;
    const type = typeForRole(role, guess.type);
    notes.set(column, type === guess.type ? [...guess.notes] : []);
    return {
      column,
      header: table.headers[column]!,
      use: profile.filled > 0,
      key: keys[column]!,
      label: labels[column]!,
      role,
      stage,
      known: 'start',
      list: isWords(type) ? profile.list : null,
      touchpoint: null,
      trim: true,
      marks: !isNorthAmerica(words[column]!, profile),
      emptyIsNo: type === 'boolean' && isTicked(profile),
      hide: null,
      ...withType(guess, type),
    };
  });
  const created = columns.find(({ role }) => role === 'createdAt');
  for (const column of columns) {
    const after =
      column.type === 'date' && created ? isAfterCreation(column, created, table.firstRows) : null;
    const { known, note } = guessKnown({
      role: column.role,
      type: column.type,
      header: words[column.column]!,
      values: table.profiles[column.column]!.values,
      after,
    });
    column.known = known;
    if (note) notes.get(column.column)!.push(note);
    column.touchpoint = touchpointOf(column, words[column.column]!);
    const zone = column.type === 'date' ? zoneOfHeader(column.header) : null;
    if (zone) notes.get(column.column)!.push(`Its times are those of ${zone}, as its header says.`);
    const inCrm = own(preset?.columns ?? {}, words[column.column]!);
    if (inCrm?.known) column.known = inCrm.known;
    if (inCrm?.use === false) column.use = false;
  }
  const endings = guessEndings(columns, words, table, preset, notes);
  return {
    mapping: {
      format: 'yardstick.mapping',
      version: 2,
      source: { file: table.source.file, sheet: table.source.sheet },
      dialect: table.dialect,
      columns,
      leftOut: [],
      ending: null,
      ...endings,
      stacked: [],
      duplicates: duplicatesOf(columns, words, table.profiles),
      others: [],
      cleaning: [],
    },
    notes,
    preset,
  };
}

type Endings = Pick<Mapping, 'outcomes' | 'outcomeOfClosed' | 'closed' | 'active'>;

/** What says how the deals ended; the reasons are added to the notes. */
function guessEndings(
  columns: readonly ColumnMapping[],
  words: readonly string[],
  table: ReadTable,
  preset: Preset | null,
  notes: ReadonlyMap<number, string[]>,
): Endings {
  const inCrm = preset?.outcomes ?? {};
  const column = columns.find(({ role }) => role === 'outcome');
  const statuses = column && table.profiles[column.column]!;
  const outcomes = guessOutcomes(statuses, table.source.file, inCrm);
  if (!statuses) return { outcomes, outcomeOfClosed: outcomeOfClosing(columns), closed: null, active: null };
  const said = notes.get(column.column)!;
  if (isAnswer(statuses) && !isCoded(statuses, inCrm)) {
    const closed = closedColumn(columns, words, table);
    const label = columns.find((one) => one.column === closed)?.label;
    said.push(
      label ? `It only tells whether a deal was won; “${label}” tells which are still open.` : ONLY_ANSWERS,
    );
    return { outcomes, outcomeOfClosed: null, closed, active: null };
  }
  const active = activeColumn(columns, words);
  if (active) {
    active.known = 'end';
    said.push(`Open deals for which “${active.label}” says no were given up, and count as lost.`);
  }
  return { outcomes, outcomeOfClosed: null, closed: null, active: active?.column ?? null };
}

/** Where a table tells of its deals again and again, as a history does, the latest it tells counts. */
function duplicatesOf(
  columns: readonly ColumnMapping[],
  words: readonly string[],
  profiles: readonly ColumnProfile[],
): Mapping['duplicates'] {
  const id = columns.find(({ role }) => role === 'id');
  const profile = id && profiles[id.column]!;
  const isTold = profile && !profile.more && profile.distinct <= profile.filled / 2;
  const changed =
    isTold && columns.find(({ column, type }) => type === 'date' && CHANGED.test(words[column]!));
  return changed ? { keep: 'newest', by: changed.column } : { keep: 'first', by: null };
}
const CHANGED = /\b(modified|updated?|changed?|edit|edited|timestamp|snapshot|as of)\b/;

/** What a closing date says of its deal: that it was won, where it is called the day of that. */
export function outcomeOfClosing(columns: readonly ColumnMapping[]): Outcome | null {
  const closing = columns.find(({ use, role }) => use && role === 'wonAt');
  return closing && outcomeNamed(closing.header) === 'won' ? 'won' : null;
}

const ONLY_ANSWERS =
  'It only tells whether a deal was won; all others are taken as lost. If some of them are still open, ' +
  'choose a column that tells them apart.';

/** The column that says of each deal whether it has ended, beside one that only says whether it was won. */
function closedColumn(
  columns: readonly ColumnMapping[],
  words: readonly string[],
  { profiles }: ReadTable,
): number | null {
  const found = columns.find(
    ({ column, type }) =>
      /^(is )?closed$/.test(words[column]!) && type === 'boolean' && profiles[column]!.filled > 0,
  );
  return found?.column ?? null;
}

/** The column that says which deals are still worked on, where those that are lost keep their stage, as in Odoo. */
const activeColumn = (columns: readonly ColumnMapping[], words: readonly string[]): ColumnMapping | null =>
  (columns.some(({ role }) => role === 'lostReason') &&
    columns.find(({ column, type }) => type === 'boolean' && words[column] === 'active')) ||
  null;

const isWords = (type: ColumnMapping['type']): boolean => type === 'text' || type === 'category';

/** Names stay text even where their values are digits; what is counted by value is a category. */
function typeForRole(role: ColumnMapping['role'], type: ColumnMapping['type']): ColumnMapping['type'] {
  switch (role) {
    case 'id':
    case 'person':
    case 'account':
    case 'email':
      return 'text';
    case 'owner':
    case 'source':
    case 'outcome':
    case 'lostReason':
      return 'category';
    default:
      return type;
  }
}

/** The order of day and month that some column proves, if none proves the other. */
function orderOfFile(profiles: readonly ColumnProfile[]): FileHints['dateOrder'] {
  const proven = new Set(profiles.map(provenOrder).filter((order) => order !== null));
  return proven.size === 1 ? [...proven][0]! : null;
}
