/** The audit's numbers, counted once more by DuckDB over the same deals: another tool, another route. */
import { expect, test } from 'vitest';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { auditWon } from '#shared/engine/evidence/audit.ts';
import { coverageOf } from '#shared/engine/evidence/coverage.ts';
import { findTraits } from '#shared/engine/evidence/traits.ts';
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

test('the numbers of every trait from its counts alone: intervals, lift, weight of evidence', async () => {
  const { traits, hindsight } = findTraits(sample);
  const all = [...traits, ...hindsight].flatMap(({ won, against }) => (against ? [{ won, against }] : []));
  expect(all.length).toBeGreaterThan(50);
  const values = all.map(
    ({ won, against: { others } }, i) => `(${i}, ${won.hits}, ${won.of}, ${others.hits}, ${others.of})`,
  );
  const rows = await ask(`
    WITH counts(place, a, n, b, m) AS (VALUES ${values.join(', ')}),
    z AS (SELECT 1.959963984540054::double AS z),
    halves AS (
      SELECT *, a + h AS ah, n + h AS nh, b + h AS bh, m + h AS mh
      FROM (SELECT *, CASE WHEN a = 0 OR b = 0 THEN 0.5::double ELSE 0 END AS h FROM counts)
    ),
    logs AS (SELECT *, ln((ah / nh) / (bh / mh)) AS l, sqrt(1 / ah - 1 / nh + 1 / bh - 1 / mh) AS e FROM halves)
    SELECT place,
      (a::double / n + z * z / (2 * n) - z * sqrt(a::double * (n - a) / n / n / n + z * z / (4.0::double * n * n)))
        / (1 + z * z / n) AS low,
      (a::double / n + z * z / (2 * n) + z * sqrt(a::double * (n - a) / n / n / n + z * z / (4.0::double * n * n)))
        / (1 + z * z / n) AS high,
      exp(l) AS lift, exp(l - z * e) AS lift_low, exp(l + z * e) AS lift_high, l AS weight
    FROM logs, z ORDER BY place`);
  all.forEach(({ won, against: { lift, weight } }, i) => {
    const row = rows[i] as Record<string, number>;
    expect(won.low).toBeCloseTo(row.low!, 7);
    expect(won.high).toBeCloseTo(row.high!, 7);
    expect(lift.ratio).toBeCloseTo(row.lift!, 9);
    expect(lift.low / row.lift_low!).toBeCloseTo(1, 7);
    expect(lift.high / row.lift_high!).toBeCloseTo(1, 7);
    expect(weight).toBeCloseTo(row.weight!, 9);
  });
});

test('how sure every trait is, corrected for how many were looked at', async () => {
  const { traits, hindsight } = findTraits(sample);
  for (const list of [traits, hindsight]) {
    const values = list.map(({ against }, i) => `(${i}, ${against?.p ?? 1}::double)`);
    // Benjamini and Hochberg: the least of p × m / rank among all that are at most as sure.
    const rows = await ask(`
      WITH looked(place, p) AS (VALUES ${values.join(', ')}),
      ranked AS (SELECT *, rank() OVER (ORDER BY p DESC) - 1 AS surer_than, count(*) OVER () AS m FROM looked)
      SELECT place, least(1, min(p * m / (m - surer_than)) OVER (ORDER BY p DESC ROWS UNBOUNDED PRECEDING)) AS q
      FROM ranked ORDER BY place`);
    list.forEach(({ against }, i) => {
      if (against) expect(against.q).toBeCloseTo(rows[i]!.q as number, 10);
    });
  }
  for (const { criterion, won, against } of [...traits, ...hindsight]) {
    if (!against) continue;
    const p = plainP(won.hits, won.of, against.others.hits, against.others.of);
    if (criterion.kind === 'field' && criterion.op === 'is') expect(against.p).toBeCloseTo(p, 6);
    // The choice of a cut makes less sure, never surer.
    else expect(against.p).toBeGreaterThan(p - 1e-6);
  }
});

/** That two shares are equal: exact where a count is small, else by the area under the bell curve, added up. */
function plainP(a: number, n: number, b: number, m: number): number {
  const hits = a + b;
  const all = n + m;
  if (hits === 0 || hits === all) return 1;
  if ((Math.min(n, m) * Math.min(hits, all - hits)) / all < 5) {
    const tables = Array.from(
      { length: Math.min(n, hits) + 1 },
      (_, k) => choose(n, k) * choose(m, hits - k),
    );
    const here = tables[a]!;
    const tail = tables.filter((count) => count <= here).reduce((sum, count) => sum + count, 0n);
    return Number((tail * 10n ** 15n) / choose(all, hits)) / 1e15;
  }
  const pooled = hits / all;
  const z = Math.abs(a / n - b / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const steps = 20_000;
  const width = 12 / steps;
  let area = 0;
  for (let i = 0; i <= steps; i += 1) {
    const height = Math.exp(-((z + i * width) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    area += height * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  }
  return (2 * area * width) / 3;
}

function choose(of: number, taken: number): bigint {
  if (taken < 0 || taken > of) return 0n;
  let ways = 1n;
  for (let i = 1; i <= taken; i += 1) ways = (ways * BigInt(of - taken + i)) / BigInt(i);
  return ways;
}
