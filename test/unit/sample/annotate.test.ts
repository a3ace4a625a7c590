import { expect, test } from 'vitest';
import { endsOf, roomColumns, withColumns } from '#shared/domain/sample/annotate.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { readDeal } from '#shared/domain/sample/deal.ts';

const sample = buildSample({
  fields: [{ key: 'id', label: 'ID', type: 'text', role: 'id' }],
  asOf: '2026-06-01',
  deals: [
    { values: { id: 'a' }, outcome: 'won', closedAt: '2026-03-01T00:00:00Z' },
    { values: { id: 'b' }, outcome: 'open' },
    { values: { id: 'c' }, outcome: 'lost', closedAt: '2026-04-01T00:00:00Z' },
  ],
});
const answered = { ids: ['a', 'b', 'c'], ends: endsOf(sample), timeZone: 'UTC' };
const trigger = { key: 'room_trigger', label: 'Trigger', type: 'category' } as const;
const answer = (deal: string, value: string, since: string | null = null) => ({
  deal,
  field: 'room_trigger',
  value,
  since,
});

test('answers are a field of their deals, known at the end; what nobody answered is missing', () => {
  const added = roomColumns(answered, [trigger], [answer('c', 'Audit'), answer('a', 'New CFO')]);
  expect(added[0]?.field).toMatchObject({ label: 'Trigger', type: 'category', role: null, known: 'end' });
  const all = withColumns(sample, added);
  const values = [0, 1, 2].map((deal) => readDeal(all, deal).values.get('room_trigger')?.value);
  expect(values).toEqual(['New CFO', undefined, 'Audit']);
});

test('one answer with a date dates the field; those without one are known at the end of their deals', () => {
  const [added] = roomColumns(
    answered,
    [trigger],
    [answer('a', 'New CFO', '2026-01-15'), answer('b', 'Merger'), answer('c', 'Audit')],
  );
  expect(added?.field.known).toBe('dated');
  expect([...added!.column.knownAt!]).toEqual([
    Date.UTC(2026, 0, 15),
    Date.UTC(2026, 5, 1),
    Date.UTC(2026, 3, 1),
  ]);
});

test('answers about deals that are not here, or to other fields, change nothing', () => {
  const others = [answer('gone', 'x'), { ...answer('a', 'y'), field: 'room_other' }];
  const [added] = roomColumns(answered, [trigger], others);
  expect(added?.column).toMatchObject({ kind: 'text', codes: new Uint32Array(3), dictionary: [] });
});

test('numbers, days and yes or no', () => {
  const fields = [
    { key: 'n', label: 'N', type: 'number' },
    { key: 'd', label: 'D', type: 'date' },
    { key: 'b', label: 'B', type: 'boolean' },
  ] as const;
  const answers = [
    { deal: 'a', field: 'n', value: 2.5, since: null },
    { deal: 'a', field: 'd', value: '2026-02-03', since: null },
    { deal: 'a', field: 'b', value: false, since: null },
  ];
  const { values } = readDeal(withColumns(sample, roomColumns(answered, fields, answers)), 0);
  expect(['n', 'd', 'b'].map((key) => values.get(key)?.value)).toEqual([2.5, Date.UTC(2026, 1, 3), false]);
});
