/** The pack, as it is saved, on 2,000 generated deals: each engine says of each what the app says. */
import { expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { latestDate } from '#shared/domain/sample/latest-date.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { packFor } from '../../../../electron/host/exporting/pack/pack.ts';
import { SAMPLE_END } from '../../../../electron/host/sample-workshop/calendar.ts';
import { sampleDeals } from '../../../../electron/host/sample-workshop/deals.ts';
import { FIELDS, inFields } from '../../../../electron/host/sample-workshop/fields.ts';
import { seededRandom } from '../../../../electron/host/sample-workshop/random.ts';
import { askDuckDb, askPostgres, askSqlite } from '../../../unit/sql/databases.ts';
import { workshop } from '../fixtures.ts';
import { disagreements } from './deciding.ts';
import { zen } from './engines.ts';

const generated = buildSample({
  fields: FIELDS,
  deals: Array.from({ length: 9 }, (_, seed) => sampleDeals(seededRandom(100 + seed)))
    .flat()
    .slice(0, 2_000)
    .map(inFields),
  asOf: SAMPLE_END,
  timeZone: 'UTC',
});
/** The pack's queries find the date of the data in the tables. */
const sample = { ...generated, asOf: latestDate(generated) };

/** Score, furthest and last stage of each deal, by the app's own engine. */
function byTheApp(definition: Definition) {
  const { score, reached, current } = createEngine(sample).simulate(definition);
  const id = (stage: number) => definition.stages[stage]!.id;
  return Array.from({ length: sample.deals }, (_, deal) => [
    score[deal],
    id(reached[deal]!),
    current[deal] === -1 ? null : id(current[deal]!),
  ]);
}

/** The definitions that ask the most: of scores that fade, and of what people confirm. */
const [marketing, sales] = (['marketing', 'sales'] as const).map(
  (side) => workshop.definitions.find((definition) => definition.side === side)!,
);

test.each([
  ['sql/sqlite.sql', askSqlite],
  ['sql/duckdb.sql', askDuckDb],
  ['sql/postgresql.sql', askPostgres],
] as const)('%s classifies 2,000 deals as the app does', { timeout: 240_000 }, async (file, ask) => {
  expect(sample.deals).toBe(2_000);
  const query = packFor(marketing!, sample).files.find(({ path }) => path === file)!.content;
  const rows = await ask(sample, sqlFields(sample), query);
  const said = rows
    .toSorted((a, b) => Number(a.deal) - Number(b.deal))
    .map((row) => [Number(row.score), row.reached_stage, row.current_stage]);
  expect(said).toEqual(byTheApp(marketing!));
});

test('GoRules decides about 2,000 deals as the app does', { timeout: 240_000 }, async () => {
  expect(await disagreements(sample, sales!, zen(sales!))).toEqual([]);
});
