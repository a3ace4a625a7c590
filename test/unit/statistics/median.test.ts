import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median } from '#shared/domain/statistics/median.ts';
import { quantile } from '#shared/domain/statistics/quantile.ts';

test('the median is the middle of all numbers, or between the two in the middle', () => {
  expect(median(Float64Array.of(7))).toBe(7);
  expect(median(Float64Array.of(9, 1, 4))).toBe(4);
  expect(median(Float64Array.of(9, 1, 4, 2))).toBe(3);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 }), (values) => {
      expect(median(Float64Array.from(values))).toBe(quantile(values, 0.5));
    }),
  );
});
