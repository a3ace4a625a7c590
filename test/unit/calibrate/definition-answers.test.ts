import { expect, test } from 'vitest';
import { definitionAnswers } from '../../../renderer/features/calibrate/definition-answers.ts';

test('a deal that no longer counts is no answer of a definition, while one that is out is', () => {
  const round = { categories: ['Not a lead', 'Lead', 'MQL'] };
  const truth = { stages: { sales: ['MQL', null, null, 'Customer'] }, places: [0, 1, null, 2] };
  expect(definitionAnswers(round, truth, 'sales')).toEqual([2, 0, null, null]);
  expect(definitionAnswers(round, truth, 'unknown')).toEqual([]);
});
