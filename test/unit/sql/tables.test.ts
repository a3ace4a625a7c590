import { expect, test } from 'vitest';
import { buildSample, type PlainField } from '#shared/domain/sample/build.ts';
import { dealColumns, dealRows, sqlFields, touchpointRows } from '#shared/domain/sql/tables.ts';

const columnNames = (fields: PlainField[]) =>
  dealColumns(sqlFields(buildSample({ fields, deals: [] })))
    .map(({ name }) => name)
    .slice(6);

test('every column has a name of its own, whatever fields are called', () => {
  const names = columnNames([
    { key: 'Job title', type: 'text' },
    { key: 'job-title', type: 'text' },
    { key: 'job title words', type: 'number' },
    { key: 'ID', type: 'number' },
    { key: 'Account', type: 'number' },
    { key: '???', type: 'number' },
    { key: '!', type: 'number' },
    { key: 'Größe', type: 'number', known: 'dated' },
    { key: 'grosse known at', type: 'date' },
  ]);
  expect(names).toEqual([
    'job_title',
    'job_title_words',
    'job_title_field1',
    'job_title_field1_words',
    'job_title_words_field1',
    'id_field1',
    'account_field1',
    'field',
    'field_field1',
    'große',
    'große_known_at',
    'grosse_known_at',
  ]);
});

test('no field takes a name that the query gives to a column of its own', () => {
  const names = columnNames(
    ['total', 'fit low', 'rule 1', 'points 1 low', 'touchpoints 2', 'takes 3', 'deal', 'n', 'is end'].map(
      (key) => ({
        key,
        type: 'number',
      }),
    ),
  );
  expect(names).toEqual([
    'total_field',
    'fit_low_field',
    'rule_1_field',
    'points_1_low_field',
    'touchpoints_2_field',
    'takes_3_field',
    'deal_field',
    'n_field',
    'is_end_field',
  ]);
});

test('texts are stored as they are compared', () => {
  const sample = buildSample({
    fields: [
      { key: 'title', type: 'text' },
      { key: 'countries', type: 'category' },
      { key: 'company', type: 'text', role: 'account' },
      { key: 'contact', type: 'text', role: 'person' },
    ],
    deals: [
      {
        outcome: 'won',
        createdAt: 0,
        closedAt: '1970-01-02',
        values: {
          title: '  VP,  Vertrieb (Köln) ',
          countries: ['Perú', 'CHILE'],
          company: 'ACME',
          contact: 'Zoë',
        },
        touchpoints: [
          { type: 'Démo', at: '1970-01-01T23:30:00Z', value: 1.5 },
          { type: 'Démo', at: '1970-01-01T23:45:00Z', person: 'Bo' },
        ],
      },
      { touchpoints: [] },
    ],
    timeZone: 'Europe/Berlin',
  });
  const [won, empty] = [...dealRows(sample, sqlFields(sample))];
  expect(won).toEqual(
    // biome-ignore format: a row
    ['0', 'won', 0, 169_200_000, 'acme', 'zoe', 'vp, vertrieb (koln)', ' vp vertrieb koln ', 'peru\nchile', ' peru \n chile ', 'acme', ' acme ', 'zoe', ' zoe '],
  );
  expect(empty).toEqual(['1', 'open', ...Array(12).fill(null)]);
  expect([...touchpointRows(sample)]).toEqual([
    ['0', 'demo', 84_600_000, '1970-01-02', 1.5, null],
    ['0', 'demo', 85_500_000, '1970-01-02', null, 'bo'],
  ]);
});
