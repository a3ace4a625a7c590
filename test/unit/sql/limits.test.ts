import { describe, expect, test } from 'vitest';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { type Dialect, DUCKDB, POSTGRESQL, SQLITE } from '#shared/domain/sql/dialect.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { toSql } from '#shared/domain/sql/to-sql.ts';
import { completeDefinition } from '../classify/case-file.ts';
import { type Ask, askDuckDb, askPostgres, askSqlite } from './databases.ts';

const sample = buildSample({
  fields: [
    { key: 'size', type: 'number' },
    { key: 'country', type: 'category' },
  ],
  deals: [
    { createdAt: '2026-01-01', values: { size: 5, country: ['Chile', 'Peru'] } },
    { createdAt: '2026-01-02' },
  ],
});

const sized = (value: number): Criterion => ({ kind: 'field', field: 'size', op: 'atLeast', value });
const advancing = (when: Criterion): Definition =>
  completeDefinition({ transitions: [{ kind: 'advance', from: 'Lead', to: 'MQL', when }] });

async function ask(definition: Definition, dialect: Dialect, database: Ask) {
  expect(readDefinition(definition).ok).toBe(true);
  const fields = sqlFields(sample);
  const { sql, unsupported } = toSql(definition, { dialect, fields, timeZone: 'UTC' });
  expect(unsupported).toEqual([]);
  const rows = await database(sample, fields, sql);
  return rows
    .sort((a, b) => Number(a.deal) - Number(b.deal))
    .map((row) => [row.reached_stage, Boolean(row.undecided)]);
}

describe.each([
  { dialect: SQLITE, database: askSqlite },
  { dialect: DUCKDB, database: askDuckDb },
  { dialect: POSTGRESQL, database: askPostgres },
])('$dialect.name runs definitions as large as they may be', ({ dialect, database }) => {
  test('counting what is true of counts, 32 deep', async () => {
    let nested = sized(5);
    for (let depth = 1; depth < 32; depth += 1) {
      nested = { kind: 'atLeast', count: 1, of: [nested, sized(6)] };
    }
    expect(await ask(advancing(nested), dialect, database)).toEqual([
      ['MQL', false],
      ['Lead', true],
    ]);
  });

  test('1,900 conditions in one criterion', async () => {
    const of = Array.from({ length: 1_900 }, (_, i) => sized(i / 1_000));
    expect(await ask(advancing({ kind: 'all', of }), dialect, database)).toEqual([
      ['MQL', false],
      ['Lead', true],
    ]);
  });

  test('5,000 values in one condition over lists', async () => {
    const values = [...Array.from({ length: 4_999 }, (_, i) => `land ${i}`), 'peru'];
    const when: Criterion = { kind: 'field', field: 'country', op: 'isAnyOf', values };
    expect(await ask(advancing(when), dialect, database)).toEqual([
      ['MQL', false],
      ['Lead', true],
    ]);
  });

  test('400 rules', async () => {
    const definition = completeDefinition({
      rules: Array.from({ length: 400 }, (_, i) => ({
        id: `r${i}`,
        category: 'fit',
        points: 1_000_000,
        when: sized(i / 100),
      })),
      transitions: [
        {
          kind: 'advance',
          from: 'Lead',
          to: 'MQL',
          when: { kind: 'score', of: 'fit', is: { op: 'atLeast', value: 1_000_000 } },
        },
      ],
    });
    expect(await ask(definition, dialect, database)).toEqual([
      ['MQL', false],
      ['Lead', true],
    ]);
  });
});

describe('what a query cannot hold is told', () => {
  const rules = Array.from({ length: 500 }, (_, i) => ({
    id: `r${i}`,
    category: 'fit',
    points: 1,
    when: sized(i),
  }));
  const unsupported = (definition: Definition, dialect: Dialect) =>
    toSql(definition, { dialect, fields: sqlFields(sample), timeZone: 'UTC' }).unsupported;

  test('more columns than SQLite has, and DuckDB holds them', () => {
    const definition = completeDefinition({ rules });
    expect(unsupported(definition, SQLITE)).toEqual([expect.stringContaining('at most 2000 columns')]);
    expect(unsupported(definition, DUCKDB)).toEqual([]);
  });

  test('a null character', () => {
    const when: Criterion = { kind: 'field', field: 'country', op: 'is', value: 'a\0b' };
    expect(unsupported(advancing(when), SQLITE)).toEqual([expect.stringContaining('null character')]);
  });
});

describe('what people write cannot break out of the query', () => {
  const odd = `'; DROP TABLE deals; --\n/* "x" */ \u2028 \\' é`;

  test.each([
    { dialect: SQLITE, database: askSqlite },
    { dialect: DUCKDB, database: askDuckDb },
    { dialect: POSTGRESQL, database: askPostgres },
  ])('in $dialect.name', async ({ dialect, database }) => {
    const strange = buildSample({
      fields: [{ key: odd, type: 'text' }],
      deals: [{ createdAt: '2026-01-01', values: { [odd]: odd } }],
    });
    const definition = completeDefinition({
      stages: ['Lead', odd],
      rules: [
        {
          id: odd,
          name: odd,
          category: 'fit',
          points: 2,
          when: { kind: 'field', field: odd, op: 'is', value: odd },
        },
      ],
      transitions: [
        {
          kind: 'advance',
          from: 'Lead',
          to: odd,
          when: { kind: 'field', field: odd, op: 'containsAnyOf', match: 'text', values: ["'; drop"] },
        },
      ],
    });
    const fields = sqlFields(strange);
    const { sql } = toSql(definition, { dialect, fields, timeZone: 'UTC' });
    const [row] = await database(strange, fields, sql);
    expect(Number(row?.score)).toBe(2_000);
    expect(row?.reached_stage).toBe(odd);
  });
});
