/** SQLite in memory. */

import Database from 'better-sqlite3';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, SETTING } from './job.ts';
import { createDeals, evaluate, forSqlite, outcomeFrom, sums, totals } from './sql.ts';

export function sqlite(sample: Sample, rows: readonly JobRow[]): Contender {
  const database = new Database(':memory:');
  database.exec(createDeals(sample.fields, 'INTEGER'));
  const keys = [...sample.fields.map(({ key }) => key), 'words'];
  const insert = database.prepare(`INSERT INTO deals VALUES (${keys.map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (const row of rows) insert.run(keys.map((key) => row[key]));
  })();
  const ask = (query: string) => database.prepare(query).all() as Record<string, unknown>[];
  return {
    name: 'SQLite',
    package: 'better-sqlite3',
    run() {
      database.exec(`DROP TABLE IF EXISTS result; CREATE TABLE result AS ${forSqlite(evaluate(SETTING))}`);
      ask(totals('result'));
    },
    outcome: () => outcomeFrom(ask(totals('result')), ask(sums('result'))[0]!),
    close: () => database.close(),
  };
}
