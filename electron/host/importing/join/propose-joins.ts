/** By which columns tables belong together: proposed by what they are called and by how well their values match. */
import type { OtherTable } from '#shared/contract/mapping.ts';
import type { ReadTable } from '../guess/guess-mapping.ts';
import { headerWords } from '../guess/header.ts';
import { keysOfColumn } from './match.ts';
import { columnWords, DOINGS, entityOf } from './names.ts';

export interface Described {
  table: ReadTable;
  /** What it is about, in words. */
  entity: string;
  columns: { words: string; keys: Map<string, number>; isKey: boolean; filled: number; joinable: boolean }[];
}

export interface ProposedJoin {
  join: NonNullable<OtherTable['join']>;
  /** Share of the different values of either column that the other has, the better one. */
  overlap: number;
}

/** Rows of a column that holds nothing twice name what they are about. */
const NEARLY_UNIQUE = 0.97;

export function describeTable(table: ReadTable, name: string): Described {
  return {
    table,
    entity: isOfLists(table, name) ? `${entityOf(name)} list` : entityOf(name),
    columns: table.profiles.map((profile, i) => {
      const { filled, shapes } = profile;
      let keys: Map<string, number> | null = null;
      return {
        words: columnWords(table.headers[i]!),
        // Of a table that stands alone nobody asks for them, and they take longer than the rest.
        get keys() {
          keys ??= keysOfColumn(profile);
          return keys;
        },
        filled,
        get isKey() {
          return filled > 0 && (profile.more || this.keys.size >= filled * NEARLY_UNIQUE);
        },
        joinable: filled > 0 && shapes.date < filled / 2 && shapes.answer < filled / 2,
      };
    }),
  };
}

/** Lists of people are called `contact list` as well as people in a list; they have no address. */
const isOfLists = ({ headers }: ReadTable, name: string): boolean =>
  /\blists?\b/.test(headerWords(name)) && !headers.some((header) => OF_PEOPLE.test(headerWords(header)));
const OF_PEOPLE = /\b(e ?mail|first ?name|last ?name|full name|phone|company|account)\b/;

const ENOUGH = 0.6;

/**
 * A join for each table beside the deals (`tables[0]`), by the number of the table it joins; null where none
 * fits. The surest join is made first, so that what joins only by way of another table finds it there.
 */
export function proposeJoins(tables: readonly Described[]): (ProposedJoin | null)[] {
  const joins: (ProposedJoin | null)[] = tables.map(() => null);
  const joined = new Set([0]);
  const scores = new Map<string, Scored | null>();
  const between = (a: number, b: number): Scored | null => {
    const pair = `${a} ${b}`;
    if (!scores.has(pair)) scores.set(pair, bestPair(tables[a]!, tables[b]!));
    return scores.get(pair)!;
  };
  /** Two things of one campaign, or of one owner, don't belong together by it, as those of one account do. */
  const sharesOnly = (theirs: number, to: number): boolean => {
    const own = joins[to]?.join.column;
    const { columns, entity } = tables[to]!;
    if (!columns[theirs]!.isKey) return false;
    return /\bowner$/.test(entity) || (own === theirs && !/(contact|account|deal)$/.test(entity));
  };
  // A join with the deals themselves is worth more than a way around, one by what merely happened less.
  const worth = ({ score, to }: Candidate): number =>
    score + (to === 0 ? 0.1 : 0) - (DOINGS.test(tables[to]!.entity) ? 0.3 : 0);
  for (;;) {
    const candidates = [...tables.keys()]
      .filter((table) => !joined.has(table))
      .flatMap((table) =>
        [...joined].flatMap((to): Candidate[] => {
          const found = between(table, to);
          return found && !sharesOnly(found.theirs, to) ? [{ ...found, table, to }] : [];
        }),
      );
    const [first, ...rest] = candidates;
    if (!first) return joins;
    const best = rest.reduce((one, other) => (worth(other) > worth(one) ? other : one), first);
    joins[best.table] = {
      join: { column: best.ours, table: best.to, to: best.theirs },
      overlap: best.overlap,
    };
    joined.add(best.table);
  }
}

interface Candidate extends Scored {
  table: number;
  to: number;
}

