/** A sample in the tables of an in-memory database, to run queries over. */
import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type Dialect, DUCKDB, POSTGRESQL, SQLITE } from '#shared/domain/sql/dialect.ts';
import {
  createTable,
  dealColumns,
  dealRows,
  type SqlField,
  type SqlValue,
  TOUCHPOINT_COLUMNS,
  touchpointRows,
} from '#shared/domain/sql/tables.ts';

export type Row = Record<string, unknown>;

/** The rows that a query gives over the tables of a sample. */
export type Ask = (sample: Sample, fields: readonly SqlField[], query: string) => Promise<Row[]>;

function tablesOf(sample: Sample, fields: readonly SqlField[]) {
  return [
    { name: 'deals', columns: dealColumns(fields), rows: [...dealRows(sample, fields)] },
    { name: 'touchpoints', columns: TOUCHPOINT_COLUMNS, rows: [...touchpointRows(sample)] },
  ];
}

export const askSqlite: Ask = async (sample, fields, query) => {
  const database = new Database(':memory:');
  try {
    for (const { name, columns, rows } of tablesOf(sample, fields)) {
      database.exec(createTable(name, columns, SQLITE));
      const insert = database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
      // SQLite keeps yes/no as 1 and 0.
      for (const row of rows)
        insert.run(row.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
    }
    return database.prepare(query).all() as Row[];
  } finally {
    database.close();
  }
};

/** Opening one takes longer than most queries. */
const duckDb = DuckDBInstance.create(':memory:', { threads: '1' }).then((instance) => instance.connect());

export const askDuckDb: Ask = async (sample, fields, query) => {
  const connection = await duckDb;
  for (const { name, columns, rows } of tablesOf(sample, fields)) {
    await connection.run(`DROP TABLE IF EXISTS ${name}`);
    await connection.run(createTable(name, columns, DUCKDB));
    const values = rows.map((row) => `(${row.map((value) => literal(value, DUCKDB)).join(', ')})`);
    if (values.length > 0) await connection.run(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
  }
  return (await connection.runAndReadAll(query)).getRowObjectsJS();
};

/** PostgreSQL itself, compiled to WebAssembly. Numbers of 64 bits come as such, as they do from DuckDB. */
let postgres: Promise<PGlite> | null = null;

export const askPostgres: Ask = async (sample, fields, query) => {
  // As docs/sql.md advises: common tables have no statistics, and the planner would take loops for cheap.
  postgres ??= PGlite.create().then(async (database) => {
    await database.exec('SET enable_nestloop = off');
    return database;
  });
  const database = await postgres;
  for (const { name, columns, rows } of tablesOf(sample, fields)) {
    await database.exec(`DROP TABLE IF EXISTS ${name}; ${createTable(name, columns, POSTGRESQL)}`);
    const values = rows.map((row) => `(${row.map((value) => literal(value, POSTGRESQL)).join(', ')})`);
    if (values.length > 0) await database.exec(`INSERT INTO ${name} VALUES ${values.join(', ')}`);
  }
  return (await database.query<Row>(query)).rows;
};

function literal(value: SqlValue, dialect: Dialect): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return dialect.text(value);
  return typeof value === 'number' && !Number.isInteger(value) ? `${value}e0` : String(value);
}
