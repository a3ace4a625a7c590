import { expect, test } from 'vitest';
import { createEngine } from '#shared/engine/engine.ts';
import { DEAL_ORDERS, listDeals, prepareLists } from '#shared/engine/simulate/deal-list.ts';
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
