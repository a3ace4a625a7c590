import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { latestDate } from '#shared/domain/sample/latest-date.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type Dialect, DUCKDB, POSTGRESQL, SQLITE } from '#shared/domain/sql/dialect.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { toSql } from '#shared/domain/sql/to-sql.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { arbitraryDefinition, arbitrarySample } from '../../fixtures/arbitrary.ts';
import { caseFiles, completeDefinition, definitionAsking, sampleOf } from '../classify/case-file.ts';
import { type Ask, askDuckDb, askPostgres, askSqlite, type Row } from './databases.ts';

const RUNS = process.env.YARDSTICK_AGREEMENT_RUNS;

/** What the reference says of each deal, in the query's form. */
function byReference(sample: Sample, definition: Definition): Row[] {
  const context = contextOf(sample);
  return Array.from({ length: sample.deals }, (_, index) => {
    const said = classify(context, readDeal(sample, index), definition);
    return {
      deal: String(index),
      score: said.score.points,
      score_low: said.score.low,
      score_high: said.score.high,
      peak_score: said.peakScore.points,
      reached_stage: said.reached,
      reached_at: said.reachedAt[said.reached],
      current_stage: said.current,
      undecided: said.undecided !== null,
      undecided_by: said.undecided?.transition ?? null,
      undecided_at: said.undecided?.at ?? null,
      is_out: said.out !== null,
      out_by: said.out?.transition ?? null,
      out_at: said.out?.at ?? null,
      out_reason: said.out?.reason ?? null,
    };
  });
}

/** A row as JavaScript would have it: databases return whole numbers and yes/no in types of their own. */
const plain = (row: Row): Row => ({
  ...Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ),
  undecided: Boolean(row.undecided),
  is_out: Boolean(row.is_out),
});

const byDeal = (a: Row, b: Row): number => Number(a.deal) - Number(b.deal);

async function expectAgreement(
  sample: Sample,
  definition: Definition,
  dialect: Dialect,
  ask: Ask,
  asOf: 'given' | 'in the tables' = 'given',
) {
  const fields = sqlFields(sample);
  const given = asOf === 'given' ? { asOf: sample.asOf } : {};
  const { sql, unsupported } = toSql(definition, { dialect, fields, timeZone: sample.timeZone, ...given });
  expect(unsupported).toEqual([]);
  const rows = await ask(sample, fields, sql);
  expect(rows.map(plain).sort(byDeal)).toEqual(byReference(sample, definition));
}

describe.each([
  { dialect: SQLITE, ask: askSqlite, numRuns: Number(RUNS ?? 60) },
  { dialect: DUCKDB, ask: askDuckDb, numRuns: Number(RUNS ?? 30) },
  { dialect: POSTGRESQL, ask: askPostgres, numRuns: Number(RUNS ?? 30) },
])('$dialect.name says of each deal what the reference says', ({ dialect, ask, numRuns }) => {
  test('for any definition over any sample', { timeout: 60_000 + numRuns * 1_000 }, () =>
    fc.assert(
      fc.asyncProperty(arbitrarySample, arbitraryDefinition, (sample, definition) =>
        expectAgreement(sample, definition, dialect, ask),
      ),
      { numRuns },
    ),
  );

  test.each(caseFiles())('for the cases of %s', async (_, file) => {
    for (const { deal } of file.deals ?? []) {
      const definition = completeDefinition(file.definition ?? {});
      await expectAgreement(sampleOf(file, deal), definition, dialect, ask);
    }
    for (const { deal = {}, when } of file.criteria ?? []) {
      await expectAgreement(sampleOf(file, deal), definitionAsking(file, when), dialect, ask);
    }
  });

  test('for the sample workshop, with the sample’s own date found in the tables', {
    timeout: 60_000,
  }, async () => {
    const { sample, definitions } = sampleWorkshop();
    const latest = { ...sample, asOf: latestDate(sample) };
    for (const definition of definitions) {
      await expectAgreement(latest, definition, dialect, ask, 'in the tables');
    }
  });
});
