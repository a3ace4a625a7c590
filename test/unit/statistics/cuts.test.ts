import { describe, expect, test } from 'vitest';
import { cutPlaces, roundestAbove, selectedCutTest } from '#shared/domain/statistics/cuts.ts';
import { chiSquareTail } from '#shared/domain/statistics/normal.ts';

/** One deal of each value 0, 1, 2 …; `1` is won. */
const each = (outcomes: string) =>
  [...outcomes].map((outcome, value) => ({ value, hits: Number(outcome), of: 1 }));

describe('cuts', () => {
  test('fall where the outcome turns, as often as it does', () => {
    expect(cutPlaces(each('000000000000111111111111'), 3)).toEqual([12]);
    expect(cutPlaces(each('000000000000111111111111000000000000'), 3)).toEqual([12, 24]);
  });

  test('that do not pay for their description are made once, for the room to judge', () => {
    // Cut in the middle: gain 1 − 0.811 = 0.189; the cost is (log2 7 + log2 7 − 2 (1 − 0.811 × 2)) / 8 = 0.857.
    expect(cutPlaces(each('00010111'), 4)).toEqual([4]);
    expect(cutPlaces(each('0110100101101001'), 2)).toHaveLength(1);
  });

  test('leave enough deals on both sides, or are not made', () => {
    expect(cutPlaces(each('011111111'), 3)).toEqual([3]);
    expect(cutPlaces(each('0111'), 3)).toEqual([]);
    expect(cutPlaces([], 3)).toEqual([]);
  });

  test('deals of one value stay together', () => {
    const counts = [
      { value: 1, hits: 1, of: 20 },
      { value: 5, hits: 9, of: 10 },
    ];
    expect(cutPlaces(counts, 5)).toEqual([1]);
  });
});

/**
 * D. G. Altman et al. (1994) give a short form for cuts tried between the 10% and 90% points:
 * −1.63 p (1 + 2.35 ln p), for plain p values between 0.0001 and 0.1.
 */
test.each([
  [10.8276, 0.001],
  [6.6349, 0.01],
  [3.8415, 0.05],
])('the p value of the best cut with chi-square %f is the published one', (chiSquare, plain) => {
  expect(chiSquareTail(chiSquare, 1)).toBeCloseTo(plain, 5);
  const published = -1.63 * plain * (1 + 2.35 * Math.log(plain));
  expect(selectedCutTest(chiSquare, 0.1, 0.9) / published).toBeCloseTo(1, 1);
});

test.each([
  [46, 60, 50],
  [199, 201, 200],
  [0.91, 0.97, 0.95],
  [1100, 1250, 1200],
  [-7, -2, -5],
  [0, 1, 1],
  [12, 13, 13],
  [3, 3, 3],
])('between %f and %f people would cut at %f', (low, high, cut) => {
  expect(roundestAbove(low, high)).toBe(cut);
});
