/** What differs between databases in the SQL that a definition becomes. */
export interface Dialect {
  name: string;
  types: { text: string; integer: string; double: string; boolean: string };
  /** A text as a literal. */
  text(value: string): string;
  /** A column's or table's name, whatever characters and words it holds. */
  identifier(name: string): string;
  /** Where a part that is not empty begins in a text, counted from 1; 0 where it is not in it. */
  position(text: string, part: string): string;
  least(a: string, b: string): string;
  greatest(a: string, b: string): string;
  /** The character between the values of a list. */
  lineFeed: string;
  /** What comes between a common table's name and its query where the table is read several times. */
  asMaterialized: string;
  /** How many columns a table can have. */
  columns: number;
}

// A null character would end the whole query; `toSql` reports definitions that hold one.
const inQuotes = (value: string): string => `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
const inDoubleQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** SQLite 3.35 or later, built with its mathematical functions (as it is by default). */
export const SQLITE: Dialect = {
  name: 'SQLite',
  types: { text: 'TEXT', integer: 'INTEGER', double: 'REAL', boolean: 'BOOLEAN' },
  text: inQuotes,
  identifier: inDoubleQuotes,
  position: (text, part) => `instr(${text}, ${part})`,
  least: (a, b) => `min(${a}, ${b})`,
  greatest: (a, b) => `max(${a}, ${b})`,
  lineFeed: 'char(10)',
  asMaterialized: 'AS MATERIALIZED',
  columns: 2_000,
};

export const DUCKDB: Dialect = {
  name: 'DuckDB',
  types: { text: 'VARCHAR', integer: 'BIGINT', double: 'DOUBLE', boolean: 'BOOLEAN' },
  text: inQuotes,
  identifier: inDoubleQuotes,
  position: (text, part) => `instr(${text}, ${part})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  lineFeed: 'chr(10)',
  asMaterialized: 'AS MATERIALIZED',
  columns: Number.POSITIVE_INFINITY,
};
