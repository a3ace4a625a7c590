import { expect, test } from 'vitest';
import { stepAgain } from '#shared/domain/definition/step-again.ts';
import { smallDefinition } from '../../support/definitions.ts';

test('one number that was changed is changed as much again', () => {
  expect(stepAgain(smallDefinition('Ours', 50), smallDefinition('Ours', 51))).toEqual(
    smallDefinition('Ours', 52),
  );
  expect(stepAgain(smallDefinition('Ours', 50), smallDefinition('Ours', 49.9))).toEqual(
    smallDefinition('Ours', 49.8),
  );
});

test('nothing follows from a change of words, of several numbers, of what there is, or from none', () => {
  const before = smallDefinition('Ours');
  const [rule] = before.scoring.rules;
  const withRules = (rules: typeof before.scoring.rules) => ({
    ...before,
    scoring: { ...before.scoring, rules },
  });
  for (const after of [
    smallDefinition('Theirs'),
    { ...smallDefinition('Ours', 51), name: 'Theirs' },
    { ...withRules([{ ...rule!, points: 61 }]), transitions: smallDefinition('Ours', 51).transitions },
    withRules([]),
    withRules([{ ...rule!, cap: 20 }]),
    structuredClone(before),
  ]) {
    expect(stepAgain(before, after)).toBeNull();
  }
});
