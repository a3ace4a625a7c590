import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import { hasBit } from '#shared/domain/sample/sample.ts';
import type { Evaluated } from '#shared/engine/criteria/criteria.ts';
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
      const moments: Moments = {
        ...{ kind: 'first', count: deals, first: Uint32Array.from({ length: deals + 1 }, (_, i) => i) },
        ...{ at: new Float64Array(deals), upTo: new Uint32Array(deals), upToInAccount: null },
      };
      const oneByOne = newReplayed(deals, STAGES.length, ways.length);
      replayDeals(exitsOf(definition, values, deals), moments, null, oneByOne);
      const { entered, ...together } = replayAtOnce(definition, values, deals);
      expect(oneByOne).toMatchObject(together);
      const cameTo = entered.flatMap((mask) => Array.from({ length: deals }, (_, i) => hasBit(mask, i)));
      expect(cameTo).toEqual(Array.from(oneByOne.reachedAt, (at) => !Number.isNaN(at)));
    }),
  );
});
