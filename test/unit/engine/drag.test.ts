import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceAt } from '#shared/domain/definition/edit-criterion.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { OUTCOMES, type Sample } from '#shared/domain/sample/sample.ts';
import type { Dragged } from '#shared/engine/drag.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { arbitraryDefinition, arbitraryStillSample } from '../../fixtures/arbitrary.ts';

/** All thresholds and weights of a definition. */
const handles = ({ transitions, scoring }: Definition): Dragged[] => [
  ...transitions.flatMap(({ id, when }) =>
    conditionsOf(when).flatMap(({ condition, path }): Dragged[] =>
      condition.kind === 'score' ? [{ kind: 'threshold', transition: id, path }] : [],
    ),
  ),
  ...scoring.rules.map(({ id }): Dragged => ({ kind: 'weight', rule: id })),
];

function dragTo(definition: Definition, dragged: Dragged, value: number): Definition {
  const { transitions, scoring } = definition;
  if (dragged.kind === 'weight') {
    const rules = scoring.rules.map((rule) => (rule.id === dragged.rule ? { ...rule, points: value } : rule));
    return { ...definition, scoring: { ...scoring, rules } };
  }
  return {
    ...definition,
    transitions: transitions.map((one) => {
      const placed = conditionsOf(one.when).find(({ path }) => `${path}` === `${dragged.path}`)?.condition;
      if (one.id !== dragged.transition || placed?.kind !== 'score') return one;
      return { ...one, when: replaceAt(one.when, dragged.path, { ...placed, is: { op: 'atLeast', value } }) };
    }),
  };
}

const simulated = (sample: Sample, definition: Definition) =>
  summarize(sample, definition, createEngine(sample).simulate(definition)).stages.map(
    ({ byOutcome }) => byOutcome,
  );

const stage = (id: string) => ({
  ...{ id, name: id, owner: null, meaning: '', requiredFields: [], slaHours: null, band: null },
});
const total = (value: number) => ({ kind: 'score', of: 'total', is: { op: 'atLeast', value } }) as const;

describe('a drag', () => {
  test('says at each tick what a simulation says', () => {
    let ticks = 0;
    fc.assert(
      fc.property(
        arbitraryStillSample,
        arbitraryDefinition,
        fc.integer({ min: -30, max: 60 }),
        (sample, definition, value) => {
          const engine = createEngine(sample);
          for (const dragged of handles(definition)) {
            const drag = engine.beginDrag(definition, dragged);
            if (!drag) continue;
            ticks += 1;
            expect(drag.tick(value)).toEqual(simulated(sample, dragTo(definition, dragged, value)));
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(ticks).toBeGreaterThan(20);
  });

  test('follows a threshold that another is met after, and a weight that counts for some deals', () => {
    const sample = buildSample({
      fields: [{ key: 'size', type: 'number' }],
      deals: Array.from({ length: 40 }, (_, i) => ({
        outcome: OUTCOMES[i % 4]!,
        values: { size: i % 5 === 0 ? null : i },
      })),
    });
    const rule = (id: string, points: number, value: number) => ({
      ...{ id, name: id, category: 'fit' as const, points },
      when: { kind: 'field', field: 'size', op: 'atLeast', value } as const,
    });
    const definition: Definition = {
      ...{ format: 'yardstick.definition', version: 1, name: 'dragged', side: 'sales' },
      stages: ['lead', 'mql', 'sql'].map(stage),
      transitions: [
        { id: 'mql', kind: 'advance', from: 'lead', to: 'mql', when: total(10) },
        { id: 'sql', kind: 'advance', from: 'mql', to: 'sql', when: total(20) },
      ],
      checklist: [],
      reasons: [],
      scoring: {
        rules: [rule('small', 10, 3), rule('middle', 7, 13), rule('large', 8, 30)],
        groups: [],
        categories: {},
        total: {},
        bands: [],
      },
    };
    const engine = createEngine(sample);
    for (const dragged of handles(definition)) {
      const drag = engine.beginDrag(definition, dragged)!;
      for (const value of [-5, 0, 3, 10, 12.5, 17, 18, 25, 40]) {
        expect(drag.tick(value)).toEqual(simulated(sample, dragTo(definition, dragged, value)));
      }
    }
  });

  test('says of one threshold what holds, whichever was dragged before', () => {
    const sample = buildSample({ fields: [], deals: [{ outcome: 'won', values: {} }] });
    const definition: Definition = {
      ...{ format: 'yardstick.definition', version: 1, name: 'dragged', side: 'sales' },
      stages: ['lead', 'mql', 'sql'].map(stage),
      transitions: [
        { id: 'mql', kind: 'advance', from: 'lead', to: 'mql', when: { ...total(0), of: 'negative' } },
        { id: 'sql', kind: 'advance', from: 'mql', to: 'sql', when: total(0) },
      ],
      checklist: [],
      reasons: [],
      scoring: { rules: [], groups: [], categories: {}, total: {}, bands: [] },
    };
    const engine = createEngine(sample);
    for (const dragged of handles(definition)) {
      const drag = engine.beginDrag(definition, dragged)!;
      expect(drag.tick(0)).toEqual(simulated(sample, dragTo(definition, dragged, 0)));
    }
  });
});
