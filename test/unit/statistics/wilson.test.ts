import { describe, expect, test } from 'vitest';
import { wilson } from '#shared/domain/statistics/wilson.ts';

describe('the Wilson interval', () => {
  /** R. G. Newcombe, Statistics in Medicine 17 (1998), pp. 857–872, table I, method 3. */
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (hits, of, low, high) => {
    expect(wilson(hits, of).low).toBeCloseTo(low, 4);
    expect(wilson(hits, of).high).toBeCloseTo(high, 4);
  });

  test('of all in 29 mirrors that of none', () => {
    expect(wilson(29, 29).low).toBeCloseTo(1 - wilson(0, 29).high, 12);
    expect(wilson(29, 29).high).toBe(1);
  });

  test('of nothing at all says nothing', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
