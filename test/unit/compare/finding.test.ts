import { expect, test } from 'vitest';
import type { Comparison, Difference } from '#shared/engine/compare.ts';
import {
  differenceWords,
  MEASURE_WORDS,
  sideBySideFinding,
} from '../../../renderer/features/compare/measures.ts';

const share = (hits: number, of: number) => ({ hits, of, low: 0, high: 1 });
const difference = (value: number, tells: Difference['tells']): Difference => ({
  value,
  tells,
  low: value - 0.1,
  high: value + 0.1,
});

function comparison(junk: Difference): Comparison {
  const none = { precision: null, leadsPerWeek: null, wonAmount: null };
  return {
    standings: [
      { ...none, wonCaptured: share(59, 60), junkLetThrough: share(147, 150) },
      { ...none, wonCaptured: share(41, 60), junkLetThrough: share(21, 150) },
    ],
    differences: [{ ...none, wonCaptured: difference(-0.3, 'less'), junkLetThrough: junk }],
  };
}

test('the title says what each lets in, not a difference of shares as if it were a share', () => {
  expect(sideBySideFinding(['Today', 'Sales'], comparison(difference(-0.84, 'less')))).toBe(
    'Sales lets in 14 % of the junk, Today 98 %',
  );
});

test('what the sample can’t tell is no finding', () => {
  expect(sideBySideFinding(['Today', 'Sales'], comparison(difference(-0.84, 'cantTell')))).toBe(
    'Sales captures 68 % of the won deals, Today 98 %',
  );
});

test('differences of shares are in percentage points', () => {
  const words = MEASURE_WORDS.find(({ measure }) => measure === 'wonCaptured')!;
  expect(differenceWords(words, difference(-0.3, 'less'))).toBe('−30 points (−40 to −20)');
});
