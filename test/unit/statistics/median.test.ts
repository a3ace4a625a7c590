import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from '#shared/domain/statistics/median.ts';
import { quantile } from '#shared/domain/statistics/quantile.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 40 });
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);

test('the median is the middle of all numbers, or between the two in the middle', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const [low, high] = [(values.length - 1) >> 1, values.length >> 1].map((i) => sorted(values)[i]!);
      expect(median(Float64Array.from(values))).toBe((low! + high!) / 2);
    }),
  );
});

test('a quantile lies between its neighbours in order, in proportion', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([10, 20, 40], 0.75)).toBe(30);
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 40 }), (values, step) => {
      const share = step / 40;
      const place = share * (values.length - 1);
      const [low, high] = [Math.floor(place), Math.ceil(place)].map((i) => sorted(values)[i]!);
      expect(quantile(values, share)).toBe(low! + (place - Math.floor(place)) * (high! - low!));
    }),
  );
});
