import { expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { newBitmap } from '#shared/domain/sample/sample.ts';
import { Replayer } from '#shared/engine/replay/replayer.ts';
import { momentsOf } from '#shared/engine/sample/moments.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

const sample = mixedSample(64);

/** What a replay says when all of a definition's transitions are open, or none is. */
function replayed(replayer: Replayer, definition: Definition, draft: string, isOpen: boolean) {
  const mask = newBitmap(sample.deals).fill(isOpen ? 0xffffffff : 0);
  const value = { isTrue: mask, isUnknown: newBitmap(sample.deals) };
  return replayer.replay(
    definition,
    draft,
    definition.transitions.map(() => ({ value, firm: value })),
  );
}

test('what is kept of a draft is not that of another with its side and name', () => {
  const replayer = new Replayer(momentsOf(sample, 'first'));
  const definition = smallDefinition('Marketing');
  const open = replayed(replayer, definition, 'one', true);
  const reached = open.reached.slice();
  replayed(replayer, structuredClone(definition), 'other', false);
  expect(reached.some((stage) => stage > 0)).toBe(true);
  expect(open.reached).toEqual(reached);
});
