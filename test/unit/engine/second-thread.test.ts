import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partOf } from '#shared/domain/sample/part.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { isWorthSharing, type SecondThread, type SharedPass } from '#shared/engine/look/second-thread.ts';
import { startSecondThread } from '../../../build/bench/engine/second-thread.ts';
import { arbitraryDefinition, arbitraryStillSample } from '../../fixtures/arbitrary.ts';
import { allOf } from '../../support/simulation.ts';

const numRuns = Math.ceil(Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 300) / 100);
/** Enough for parts of several sizes, the last of them not a whole number of blocks. */
const DEALS = 270_003;

/** The same deals over and over; numbers all different, so that their field is too wide for composites. */
const arbitraryLargeSample: fc.Arbitrary<Sample> = arbitraryStillSample
  .filter(({ deals }) => deals > 0)
  .map((few) => {
    const sample = partOf(
      few,
      new Uint32Array(DEALS).map((_, i) => i % few.deals),
    );
    for (const column of sample.columns.values()) {
      if (column.kind !== 'number') continue;
      column.values = column.values.map((value, deal) => value + deal / 1024);
      break;
    }
    return sample;
  });

const helper = (isReady: () => boolean, post: (shared: SharedPass) => void): SecondThread => ({
  isReady,
  post,
});

describe('an engine with a second thread', () => {
  test('says what it says without', { timeout: 120_000 + numRuns * 4_000 }, async () => {
    const second = await startSecondThread();
    let helped = 0;
    const counting = helper(
      () => true,
      (shared) => {
        helped += 1;
        second.post(shared);
      },
    );
    fc.assert(
      fc.property(arbitraryLargeSample, arbitraryDefinition, (sample, definition) => {
        const changed = structuredClone(definition);
        for (const rule of changed.scoring.rules) rule.points += 1;
        const [one, two] = [createEngine(sample), createEngine(sample, counting)];
        for (const edit of [definition, changed, definition]) {
          expect(allOf(two.simulate(edit))).toEqual(allOf(one.simulate(edit)));
        }
      }),
      { numRuns },
    );
    expect(helped).toBeGreaterThan(numRuns);
  });

  test('waits for nobody who never comes, and does what fails there itself', () => {
    expect(isWorthSharing(DEALS)).toBe(true);
    const never = helper(
      () => true,
      () => undefined,
    );
    const failing = helper(
      () => true,
      // As though the other thread had taken the first part and failed at it.
      ({ state }) => state.set([1, 0, 1]),
    );
    const notYet = helper(
      () => false,
      () => {
        throw new Error('It does not listen yet.');
      },
    );
    fc.assert(
      fc.property(
        arbitraryLargeSample,
        arbitraryDefinition,
        fc.constantFrom(never, failing, notYet),
        (sample, definition, second) => {
          const expected = allOf(createEngine(sample).simulate(definition));
          expect(allOf(createEngine(sample, second).simulate(definition))).toEqual(expected);
        },
      ),
      { numRuns },
    );
  });
});
