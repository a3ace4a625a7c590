import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { newBitmap } from '#shared/domain/sample/sample.ts';
import type { Evaluated } from '#shared/engine/criteria/criteria.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import type { Replayed } from '#shared/engine/replay/replay.ts';
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

describe('a draft that is replayed in steps', () => {
  const many = mixedSample(10_000);
  const moments = momentsOf(many, 'first');
  const definition = smallDefinition('Marketing');
  /** All transitions open to each deal of which the place can be divided by a number. */
  const openTo = (each: number): Evaluated[] => {
    const isTrue = newBitmap(many.deals);
    for (let deal = 0; deal < many.deals; deal += each) isTrue[deal >> 5]! |= 1 << (deal & 31);
    const value = { isTrue, isUnknown: newBitmap(many.deals) };
    return definition.transitions.map(() => ({ value, firm: value }));
  };
  /** What it says; where nothing is undecided, since when says nothing. */
  const said = ({ undecidedAt: _, ...rest }: Readonly<Replayed>) => rest;
  const anew = (each: number) => said(new Replayer(moments).replay(definition, 'draft', openTo(each)));

  test('says the same, also where it was replayed otherwise in between', () => {
    const replayer = new Replayer(moments);
    replayer.replay(definition, 'draft', openTo(1));
    const steps = replayer.replayInSteps(definition, 'draft', openTo(2));
    steps.next();
    steps.next();
    expect(said(replayer.replay(definition, 'draft', openTo(3)))).toEqual(anew(3));
    expect(said(atOnce(steps))).toEqual(anew(2));
    expect(said(replayer.replay(definition, 'draft', openTo(3)))).toEqual(anew(3));
  });

  test('can be given up, and goes on from both what it was and what it was about to be', () => {
    const replayer = new Replayer(moments);
    replayer.replay(definition, 'draft', openTo(1));
    for (const each of [2, 5]) {
      const steps = replayer.replayInSteps(definition, 'draft', openTo(each));
      steps.next();
      steps.next();
    }
    expect(said(replayer.replay(definition, 'draft', openTo(3)))).toEqual(anew(3));
  });

  test('is nothing to go on from where it was never whole', () => {
    const replayer = new Replayer(moments);
    const steps = replayer.replayInSteps(definition, 'draft', openTo(2));
    steps.next();
    steps.next();
    expect(said(replayer.replay(definition, 'draft', openTo(3)))).toEqual(anew(3));
    expect(said(atOnce(steps))).toEqual(anew(2));
  });
});
