/**
 * The two tables over which a definition's query runs (docs/sql.md): their columns, and a sample as their rows.
 * Texts are stored normalized, because databases can't take off accents as docs/definition-language.md asks.
 */
import { normalize, words } from '../criteria/text.ts';
import { dayOf } from '../sample/calendar.ts';
import { dealsOf, textsOf } from '../sample/deal.ts';
import { type Field, fieldByRole, type Known, type Sample } from '../sample/sample.ts';
import type { Dialect } from './dialect.ts';

/** A field as a column of `deals`. */
export interface SqlField {
  /** As definitions name it. */
  key: string;
  column: string;
  kind: 'text' | 'number' | 'date' | 'boolean';
  known: Known;
  /** Whether it is the deal's source. */
  isSource: boolean;
  /** Whether some cells hold several texts. */
  holdsLists: boolean;
}

/** Column of the words of a text, and of the instant since when a value was known. */
export const wordsColumn = ({ column }: SqlField): string => `${column}_words`;
export const knownAtColumn = ({ column }: SqlField): string => `${column}_known_at`;

type ColumnType = keyof Dialect['types'];
export interface SqlColumn {
  name: string;
  type: ColumnType;
}

const DEALS: readonly SqlColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'outcome', type: 'text' },
  { name: 'created_at', type: 'integer' },
  { name: 'closed_at', type: 'integer' },
  { name: 'account', type: 'text' },
  { name: 'person', type: 'text' },
];

export const TOUCHPOINT_COLUMNS: readonly SqlColumn[] = [
  { name: 'deal', type: 'text' },
  { name: 'type', type: 'text' },
  { name: 'happened_at', type: 'integer' },
  { name: 'day', type: 'text' },
  { name: 'value', type: 'double' },
  { name: 'person', type: 'text' },
];

/** Names that the query itself gives to columns beside those of fields. */
const TAKEN =
  /^(deal|happened_at|n|is_end|source|(fit|engagement|intent|negative|total)(_low|_high)?|[a-z_]+_\d+(_\w+)?)$/;

/** The fields of a sample as columns, each with a name of its own. */
export function sqlFields(sample: Pick<Sample, 'fields' | 'columns'>): SqlField[] {
  const taken = new Set(DEALS.map(({ name }) => name));
  const source = fieldByRole(sample, 'source');
  return sample.fields.map((field) => {
    const values = sample.columns.get(field.key);
    const named: SqlField = {
      key: field.key,
      column: '',
      kind: kindOf(field),
      known: field.known,
      isSource: field === source,
      holdsLists: values?.kind === 'text' && values.dictionary.some((value) => typeof value === 'object'),
    };
    const slug = words(field.key).join('_') || 'field';
    for (
      let number = 0;
      named.column === '' || columnsOf(named).some(({ name }) => taken.has(name));
      number += 1
    ) {
      named.column = TAKEN.test(slug) || number > 0 ? `${slug}_field${number || ''}` : slug;
    }
    for (const { name } of columnsOf(named)) taken.add(name);
    return named;
  });
}

const kindOf = ({ type }: Field): SqlField['kind'] => (type === 'category' ? 'text' : type);

function columnsOf(field: SqlField): SqlColumn[] {
  const type = field.kind === 'date' ? 'integer' : field.kind === 'number' ? 'double' : field.kind;
  return [
    { name: field.column, type },
    ...(field.kind === 'text' ? [{ name: wordsColumn(field), type } as const] : []),
    ...(field.known === 'dated' ? [{ name: knownAtColumn(field), type: 'integer' } as const] : []),
  ];
}

/** The columns of `deals`. */
export const dealColumns = (fields: readonly SqlField[]): SqlColumn[] => [
  ...DEALS,
  ...fields.flatMap(columnsOf),
];

/** The statement that makes a table. */
export function createTable(table: string, columns: readonly SqlColumn[], dialect: Dialect): string {
  const list = columns.map(({ name, type }) => `  ${dialect.identifier(name)} ${dialect.types[type]}`);
  return `CREATE TABLE ${table} (\n${list.join(',\n')}\n);`;
}

export type SqlValue = string | number | boolean | null;

/** The rows of `deals`, in the order of its columns. A deal's id is its position in the sample. */
export function* dealRows(sample: Sample, fields: readonly SqlField[]): Generator<SqlValue[]> {
  const person = fieldByRole(sample, 'person')?.key;
  for (const deal of dealsOf(sample)) {
    const row: SqlValue[] = [String(deal.index), deal.outcome, deal.createdAt, deal.closedAt, deal.account];
    const whose = person === undefined ? undefined : deal.values.get(person);
    row.push((whose && textsOf(whose).join(' ')) || null);
    for (const field of fields) {
      const value = deal.values.get(field.key);
      if (value?.kind === 'text') {
        const texts = typeof value.value === 'string' ? [value.value] : value.value;
        row.push(
          texts.map(normalize).join('\n'),
          texts.map((text) => ` ${words(text).join(' ')} `).join('\n'),
        );
      } else {
        row.push(value?.value ?? null);
        if (field.kind === 'text') row.push(null);
      }
      if (field.known === 'dated') row.push(deal.knownAt.get(field.key) ?? null);
    }
    yield row;
  }
}

/** The rows of `touchpoints`, in the order of its columns. */
export function* touchpointRows({ touchpoints, deals, timeZone }: Sample): Generator<SqlValue[]> {
  const { start, type, types, at, value, person, people } = touchpoints;
  for (let deal = 0; deal < deals; deal += 1) {
    for (let i = start[deal]!; i < start[deal + 1]!; i += 1) {
      yield [
        String(deal),
        normalize(types[type[i]!]!),
        at[i]!,
        dayOf(at[i]!, timeZone),
        Number.isNaN(value[i]!) ? null : value[i]!,
        person[i] === 0 ? null : normalize(people[person[i]! - 1]!),
      ];
    }
  }
}
