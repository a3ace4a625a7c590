import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import { type Bitmap, hasBit, newBitmap, setBit } from '#shared/domain/sample/sample.ts';
import type { Evaluated } from '#shared/engine/criteria/criteria.ts';
import type { TruthMasks } from '#shared/engine/criteria/masks.ts';
import { exitsOf } from '#shared/engine/replay/exits.ts';
import { newReplayed, replayDeals } from '#shared/engine/replay/replay.ts';
import { replayAtOnce } from '#shared/engine/replay/replay-at-once.ts';
import type { Moments } from '#shared/engine/sample/moments.ts';
import { smallDefinition } from '../../support/definitions.ts';

const STAGES = ['lead', 'mql', 'sal', 'sql'];

/** Any ways between the stages: forward, back, round in a circle and out. */
const transition = fc
  .record({
    kind: fc.constantFrom('advance', 'fastTrack', 'recycle', 'disqualify'),
    from: fc.constantFrom(...STAGES),
    to: fc.constantFrom(...STAGES),
  })
  .map(
    ({ kind, from, to }) =>
      ({
        ...{ id: `${kind} ${from} ${to}`, kind, from, when: { kind: 'all', of: [] } },
        ...(kind === 'disqualify' ? { reason: 'no' } : { to }),
      }) as Transition,
  );

/** Values at up to 70 moments: more than two words, the last of them not full. */
const evaluated = (deals: number) => {
  const words = fc.uint32Array({ minLength: (deals + 31) >> 5, maxLength: (deals + 31) >> 5 });
  return fc.record({ isTrue: words, firmly: words, isUnknown: words }).map(
    ({ isTrue, firmly, isUnknown }): Evaluated => ({
      value: { isTrue, isUnknown: isUnknown.map((word, i) => word & ~isTrue[i]!) },
      firm: {
        isTrue: firmly.map((word, i) => word & isTrue[i]! & ~isUnknown[i]!),
        isUnknown,
      },
    }),
  );
};

const flow = fc
  .integer({ min: 1, max: 70 })
  .chain((deals) =>
    fc.array(fc.tuple(transition, evaluated(deals)), { maxLength: 9 }).map((ways) => ({ deals, ways })),
  );

/** What becomes of deals one by one, of so many moments each at which criteria have the same values. */
function replayedOneByOne(definition: Definition, values: readonly Evaluated[], deals: number, each: number) {
  const count = deals * each;
  const again = (mask: Bitmap): Bitmap => {
    const moments = newBitmap(count);
    for (let moment = 0; moment < count; moment += 1)
      if (hasBit(mask, Math.floor(moment / each))) setBit(moments, moment);
    return moments;
  };
  const masks = ({ isTrue, isUnknown }: TruthMasks) => ({
    isTrue: again(isTrue),
    isUnknown: again(isUnknown),
  });
  const atMoments = values.map(({ value, firm }) => ({ value: masks(value), firm: masks(firm) }));
  const moments: Moments = {
    ...{ kind: 'first', count, first: Uint32Array.from({ length: deals + 1 }, (_, i) => i * each) },
    ...{ at: new Float64Array(count), upTo: new Uint32Array(count), upToInAccount: null },
  };
  const replayed = newReplayed(deals, definition.stages.length, values.length);
  replayDeals(exitsOf(definition, atMoments, count), moments, null, replayed);
  return replayed;
}

test('deals of one moment each fare as they do when they are replayed one by one', () => {
  fc.assert(
    fc.property(flow, ({ deals, ways }) => {
      const small = smallDefinition('Marketing');
      const definition: Definition = {
        ...small,
        stages: STAGES.map((id) => ({ ...small.stages[0]!, id })),
        transitions: ways.map(([one]) => one),
      };
      const values = ways.map(([, value]) => value);
      const oneByOne = replayedOneByOne(definition, values, deals, 1);
      const { entered, barred, ...together } = replayAtOnce(definition, values, deals);
      expect(oneByOne).toMatchObject(together);
      const cameTo = entered.flatMap((mask) => Array.from({ length: deals }, (_, i) => hasBit(mask, i)));
      expect(cameTo).toEqual(Array.from(oneByOne.reachedAt, (at) => !Number.isNaN(at)));

      // What they were barred from they take at the next moment, and come round to where they stand.
      const taken = together.taken.map((mask) => mask.slice());
      barred.forEach((transition, deal) => {
        if (transition >= 0) setBit(taken[transition]!, deal);
      });
      expect(replayedOneByOne(definition, values, deals, 2)).toMatchObject({ ...together, taken });
    }),
  );
});