interface Scored {
  score: number;
  overlap: number;
  ours: number;
  theirs: number;
}

function bestPair(our: Described, their: Described): Scored | null {
  let best: Scored | null = null;
  our.columns.forEach((ours, i) => {
    if (!ours.joinable) return;
    their.columns.forEach((theirs, k) => {
      if (!theirs.joinable) return;
      const named = nameScore(our.entity, ours.words, their.entity, theirs.words);
      const sameRows = their.entity.includes(' ') && !theirs.isKey;
      if (!ours.isKey && !theirs.isKey && !(named > 0 && sameRows)) return;
      // Looking at values is what takes time; columns that share no name and no looks are passed over.
      const overlap = overlapOf(ours.keys, theirs.keys);
      const score = named > 0 ? named + 0.4 * overlap : wordsOverlap(ours, theirs, overlap);
      if (score < ENOUGH || (named < 0.5 && overlap < 0.3)) return;
      if (!best || score > best.score) best = { score, overlap, ours: i, theirs: k };
    });
  });
  return best;
}

type Column = Described['columns'][number];

/** Values that match although headers don't have to be words of their own, and several. */
function wordsOverlap(ours: Column, theirs: Column, overlap: number): number {
  if (overlap < 0.7 || Math.min(ours.keys.size, theirs.keys.size) < 3) return 0;
  let telling = 0;
  for (const key of ours.keys.keys()) if (key.length >= (/^[\d.]+$/.test(key) ? LONG_NUMBER : 5)) telling++;
  return telling >= ours.keys.size / 2 ? overlap : 0;
}

/** Digits of a number that nobody counts or pays: it names something. */
const LONG_NUMBER = 12;

/** Of the different values of the column that has fewer, the share that the other has too. */
export function overlapOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let both = 0;
  for (const key of few.keys()) if (many.has(key)) both++;
  return both / few.size;
}

const GENERIC =
  /^(id|name|type|status|stage|label|value|source|title|description|category|url|country|city|state|industry|subject|fivetran .*|is .*|active|deal stage)$/;

/** How surely two columns mean the same thing, by their headers and what their tables are about; 0 to 1. */
export function nameScore(ourEntity: string, ours: string, theirEntity: string, theirs: string): number {
  return Math.max(
    oneWay(ourEntity, ours, theirs),
    oneWay(theirEntity, theirs, ours),
    alike(ourEntity, ours, theirEntity, theirs),
  );
}

/** A column that names the other table's rows: `account id`, `account` and `account name` for a table of accounts. */
function oneWay(entity: string, key: string, reference: string): number {
  if (entity === '') return 0;
  const last = entity.split(' ').at(-1)!;
  const isKey =
    key === 'id' ||
    key === `${entity} id` ||
    key === `${last} id` ||
    key === 'object id' ||
    key === 'record id';
  if (isKey && reference === `${entity} id`) return 0.9;
  if (isKey && (reference === `associated ${entity} id` || reference === `converted ${entity} id`))
    return 0.85;
  if (isKey && reference.endsWith(` ${entity} id`)) return 0.6;
  if (isKey && reference === 'what id' && entity === 'deal') return 0.6;
  if (isKey && reference === 'who id' && entity === 'contact') return 0.6;
  const isName = key === 'name' || key === `${entity} name` || key === entity;
  if (isName && (reference === entity || reference === `${entity} name`)) return 0.7;
  if (key === 'email' && /^(recipient|email address|contact email|person email)$/.test(reference)) return 0.6;
  return 0;
}

function alike(ourEntity: string, ours: string, theirEntity: string, theirs: string): number {
  if (ours !== theirs) return 0;
  if (ours === 'id') return ourEntity.startsWith(`${theirEntity} `) && theirEntity !== '' ? 0.6 : 0;
  if (GENERIC.test(ours)) return 0;
  const about = / id$/.test(ours) ? ours.slice(0, -3) : null;
  if (about === null) return ours === 'email' ? 0.6 : 0.55;
  // Two tables that both name a third thing don't belong together by it.
  if (about === theirEntity || about === ourEntity) return 0.9;
  return theirEntity.split(' ').includes(about) || ourEntity.split(' ').includes(about) ? 0.65 : 0.2;
}
