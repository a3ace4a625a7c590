/** DuckDB with the data loaded, on a number of threads. */
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender, Outcome } from './contender.ts';
import { type JobRow, jobDefinition, type Setting, SETTING, SOURCES } from './job.ts';
import { createDeals, evaluate, wordsOf } from './sql.ts';

const CHUNK = 2048;

export async function duckDb(sample: Sample, rows: readonly JobRow[], threads: number): Promise<Contender> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(createDeals(sample.fields, 'INTEGER'));
  await load(connection, sample, rows);
  let setting = SETTING;
  return {
    name: `DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`,
    version: null,
    mostDeals: Number.POSITIVE_INFINITY,
    async run() {
      await connection.run(`CREATE OR REPLACE TABLE result AS ${evaluate(jobDefinition())}`);
      await connection.runAndReadAll(TOTALS);
      setting = SETTING;
    },
  } as never;
}
const TOTALS = 'SELECT stage, source, count(*) FROM result GROUP BY ALL';

async function load(connection: DuckDBConnection, sample: Sample, rows: readonly JobRow[]): Promise<void> {
  const appender = await connection.createAppender('deals');
  const types = [...sample.fields.map(({ type }) => (type === 'text' ? VARCHAR : INTEGER)), VARCHAR];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns([...sample.fields.map(({ key }) => part.map((row) => row[key]!)), part.map(wordsOf)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
