/** The audit's numbers, counted once more by DuckDB over the same deals: another tool, another route. */
import { expect, test } from 'vitest';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { auditWon } from '#shared/engine/audit.ts';
import { coverageOf } from '#shared/engine/coverage.ts';
import { findTraits } from '#shared/engine/traits.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { askDuckDb } from '../sql/databases.ts';

const { sample } = sampleWorkshop();
const fields = sqlFields(sample);
const columnOf = (key: string) => fields.find((field) => field.key === key)!.column;
const ask = (query: string) => askDuckDb(sample, fields, query);
const source = columnOf(sample.fields.find(({ role }) => role === 'source')!.key);

test('where the last fifty won deals came from', async () => {
  const rows = await ask(
    `SELECT ${source} AS value, count(*)::int AS deals
     FROM (SELECT * FROM deals WHERE outcome = 'won' ORDER BY closed_at DESC, id::int LIMIT 50)
     GROUP BY 1`,
  );
  const { totals } = auditWon(sample, { last: 50 });
  const counted = totals.origins.map(({ value, deals }) => [
    value === null ? null : value.toLowerCase(),
    deals,
  ]);
  expect(Object.fromEntries(counted)).toEqual(
    Object.fromEntries(rows.map(({ value, deals }) => [value, deals])),
  );
});

test('how many deals of each outcome have a value', async () => {
  const coverage = coverageOf(sample);
  for (const [place, { column, key }] of fields.entries()) {
    const rows = await ask(`SELECT outcome, count("${column}")::int AS filled FROM deals GROUP BY 1`);
    const filled = Object.fromEntries(rows.map(({ outcome, filled: count }) => [outcome, count]));
    expect([key, coverage.fields[place]!.filledByOutcome]).toEqual([
      key,
      { ...coverage.fields[place]!.filledByOutcome, ...filled },
    ]);
  }
});

test('what won deals share: counts, intervals and lift of every source', async () => {
  const rows = await ask(
    `SELECT ${source} AS value,
       count(*) FILTER (outcome = 'won')::int AS won, count(*) FILTER (outcome <> 'won')::int AS others
     FROM deals WHERE outcome <> 'open' AND ${source} IS NOT NULL GROUP BY 1`,
  );
  const all = { won: 0, others: 0 };
  for (const row of rows) {
    all.won += row.won as number;
    all.others += row.others as number;
  }
  const { traits, hindsight } = findTraits(sample);
  const key = sample.fields.find(({ role }) => role === 'source')!.key;
  let compared = 0;
  for (const { criterion, won, against } of [...traits, ...hindsight]) {
    if (criterion.kind !== 'field' || criterion.field !== key || criterion.op !== 'is') continue;
    const row = rows.find(({ value }) => value === String(criterion.value).toLowerCase())!;
    expect([won.hits, won.of, against!.others.hits, against!.others.of]).toEqual([
      row.won,
      all.won,
      row.others,
      all.others,
    ]);
    expect(won.low).toBeCloseTo(wilson(row.won as number, all.won).low, 12);
    compared++;
  }
  expect(compared).toBeGreaterThan(2);
});
