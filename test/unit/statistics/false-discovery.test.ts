import { expect, test } from 'vitest';
import { benjaminiHochberg } from '#shared/domain/statistics/false-discovery.ts';

/** The fifteen p values of section 3.2 of the paper, of which four stand at a false discovery rate of 0.05. */
const THROMBOLYSIS = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test('the published example keeps its four finds', () => {
  const q = benjaminiHochberg(THROMBOLYSIS);
  expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
  expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
});

test('the order of the p values does not matter, and q never falls as p rises', () => {
  const q = benjaminiHochberg([...THROMBOLYSIS].reverse()).reverse();
  expect(q).toEqual(benjaminiHochberg(THROMBOLYSIS));
  expect([...q].sort((a, b) => a - b)).toEqual(q);
});
