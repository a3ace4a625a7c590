import { expect, test } from 'vitest';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { isStepwise, KeptAnswers } from '../../../renderer/platform/engine/kept-answers.ts';
import type { Asked } from '../../../renderer/platform/engine/protocol.ts';

const lacks: Asked = { question: 'lacks', args: { draft: 'a', stage: 1 } };
const leak: Asked = { question: 'leak', args: { draft: 'a', stage: 1 } };

test('an answer stands until what it is about changes', () => {
  const kept = new KeptAnswers();
  expect(kept.find(lacks)).toBeUndefined();
  kept.keep(lacks, 'three');
  expect(kept.find({ ...lacks, args: { ...(lacks.args as object) } })).toEqual({ answer: 'three' });
  expect(kept.find({ ...lacks, args: { draft: 'a', stage: 2 } })).toBeUndefined();
  kept.forget();
  expect(kept.find(lacks)).toBeUndefined();
});

test('what is expected is answered ahead, the likeliest first, and what was answered is not asked again', () => {
  const kept = new KeptAnswers();
  const asked: Asked[] = [];
  const answer = (one: Asked) => {
    asked.push(one);
    return one.question;
  };
  atOnce(kept.ahead([leak, lacks], answer, () => {}));
  expect(asked).toEqual([leak, lacks]);
  expect(kept.find(lacks)).toEqual({ answer: 'lacks' });
  atOnce(kept.ahead([leak, lacks], answer, () => {}));
  expect(asked).toHaveLength(2);
});

/** Answers in three steps, and counts those that were taken. */
function slowly(): { answer: (asked: Asked) => Generator<undefined, string>; taken: () => number } {
  let steps = 0;
  return {
    *answer({ question }) {
      for (let i = 0; i < 3; i += 1) {
        steps += 1;
        yield;
      }
      return question;
    },
    taken: () => steps,
  };
}

test('an answer that takes steps is kept once it is whole, and goes on where it was left', () => {
  const kept = new KeptAnswers();
  const { answer, taken } = slowly();
  const first = kept.ahead([lacks], answer, () => {});
  for (let i = 0; i < 3; i += 1) first.next();
  expect(taken()).toBe(2);
  expect(kept.find(lacks)).toBeUndefined();
  atOnce(kept.ahead([lacks], answer, () => {}));
  expect(taken()).toBe(3);
  expect(kept.find(lacks)).toEqual({ answer: 'lacks' });
});

test('whoever asks what is being answered goes on with it', () => {
  const kept = new KeptAnswers();
  const { answer, taken } = slowly();
  const ahead = kept.ahead([lacks, leak], answer, () => {});
  for (let i = 0; i < 3; i += 1) ahead.next();
  expect(kept.takeOver(leak)).toBeNull();
  const steps = kept.takeOver(lacks);
  expect(isStepwise(steps) && atOnce(steps)).toBe('lacks');
  expect(taken()).toBe(3);
  kept.keep(lacks, 'lacks');
  atOnce(ahead);
  expect(taken()).toBe(6);
  expect(kept.find(leak)).toEqual({ answer: 'leak' });
});

test('what was begun is of no use once something changed', () => {
  const kept = new KeptAnswers();
  const { answer, taken } = slowly();
  const ahead = kept.ahead([lacks], answer, () => {});
  for (let i = 0; i < 3; i += 1) ahead.next();
  kept.forget();
  expect(kept.takeOver(lacks)).toBeNull();
  atOnce(kept.ahead([lacks], answer, () => {}));
  expect(taken()).toBe(5);
});

test('what can’t be answered yet is let alone, and the rest is answered', () => {
  const kept = new KeptAnswers();
  const answer = ({ question }: Asked) => {
    if (question === 'lacks') throw new Error('This definition has not been simulated yet.');
    return question;
  };
  atOnce(kept.ahead([lacks, leak], answer, () => {}));
  expect(kept.find(lacks)).toBeUndefined();
  expect(kept.find(leak)).toEqual({ answer: 'leak' });
});

const query = { stage: 1, order: 'peakScore', descending: true } as const;
const deals: Asked = { question: 'deals', args: { draft: 'a', query, from: 0, to: 100 } };

test('a list stands like any answer, but not one of deals that were picked one by one', () => {
  const kept = new KeptAnswers();
  const picked: Asked = {
    question: 'deals',
    args: { ...(deals.args as object), query: { ...query, among: Uint32Array.of(3) } },
  };
  kept.keep(deals, 'all');
  kept.keep(picked, 'picked');
  expect(kept.find(deals)).toEqual({ answer: 'all' });
  expect(kept.find(picked)).toBeUndefined();
});

test('what hangs on much else is asked each time', () => {
  const kept = new KeptAnswers();
  const criterion: Asked = { question: 'criterion', args: { draft: 'a' } };
  kept.keep(criterion, []);
  expect(kept.find(criterion)).toBeUndefined();
});
