import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { DEAL_ORDERS, dealRow, listDeals, prepareLists } from '#shared/engine/simulate/deal-list.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

test('a list is in the same order whether or not it was prepared, page by page and whole', () => {
  const sample = mixedSample(200);
  const simulation = createEngine(sample).simulate(smallDefinition('M'));
  const lists = () =>
    DEAL_ORDERS.flatMap((order) =>
      [true, false].flatMap((descending) =>
        [10, 200].map((upTo) => [
          ...listDeals(sample, simulation, { stage: 1, order, descending }, upTo).deals.subarray(0, upTo),
        ]),
      ),
    );
  const before = lists();
  expect(before.some((list) => list.join() !== before[0]!.join())).toBe(true);
  expect([...prepareLists(sample)].length).toBeGreaterThan(0);
  expect(lists()).toEqual(before);
});

test('a search finds the deals that have the text in their name, id or title', () => {
  const text = (...words: string[]) => fc.option(fc.constantFrom(...words));
  const deal = fc.record({
    id: text('A-1', 'A-12', 'b', ''),
    person: text('Ann Lee', 'Änne', 'ΝΙΚΟΣ', ''),
    account: text('Acme, Inc.', 'Lee & Co', 'Σ', ''),
    title: text('VP Sales', 'Head of IT', ''),
  });
  const search = fc.oneof(
    fc.constantFrom('Ann', 'LEE', 'e, A', ', lee', 'deal 2', 'sales', 'ς', 'a-1', 'nn', 'l', '2', 'none'),
    fc.constantFrom('Ann Lee, Lee & Co', 'b\nvp', ' inc. '),
  );
  let found = 0;
  fc.assert(
    fc.property(fc.array(deal, { minLength: 1, maxLength: 12 }), search, (values, wanted) => {
      const sample = buildSample({
        fields: (['id', 'person', 'account', 'title'] as const).map((role) => ({
          key: role,
          type: 'text',
          role,
        })),
        deals: values.map((value) => ({ values: value, createdAt: '2026-01-01' })),
        asOf: '2026-03-01',
      });
      const simulation = createEngine(sample).simulate(smallDefinition('M'));
      const { deals } = listDeals(sample, simulation, {
        stage: 1,
        order: 'id',
        descending: false,
        search: wanted,
      });
      const text = wanted.trim().toLowerCase();
      const expected = values.flatMap(({ id, title }, i) => {
        const shown = [dealRow(sample, simulation, i).name, id, title];
        return shown.some((one) => one?.toLowerCase().includes(text)) ? [i] : [];
      });
      found += expected.length;
      expect([...deals].sort((a, b) => a - b)).toEqual(expected);
    }),
  );
  expect(found).toBeGreaterThan(50);
});
