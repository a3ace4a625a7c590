import { expect, test } from 'vitest';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { lacksOf } from '#shared/engine/simulate/lacks.ts';
import { smallDefinition } from '../../support/definitions.ts';

function lacks(deals: PlainDeal[], threshold: number) {
  const definition = smallDefinition('M', threshold);
  const sample = buildSample({
    fields: [
      { key: 'employees', label: 'Employees', type: 'number' },
      { key: 'worth', type: 'number', role: 'amount' },
    ],
    deals,
    asOf: '2026-03-01',
  });
  const engine = createEngine(sample);
  return atOnce(lacksOf(engine, sample, definition, engine.simulate(definition), 1));
}

const deal = (outcome: PlainDeal['outcome'], employees: number | null): PlainDeal => ({
  ...(outcome && { outcome }),
  createdAt: '2026-01-01',
  values: { employees, worth: 50 },
});

test('near misses are counted by the points they lack, with the won deals and their money', () => {
  const found = lacks([deal('won', 500), deal('won', 300), deal('lost', 300), deal('won', 3)], 65.5);
  expect(found).toMatchObject({
    short: Uint32Array.of(0, 1, 2, 3),
    near: Uint32Array.of(0, 1, 2),
    undecidedDeals: 0,
  });
  expect(found.nearMisses).toMatchObject([
    { words: '6 points short of MQL', kind: 'points', byOutcome: { won: 2, lost: 1 }, wonAmount: 100 },
  ]);
  expect([...found.nearMisses[0]!.deals]).toEqual([0, 1, 2]);
});

test('undecided deals are counted by the data they lack', () => {
  const found = lacks([deal('won', null), deal('open', null), deal('lost', 3)], 50);
  expect(found.undecidedDeals).toBe(2);
  expect(found.undecided).toMatchObject([
    { words: 'Employees', kind: 'data', byOutcome: { won: 1, open: 1 } },
  ]);
  expect([...found.undecided[0]!.deals]).toEqual([0, 1]);
});
