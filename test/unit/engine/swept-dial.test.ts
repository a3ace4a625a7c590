import fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import { dialAt, dialsOf, turned } from '#shared/domain/definition/dials.ts';
import type { Condition, Criterion, Definition, Rule } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { isScoreLook } from '#shared/engine/criteria/criteria.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { sweepDial } from '#shared/engine/simulate/swept-dial.ts';
import { arbitraryDefinition, arbitrarySample } from '../../fixtures/arbitrary.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

const SOME_SIZE: Condition = { kind: 'field', field: 'size', op: 'atLeast', value: 2 };
const SOME_TOUCHPOINTS: Condition = {
  kind: 'touchpoints',
  types: ['webinar', 'pricing page', 'demo request'],
  measure: 'count',
  scope: 'deal',
  is: { op: 'atLeast', value: 1 },
};

/** Rules that are often true. */
const PLAIN_RULES: Rule[] = [
  { id: 'size', name: 'Size', category: 'fit', when: SOME_SIZE, points: 2 },
  { id: 'some', name: 'Some', category: 'fit', when: SOME_TOUCHPOINTS, points: 1, times: 3 },
];

/** A definition of which some transitions, of any kind, ask for a score: once, or where they ask for others as well. */
const withBars: fc.Arbitrary<Definition> = fc
  .record({
    definition: arbitraryDefinition,
    kind: fc.constantFrom('all', 'any', 'none'),
    of: fc.constantFrom('total', 'total', 'fit', 'engagement'),
    value: fc.integer({ min: -1, max: 5 }),
    isBySource: fc.boolean(),
    isOnly: fc.boolean(),
    isFree: fc.boolean(),
  })
  .map(({ definition, kind, of, value, isBySource, isOnly, isFree }) => {
    const is = { op: 'atLeast', value } as const;
    const bySource = { webinar: { op: 'atLeast', value: value + 1 }, Webinar: is, elsewhere: is } as const;
    const bar = { kind: 'score', of, is, ...(isBySource && { bySource }) } as const;
    const transitions = definition.transitions.map((way, i) => {
      const when = isOnly ? withoutScores(way.when) : way.when;
      return { ...way, when: i % 2 === 0 ? { kind, of: [when, bar] } : when };
    });
    const { stages, scoring } = definition;
    if (isOnly && stages.length > 1) {
      const [from, to] = stages.map(({ id }) => id);
      transitions.push({ id: 'bar', kind: 'advance', from: from!, to: to!, when: bar as Criterion });
    }
    const rules = isOnly ? [...scoring.rules, ...PLAIN_RULES] : scoring.rules;
    const limits = isFree ? withoutLimits(scoring) : scoring;
    return { ...definition, transitions, scoring: { ...limits, rules } } as Definition;
  });

/** Most of the limits let so little through that points make no difference. */
const withoutLimits = (scoring: Definition['scoring']): Definition['scoring'] => ({
  ...scoring,
  groups: scoring.groups.map(({ cap: _, floor: __, ...group }) => group),
  categories: {},
  total: {},
});

function withoutScores(criterion: Criterion): Criterion {
  if (isCombination(criterion)) return { ...criterion, of: criterion.of.map(withoutScores) };
  return isScoreLook(criterion) ? SOME_SIZE : criterion;
}

const withOtherPoints = (definition: Definition, more: number): Definition =>
  produce(definition, ({ scoring }) => {
    for (const rule of scoring.rules) rule.points += 3 + more;
  });

test('a swept dial says wherever it is turned to what a simulation with the dial there says', {
  timeout: 60_000 + numRuns * 100,
}, () => {
  const different = { threshold: 0, points: 0 };
  fc.assert(
    fc.property(arbitrarySample, withBars, fc.nat(3), (sample, definition, stage) => {
      const engine = createEngine(sample);
      for (const dial of dialsOf(definition)) {
        const simulation = engine.simulate(definition, 'draft');
        const from = dialAt(definition, dial)!;
        const question = { stage, from, sweep: () => engine.sweep(definition, dial, 'draft') };
        const steps = sweepDial(sample, definition, simulation, question);
        // The draft is edited meanwhile, and what it was before is still what is swept.
        let step = steps.next();
        for (let edits = 0; !step.done; edits += 1, step = steps.next()) {
          if (edits % 2 === 0 && edits < 8) engine.simulate(withOtherPoints(definition, edits), 'draft');
        }
        const swept = step.value;
        if (!swept) continue;
        const said = new Set<string>();
        for (const at of [-30, -8, -1, 0, 1, 2, 3, 5, 16, 40]) {
          const moved = turned(definition, dial, at);
          const expected = summarize(sample, moved, engine.simulate(moved), { stage });
          expect(swept.at(at)).toEqual(expected);
          said.add(JSON.stringify(expected));
        }
        if (said.size > 1) different[dial.kind] += 1;
      }
    }),
    { numRuns },
  );
  expect(different.threshold).toBeGreaterThan(numRuns / 4);
  expect(different.points).toBeGreaterThan(numRuns / 8);
});
