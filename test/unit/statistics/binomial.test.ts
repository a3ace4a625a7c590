import { describe, expect, test } from 'vitest';
import { binomial, multinomial } from '#shared/domain/statistics/binomial.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';

/** The probability of each number of successes, by the definition. */
function probabilities(n: number, p: number): number[] {
  const result = [(1 - p) ** n];
  for (let k = 1; k <= n; k += 1) result.push((result[k - 1]! * ((n - k + 1) / k) * p) / (1 - p));
  return result;
}

describe('binomial draws', () => {
  // Both ways of drawing, and their mirror image.
  test.each([
    [40, 0.02],
    [12, 0.5],
    [60, 0.3],
    [90, 0.75],
  ])('of %i trials with probability %f are distributed as they should be', (n, p) => {
    const random = seeded(7);
    const draws = 40_000;
    const seen = new Array<number>(n + 1).fill(0);
    for (let i = 0; i < draws; i += 1) seen[binomial(random, n, p)]! += 1;
    // Pearson's chi-squared over the numbers that come up often enough.
    let chi = 0;
    let cells = 0;
    probabilities(n, p).forEach((probability, k) => {
      const expected = probability * draws;
      if (expected < 10) return;
      chi += (seen[k]! - expected) ** 2 / expected;
      cells += 1;
    });
    // Far beyond the 99.9th percentile: 2 × cells + 15.
    expect(chi).toBeLessThan(2 * cells + 15);
  });

  test('at the ends of the probabilities, and of none', () => {
    const random = seeded(1);
    expect([binomial(random, 9, 0), binomial(random, 9, 1), binomial(random, 0, 0.5)]).toEqual([0, 9, 0]);
  });
});

test('multinomial draws add up, and leave out what has no weight', () => {
  const random = seeded(3);
  const result = new Float64Array(4);
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < 2000; i += 1) {
    multinomial(random, 100, [10, 0, 70, 20], result);
    expect(result.reduce((sum, n) => sum + n, 0)).toBe(100);
    result.forEach((n, k) => {
      sums[k]! += n;
    });
  }
  expect(sums[1]).toBe(0);
  // The mean is 10, 70 and 20; its standard error below 0.11.
  expect(Math.abs(sums[0]! / 2000 - 10)).toBeLessThan(0.4);
  expect(Math.abs(sums[2]! / 2000 - 70)).toBeLessThan(0.5);
});

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = seeded(seed);
    return [random(), random(), random()];
  };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
  expect(draw(5).every((u) => u >= 0 && u < 1)).toBe(true);
});
