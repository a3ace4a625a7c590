import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { OneLook } from '#shared/engine/look/one-look.ts';
import { prepareSample } from '#shared/engine/sample/prepared.ts';
import { arrivals, leadTimesOf } from '#shared/engine/simulate/arrivals.ts';
import { weeksOf } from '#shared/engine/simulate/summary.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { Simulator } from '#shared/engine/simulator.ts';
import {
  arbitraryDefinition,
  arbitraryFieldCondition,
  arbitraryStillSample,
} from '../../fixtures/arbitrary.ts';
import { allOf } from '../../support/simulation.ts';

const numRuns = Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300);

/** By the one way and by the other; null where the first leaves it to the second. */
function both(sample: Sample, definition: Definition, look = new OneLook(prepareSample(sample))) {
  return {
    looked: look.simulate(definition),
    replayed: new Simulator(prepareSample(sample), 'ends').simulate(definition, 'draft'),
  };
}

/** The rules of many definitions in one, for whole points: more than a lane of bits holds. */
const definitionOfManyRules: fc.Arbitrary<Definition> = fc
  .array(arbitraryDefinition, { minLength: 12, maxLength: 30 })
  .map((definitions) => ({
    ...definitions[0]!,
    scoring: {
      rules: definitions
        .flatMap(({ scoring }) => scoring.rules)
        .map(({ name, category, when }, i) => ({ id: `r${i}`, name, category, when, points: (i % 17) - 6 })),
      groups: [],
      categories: {},
      total: {},
      bands: definitions[0]!.scoring.bands,
    },
  }));

describe('one look at each deal', () => {
  test('says what the replay says', { timeout: 60_000 + numRuns * 50 }, () => {
    let looks = 0;
    fc.assert(
      fc.property(arbitraryStillSample, arbitraryDefinition, (sample, definition) => {
        const { looked, replayed } = both(sample, definition);
        if (!looked) return;
        looks += 1;
        expect(allOf(looked)).toEqual({ ...allOf(replayed), peakScore: replayed.score });
      }),
      { numRuns },
    );
    expect(looks).toBeGreaterThan(numRuns / 2);
  });

  test('says when deals come to a stage as the replay says it', () => {
    fc.assert(
      fc.property(arbitraryStillSample, arbitraryDefinition, (sample, definition) => {
        const { looked, replayed } = both(sample, definition);
        if (!looked) return;
        const names = definition.stages.map(({ name }) => name);
        for (const stage of names.keys()) expect(arrivals(looked, stage)).toEqual(arrivals(replayed, stage));
        expect(leadTimesOf(sample, looked, names)).toEqual(leadTimesOf(sample, replayed, names));
        expect(weeksOf(sample, looked)).toBe(weeksOf(sample, replayed));
      }),
    );
  });

  test('says it of one definition after another on the same deals', {
    timeout: 60_000 + numRuns * 50,
  }, () => {
    fc.assert(
      fc.property(
        arbitraryStillSample,
        fc.array(arbitraryDefinition, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: -20, max: 20 }),
        (sample, definitions, points) => {
          const look = new OneLook(prepareSample(sample));
          for (const definition of definitions) {
            const edited = structuredClone(definition);
            for (const rule of edited.scoring.rules.slice(0, 1)) rule.points = points;
            for (const one of [definition, edited, definition]) {
              const { looked, replayed } = both(sample, one, look);
              if (looked) expect(allOf(looked)).toEqual({ ...allOf(replayed), peakScore: replayed.score });
            }
          }
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  test('keeps what is still read when others are given back', { timeout: 60_000 + numRuns * 50 }, () => {
    fc.assert(
      fc.property(
        arbitraryStillSample,
        fc.array(fc.record({ definition: arbitraryDefinition, isReleased: fc.boolean() }), { maxLength: 14 }),
        (sample, turns) => {
          const look = new OneLook(prepareSample(sample), null, 3);
          const read: { looked: Simulation; replayed: Simulation }[] = [];
          for (const { definition, isReleased } of turns) {
            const { looked, replayed } = both(sample, definition, look);
            if (!looked) continue;
            read.push({ looked, replayed });
            if (!isReleased) continue;
            // Also one that was read before, and twice, which changes nothing.
            const { looked: given } = read.splice(read.length >> 1, 1)[0]!;
            allOf(given);
            look.release(given);
            look.release(given);
            expect(() => given.reached).toThrow('has been replaced');
          }
          for (const { looked, replayed } of read) {
            expect(allOf(looked)).toEqual({ ...allOf(replayed), peakScore: replayed.score });
          }
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  test('says it of definitions of many rules', { timeout: 60_000 + numRuns * 50 }, () => {
    let looks = 0;
    fc.assert(
      fc.property(arbitraryStillSample, definitionOfManyRules, (sample, definition) => {
        const { looked, replayed } = both(sample, definition);
        if (!looked) return;
        if (definition.scoring.rules.length > 26) looks += 1;
        expect(allOf(looked)).toEqual({ ...allOf(replayed), peakScore: replayed.score });
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
    expect(looks).toBeGreaterThan(numRuns / 30);
  });

  test('says it after all of the same conditions became any of them', {
    timeout: 60_000 + numRuns * 50,
  }, () => {
    const conditions = fc.array(arbitraryFieldCondition, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(arbitraryStillSample, arbitraryDefinition, conditions, (sample, definition, of) => {
        const look = new OneLook(prepareSample(sample));
        for (const kind of ['all', 'any', 'none'] as const) {
          const transitions = definition.transitions.map((one) => ({ ...one, when: { kind, of } }));
          const { looked, replayed } = both(sample, { ...definition, transitions }, look);
          if (looked) expect(allOf(looked)).toEqual({ ...allOf(replayed), peakScore: replayed.score });
        }
      }),
      { numRuns },
    );
  });
});
