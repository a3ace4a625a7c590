import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareTail } from '#shared/domain/statistics/normal.ts';
import {
  differenceOf,
  fisherExact,
  newcombe,
  pearson,
  twoProportionTest,
} from '#shared/domain/statistics/two-proportions.ts';

test.each([
  [3.841459, 1, 0.05],
  [6.634897, 1, 0.01],
  [5.991465, 2, 0.05],
  [7.814728, 3, 0.05],
  [9.487729, 4, 0.05],
])('chi-square %f with %i degrees of freedom is exceeded with the tabulated probability', (x, degrees, p) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 6);
});

describe('two shares', () => {
  test("the lady's tea: three of four right", () => {
    /** A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section 2.6: two-sided. */
    expect(fisherExact(3, 4, 1, 4)).toBeCloseTo(0.486, 3);
  });

  test('the chi-square of the aspirin study is the published one', () => {
    /** The same book, section 2.4: 25.0. */
    expect(pearson(189, 11_034, 104, 11_037)).toBeCloseTo(25.01, 2);
    expect(twoProportionTest(189, 11_034, 104, 11_037)).toBeLessThan(1e-6);
  });

  test("Fisher's test agrees with adding up all tables by factorials", () => {
    const choose = (n: number, k: number): number =>
      Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1);
    const table = fc
      .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }))
      .chain(([n, m]) =>
        fc.tuple(
          fc.integer({ min: 0, max: n }),
          fc.constant(n),
          fc.integer({ min: 0, max: m }),
          fc.constant(m),
        ),
      );
    fc.assert(
      fc.property(table, ([a, n, b, m]) => {
        const probability = (k: number) => (choose(n, k) * choose(m, a + b - k)) / choose(n + m, a + b);
        let tail = 0;
        for (let k = Math.max(0, a + b - m); k <= Math.min(n, a + b); k += 1) {
          if (probability(k) <= probability(a) * (1 + 1e-7)) tail += probability(k);
        }
        expect(fisherExact(a, n, b, m)).toBeCloseTo(tail, 9);
      }),
    );
  });

  test('nothing to compare is no difference', () => {
    expect(twoProportionTest(0, 0, 3, 9)).toBe(1);
    expect(twoProportionTest(5, 5, 9, 9)).toBe(1);
  });
});

/** R. G. Newcombe, Statistics in Medicine 17 (1998), pp. 873–890, table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
])('the difference of %i in %i and %i in %i has the published interval', (a, n, b, m, low, high) => {
  expect(newcombe(a, n, b, m).low).toBeCloseTo(low, 4);
  expect(newcombe(a, n, b, m).high).toBeCloseTo(high, 4);
});

/** Zou and Donner's margins then are the standard errors, whose squares add up: √(0.3² + 0.4²) = 0.5. */
test('the difference of two estimates with even intervals has the one of the textbook', () => {
  const around = (estimate: number, error: number) => ({
    low: estimate - 1.96 * error,
    high: estimate + 1.96 * error,
  });
  const { difference, low, high } = differenceOf(5, around(5, 0.3), 3, around(3, 0.4));
  expect(difference).toBe(2);
  expect(low).toBeCloseTo(2 - 1.96 * 0.5, 10);
  expect(high).toBeCloseTo(2 + 1.96 * 0.5, 10);
});

test('the difference of two estimates leans where their intervals do', () => {
  // Down as far as the first reaches down and the second up, √(1² + 2²); up as far as √(3² + 4²).
  const { low, high } = differenceOf(10, { low: 9, high: 13 }, 6, { low: 2, high: 8 });
  expect(low).toBeCloseTo(4 - Math.sqrt(5), 10);
  expect(high).toBeCloseTo(4 + 5, 10);
});
