/** Field conditions as SQL, over columns that hold what is known of a deal at a moment. */
import { readAs } from '../criteria/field.ts';
import { normalize, words } from '../criteria/text.ts';
import type { FieldCondition } from '../definition/schema.ts';
import { instantOf } from '../sample/calendar.ts';
import type { Dialect } from './dialect.ts';
import { type SqlField, wordsColumn } from './tables.ts';
import { chain, isOneOf, number, unknown } from './write.ts';

type Given = string | number | boolean;

/** What conditions over fields need to know. */
export interface FieldScope {
  dialect: Dialect;
  /** By key. */
  fields: ReadonlyMap<string, SqlField>;
  timeZone: string;
}

/** A field condition; NULL where it is unknown. */
export function fieldSql(condition: FieldCondition, scope: FieldScope): string {
  const field = scope.fields.get(condition.field);
  if (!field) return condition.op === 'isKnown' ? 'FALSE' : unknown(scope.dialect);
  const column = scope.dialect.identifier(field.column);
  switch (condition.op) {
    case 'isKnown':
      return `${column} IS NOT NULL`;
    case 'is':
      return isAnyOf(field, [condition.value], scope);
    case 'isAnyOf':
      return isAnyOf(field, condition.values, scope);
    case 'containsAnyOf':
      return containsAnyOf(field, condition.values, condition.match, scope);
    case 'between':
      return between(field, condition.low, condition.high, scope);
    case 'atLeast':
    case 'atMost': {
      if (field.kind !== 'number') return unknown(scope.dialect);
      return `${column} ${condition.op === 'atLeast' ? '>=' : '<='} ${number(condition.value)}`;
    }
    case 'before':
    case 'after': {
      if (field.kind !== 'date') return unknown(scope.dialect);
      const at = number(instantOf(condition.value, scope.timeZone));
      return `${column} ${condition.op === 'before' ? '<' : '>'} ${at}`;
    }
  }
}

function between(field: SqlField, low: number | string, high: number | string, scope: FieldScope): string {
  const column = scope.dialect.identifier(field.column);
  const ends = [low, high].map((end) => {
    if (typeof end === 'number') return field.kind === 'number' ? end : null;
    return field.kind === 'date' ? instantOf(end, scope.timeZone) : null;
  });
  const [from, to] = ends;
  if (from == null || to == null) return unknown(scope.dialect);
  return `${column} BETWEEN ${number(from)} AND ${number(to)}`;
}

/** A condition that no value meets, and that is unknown where there is no value. */
const neverMet = (column: string): string => `CASE WHEN ${column} IS NOT NULL THEN FALSE END`;

function isAnyOf(field: SqlField, given: readonly Given[], scope: FieldScope): string {
  const { dialect } = scope;
  const column = dialect.identifier(field.column);
  if (field.kind === 'text') {
    const texts = [...new Set(given.map((value) => normalize(String(value))))];
    return texts.length === 0 ? neverMet(column) : isText(field, texts, dialect);
  }
  const { kind } = field;
  const read = given.map((value) => readAs(kind, value, scope.timeZone));
  const literals = read.flatMap((value) => (value === null ? [] : [literal(value)]));
  if (literals.length === 0) return given.length === 0 ? neverMet(column) : unknown(dialect);
  const met = literals.length === 1 ? `${column} = ${literals[0]}` : `${column} IN (${literals.join(', ')})`;
  // A value that can't be compared with the field leaves it unknown, unless another is met.
  return read.includes(null) ? `(${met} OR ${unknown(dialect)})` : met;
}

const literal = (value: number | boolean): string =>
  typeof value === 'number' ? number(value) : value ? 'TRUE' : 'FALSE';

/** Whether a text field is one of some normalized texts. */
export function isText(field: SqlField, texts: readonly string[], dialect: Dialect): string {
  const column = dialect.identifier(field.column);
  if (!field.holdsLists) return isOneOf(column, texts, dialect);
  return chain(
    texts.map((text) => `${dialect.position(...inList(column, text, dialect))} > 0`),
    'OR',
    'FALSE',
  );
}

/** A cell and one of its values, each between line feeds, so that only whole values are found. */
export function inList(column: string, text: string, { lineFeed, text: quoted }: Dialect): [string, string] {
  return [`${lineFeed} || ${column} || ${lineFeed}`, `${lineFeed} || ${quoted(text)} || ${lineFeed}`];
}

function containsAnyOf(
  field: SqlField,
  parts: readonly string[],
  match: 'words' | 'text',
  { dialect }: FieldScope,
): string {
  if (field.kind !== 'text') return unknown(dialect);
  const column = dialect.identifier(match === 'words' ? wordsColumn(field) : field.column);
  const wanted =
    match === 'text'
      ? parts.map(normalize).filter((part) => part !== '')
      : parts.flatMap((part) => {
          const phrase = words(part);
          return phrase.length === 0 ? [] : [` ${phrase.join(' ')} `];
        });
  if (wanted.length === 0) return neverMet(column);
  return chain(
    [...new Set(wanted)].map((part) => `${dialect.position(column, dialect.text(part))} > 0`),
    'OR',
    'FALSE',
  );
}
