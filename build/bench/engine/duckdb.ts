/** DuckDB with the data loaded, on a number of threads. */
import { DuckDBDataChunk, DuckDBInstance, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, SETTING, type Setting } from './job.ts';
import { createDeals, evaluate, outcomeFrom, rescore, sums, totals } from './sql.ts';

const CHUNK = 2048;

export async function duckDb(sample: Sample, rows: readonly JobRow[], threads: number): Promise<Contender> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(createDeals(sample.fields, 'INTEGER'));
  const appender = await connection.createAppender('deals');
  const types = [...sample.fields.map(({ type }) => (type === 'text' ? VARCHAR : INTEGER)), VARCHAR];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns([...sample.fields, { key: 'words' }].map(({ key }) => part.map((row) => row[key]!)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const ask = async (query: string) => (await connection.runAndReadAll(query)).getRowObjectsJS();
  let table = 'result';
  const make = async (name: string, query: string) => {
    table = name;
    await connection.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`);
    await ask(totals(name));
  };
  return {
    name: `DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`,
    package: '@duckdb/node-api',
    run: () => make('result', evaluate(SETTING)),
    update: (setting: Setting) => make('updated', rescore(setting)),
    outcome: async () => outcomeFrom(await ask(totals(table)), (await ask(sums(table)))[0]!),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
