import { expect, test } from 'vitest';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { type Asked, KeptAnswers } from '../../../renderer/platform/engine/kept-answers.ts';

const lacks: Asked = { question: 'lacks', args: { draft: 'a', stage: 1 } };
const leak: Asked = { question: 'leak', args: { draft: 'a', stage: 1 } };

test('an answer stands until what it is about changes', () => {
  const kept = new KeptAnswers();
  expect(kept.find(lacks)).toBeNull();
  kept.keep(lacks, 'three');
  expect(kept.find({ ...lacks, args: { ...(lacks.args as object) } })).toEqual({ answer: 'three' });
  expect(kept.find({ ...lacks, args: { draft: 'a', stage: 2 } })).toBeNull();
  kept.forget();
  expect(kept.find(lacks)).toBeNull();
});

test('what was asked lately is answered ahead, the latest first, and what was answered is not asked again', () => {
  const kept = new KeptAnswers();
  kept.find(lacks);
  kept.find(leak);
  const asked: Asked[] = [];
  const answer = (one: Asked) => {
    asked.push(one);
    return one.question;
  };
  atOnce(kept.ahead(answer));
  expect(asked).toEqual([leak, lacks]);
  expect(kept.find(lacks)).toEqual({ answer: 'lacks' });
  atOnce(kept.ahead(answer));
  expect(asked).toHaveLength(2);
});

test('answers that take steps are made with pauses, and not kept when given up', () => {
  const kept = new KeptAnswers();
  kept.find(lacks);
  const steps = kept.ahead(function* () {
    yield;
    return 'whole';
  });
  steps.next();
  steps.next();
  expect(kept.find(lacks)).toBeNull();
  expect(steps.next().done).toBe(true);
  expect(kept.find(lacks)).toEqual({ answer: 'whole' });
});

test('what can no longer be answered is let alone, and the rest is answered', () => {
  const kept = new KeptAnswers();
  kept.find(leak);
  kept.find(lacks);
  let refused = 0;
  const answer = ({ question }: Asked) => {
    if (question === 'leak') return question;
    refused += 1;
    throw new Error('This definition has not been simulated yet.');
  };
  atOnce(kept.ahead(answer));
  atOnce(kept.ahead(answer));
  expect(refused).toBe(1);
  expect(kept.find(leak)).toEqual({ answer: 'leak' });
});

test('lists, which hang on much else, are asked each time', () => {
  const kept = new KeptAnswers();
  const deals: Asked = { question: 'deals', args: { draft: 'a' } };
  kept.find(deals);
  kept.keep(deals, []);
  expect(kept.find(deals)).toBeNull();
});
