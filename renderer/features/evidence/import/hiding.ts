/** Which columns of an import are hidden, and which a room would mostly want to hide. */
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping, Hiding, Mapping } from '#shared/contract/mapping.ts';

export const HIDING_LABEL: Record<Hiding, string> = {
  pseudonym: 'as a pseudonym',
  email: 'as a hash with the domain',
  drop: 'left out',
};

/** A column of one of the tables; 0 is the deals. */
export interface PlacedColumn {
  table: number;
  tableName: string;
  column: ColumnMapping;
}

const columnsOf = (mapping: Mapping, table: number): readonly ColumnMapping[] =>
  table === 0 ? mapping.columns : mapping.others[table - 1]!.columns;

/** All columns that can be hidden: the one that says how deals ended can't. */
export function columnsToHide({ mapping, fileName, tables }: ImportPreview): PlacedColumn[] {
  return [fileName, ...tables.map(({ name }) => name)].flatMap((tableName, table) =>
    columnsOf(mapping, table)
      .filter((column) => !(column.use && column.role === 'outcome'))
      .map((column) => ({ table, tableName, column })),
  );
}

/** The mapping with a column hidden in another way, or by null no more. */
export function withHiding(mapping: Mapping, table: number, column: number, hide: Hiding | null): Mapping {
  const change = (columns: readonly ColumnMapping[]) =>
    columns.map((known) =>
      known.column === column
        ? { ...known, hide, use: hide === 'drop' ? false : known.use || known.hide === 'drop' }
        : known,
    );
  if (table === 0) return { ...mapping, columns: change(mapping.columns) };
  const others = mapping.others.map((other, i) =>
    i === table - 1 ? { ...other, columns: change(other.columns) } : other,
  );
  return { ...mapping, others };
}

/** Hides what tells of people and companies by its part in a deal or its header, where nothing else was chosen. */
export function withNamesHidden(preview: ImportPreview): Mapping {
  return columnsToHide(preview).reduce((mapping, { table, column }) => {
    const hide = column.hide ?? hidingFor(column);
    return hide === null ? mapping : withHiding(mapping, table, column.column, hide);
  }, preview.mapping);
}

const DROPPED =
  /\b(phone|mobile|fax|telephone|address|street|zip|postal|postcode|linkedin|twitter|website|url|notes?|comments?|description|birth\w*|iban)\b/;
const EMAIL = /\be-?mail\b(?!.*\b(opt|status|domain|open|click|sent|date|count|bounce))/;
const NAME =
  /^(name|company|account|organi[sz]ation|customer|client|contact|lead|deal|opportunity|person|owner|sales ?rep)$|\b((first|last|full|middle|sur|nick|company|account|organi[sz]ation|contact|deal|opportunity|lead|owner|customer|client)[ -]?name|owner|assigned to|created by)\b/;

/** How a column is hidden by its part or its header; null where it tells of nobody. */
function hidingFor({ role, header, type }: ColumnMapping): Hiding | null {
  const words = header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .toLowerCase()
    .trim();
  if (type === 'number' || type === 'date' || type === 'boolean') return DROPPED.test(words) ? 'drop' : null;
  if (role === 'email' || EMAIL.test(words)) return 'email';
  if (role === 'person' || role === 'account' || role === 'owner') return 'pseudonym';
  if (DROPPED.test(words)) return 'drop';
  return role === null && NAME.test(words) ? 'pseudonym' : null;
}
