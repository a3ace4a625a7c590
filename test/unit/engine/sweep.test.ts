import fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { moveThreshold, thresholdsOf } from '#shared/domain/definition/thresholds.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { sweepThreshold } from '#shared/engine/simulate/sweep.ts';
import { arbitraryDefinition, arbitrarySample } from '../../fixtures/arbitrary.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

/** A definition of which some transitions, of any kind, ask for a score as well. */
const withBars: fc.Arbitrary<Definition> = fc
  .tuple(
    arbitraryDefinition,
    fc.constantFrom('all', 'any', 'none'),
    fc.constantFrom('total', 'fit', 'engagement'),
    fc.integer({ min: -1, max: 5 }),
    fc.boolean(),
  )
  .map(([definition, kind, of, value, isBySource]) => {
    const is = { op: 'atLeast', value } as const;
    const bySource = { Web: { op: 'atLeast', value: value + 1 }, web: is, Referral: is } as const;
    const bar = { kind: 'score', of, is, ...(isBySource && { bySource }) } as const;
    const transitions = definition.transitions.map((way, i) =>
      i % 2 === 0 ? { ...way, when: { kind, of: [way.when, bar] } } : way,
    );
    return { ...definition, transitions } as Definition;
  });

const withOtherPoints = (definition: Definition, more: number): Definition =>
  produce(definition, ({ scoring }) => {
    for (const rule of scoring.rules) rule.points += 3 + more;
  });

test('a swept threshold says at each bar what a simulation with the bar there says', {
  timeout: 60_000 + numRuns * 100,
}, () => {
  let different = 0;
  fc.assert(
    fc.property(arbitrarySample, withBars, fc.nat(3), (sample, definition, stage) => {
      const engine = createEngine(sample);
      for (const threshold of thresholdsOf(definition)) {
        const simulation = engine.simulate(definition, 'draft');
        const question = { stage, sweep: () => engine.sweep(definition, threshold, 'draft') };
        const steps = sweepThreshold(sample, definition, simulation, question);
        // The draft is edited meanwhile, and what it was before is still what is swept.
        let step = steps.next();
        for (let edits = 0; !step.done; edits += 1, step = steps.next()) {
          if (edits % 2 === 0 && edits < 8) engine.simulate(withOtherPoints(definition, edits), 'draft');
        }
        const swept = step.value!;
        const said = new Set<string>();
        for (const bar of [-20, -1, 0, 1, 2, 3, 5, 8, 40]) {
          const moved = produce(definition, (changing) => moveThreshold(changing, threshold, bar));
          const expected = summarize(sample, moved, engine.simulate(moved), { stage });
          expect(swept.at(bar)).toEqual(expected);
          said.add(JSON.stringify(expected));
        }
        if (said.size > 1) different += 1;
      }
    }),
    { numRuns },
  );
  expect(different).toBeGreaterThan(numRuns / 4);
});
