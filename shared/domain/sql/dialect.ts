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
  /** Joins the rows of two tables, each once. */
  union: string;
  /** How many columns a table can have. */
  columns: number;
  /** How many bytes of a column's name it looks at. */
  nameBytes: number;
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
  union: 'UNION',
  columns: 2_000,
  nameBytes: Number.POSITIVE_INFINITY,
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
  union: 'UNION',
  columns: Number.POSITIVE_INFINITY,
  nameBytes: Number.POSITIVE_INFINITY,
};

/** PostgreSQL 12 or later. */
export const POSTGRESQL: Dialect = {
  name: 'PostgreSQL',
  types: { text: 'TEXT', integer: 'BIGINT', double: 'DOUBLE PRECISION', boolean: 'BOOLEAN' },
  text: inQuotes,
  identifier: inDoubleQuotes,
  position: (text, part) => `strpos(${text}, ${part})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  lineFeed: 'chr(10)',
  asMaterialized: 'AS MATERIALIZED',
  union: 'UNION',
  columns: 1_664,
  nameBytes: 63,
};

/** By Snowflake's documentation; no test of ours runs it. */
export const SNOWFLAKE: Dialect = {
  name: 'Snowflake',
  types: { text: 'VARCHAR', integer: 'BIGINT', double: 'DOUBLE', boolean: 'BOOLEAN' },
  text: (value) => inQuotes(value.replaceAll('\\', '\\\\')),
  // Names without quotes are taken in upper case, and the query writes most of its own without.
  identifier: (name) => inDoubleQuotes(name.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  position: (text, part) => `CHARINDEX(${part}, ${text})`,
  least: (a, b) => `LEAST(${a}, ${b})`,
  greatest: (a, b) => `GREATEST(${a}, ${b})`,
  lineFeed: 'CHR(10)',
  asMaterialized: 'AS',
  union: 'UNION',
  columns: Number.POSITIVE_INFINITY,
  nameBytes: 255,
};

/** GoogleSQL, by BigQuery's documentation; no test of ours runs it. */
export const BIGQUERY: Dialect = {
  name: 'BigQuery',
  types: { text: 'STRING', integer: 'INT64', double: 'FLOAT64', boolean: 'BOOL' },
  text: (value) =>
    `'${value
      .replaceAll('\0', '')
      .replaceAll('\\', '\\\\')
      .replaceAll("'", "\\'")
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')}'`,
  identifier: (name) => `\`${name.replaceAll('`', '')}\``,
  position: (text, part) => `STRPOS(${text}, ${part})`,
  least: (a, b) => `LEAST(${a}, ${b})`,
  greatest: (a, b) => `GREATEST(${a}, ${b})`,
  lineFeed: 'CHR(10)',
  asMaterialized: 'AS',
  union: 'UNION DISTINCT',
  columns: 10_000,
  nameBytes: 300,
};
