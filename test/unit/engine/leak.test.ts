import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { knowing } from '#shared/engine/hindsight.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { leakOf } from '#shared/engine/simulate/leak.ts';
import { arbitraryDefinition, arbitrarySample } from '../../fixtures/arbitrary.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { allOf } from '../../support/simulation.ts';

/** Large deals qualify; whether they visited is only known at the end, when a disqualification has long struck. */
function measured(deals: PlainDeal[], known: 'start' | 'end') {
  const base = smallDefinition('M');
  const visits = { kind: 'field', field: 'visits', op: 'atLeast', value: 10 } as const;
  const small = { kind: 'field', field: 'employees', op: 'atMost', value: 199 } as const;
  const definition = {
    ...base,
    stages: [...base.stages, { ...base.stages[1]!, id: 'sql', name: 'SQL' }],
    reasons: [{ id: 'small', name: 'Too small' }],
    transitions: [
      { id: 'visits', kind: 'fastTrack', from: 'lead', to: 'mql', when: visits } as const,
      { id: 'out', kind: 'advance', from: 'lead', to: 'sql', when: small } as const,
    ],
  };
  const sample = buildSample({
    fields: [
      { key: 'employees', type: 'number' },
      { key: 'visits', label: 'Visits', type: 'number', known },
      { key: 'reason', label: 'Lost reason', type: 'text', known: 'end' },
    ],
    deals,
    asOf: '2026-03-01',
  });
  const engine = createEngine(sample);
  const simulation = engine.simulate(definition);
  return atOnce(leakOf(engine, sample, definition, simulation, 2));
}

/** With hindsight the visits lead to MQL at once, and the way from Lead to SQL is never looked at. */
const visitor: PlainDeal = { outcome: 'won', createdAt: '2026-01-01', values: { employees: 5, visits: 20 } };
const quiet: PlainDeal = { outcome: 'lost', createdAt: '2026-01-01', values: { employees: 5, visits: 1 } };

test('the difference that hindsight makes has its deals, and the field that makes it', () => {
  const meter = measured([visitor, quiet], 'end');
  expect(meter.honest.wonCaptured).toMatchObject({ hits: 1, of: 1 });
  expect(meter.hindsight.wonCaptured).toMatchObject({ hits: 0, of: 1 });
  expect(meter.honest.junkLetThrough).toEqual(meter.hindsight.junkLetThrough);
  expect([...meter.lost]).toEqual([0]);
  expect([...meter.gained]).toEqual([]);
  expect(meter.fields).toMatchObject([
    { field: 'visits', label: 'Visits', known: 'end', lostByOutcome: { won: 1 } },
  ]);
  expect(meter.unused).toEqual(['Lost reason']);
});

test('a definition that looks at nothing known late is as honest as it seems', () => {
  const meter = measured([visitor, quiet], 'start');
  expect(meter.hindsight).toEqual(meter.honest);
  expect(meter.fields).toEqual([]);
});

test('with hindsight deals are replayed as if their fields had been known from the start', () => {
  const keys = fc.subarray(['title', 'size', 'visits', 'since', 'partner', 'source']);
  fc.assert(
    fc.property(arbitrarySample, arbitraryDefinition, keys, (sample, definition, asked) => {
      const known = new Set(asked);
      const late = new Set(
        sample.fields
          .filter((field) => known.has(field.key) && field.known !== 'start')
          .map(({ key }) => key),
      );
      const engine = createEngine(sample);
      const honest = allOf(engine.simulate(definition));
      const steps = engine.reachedKnowing(definition, late);
      let step = steps.next();
      for (; !step.done; step = steps.next()) {
        // Whoever has the thread meanwhile changes nothing, not even by the same question.
        engine.simulate(definition);
        atOnce(engine.reachedKnowing(definition, new Set()));
      }
      expect(step.value).toEqual(createEngine(knowing(sample, late)).simulate(definition).reached);
      expect(allOf(engine.simulate(definition))).toEqual(honest);
    }),
  );
});
