import { expect, test } from 'vitest';
import type { WorkWeek } from '#shared/engine/simulate/work.ts';
import { monthTicks } from '../../../renderer/features/simulate/work-words.ts';

const WEEK = 7 * 24 * 3_600_000;
const none = { arrived: 0, late: 0, waiting: 0, arrivedDeals: [], lateDeals: [], waitingDeals: [] };
const weeksFrom = (monday: string, count: number): WorkWeek[] =>
  Array.from({ length: count }, (_, i) => {
    const week = new Date(Date.parse(monday) + i * WEEK).toISOString().slice(0, 10);
    return { ...none, week } as unknown as WorkWeek;
  });
const labels = (monday: string, count: number) =>
  monthTicks(weeksFrom(monday, count)).map(({ label }) => label);

test('a few weeks are named by their months', () => {
  expect(labels('2025-01-06', 3)).toEqual(['Jan 2025']);
  expect(labels('2024-12-02', 12)).toEqual(['Dec 2024', 'Jan 2025', 'Feb']);
});

test('two years are named by their quarters, each January with its year', () => {
  expect(labels('2024-01-01', 104)).toEqual([
    ...['Jan 2024', 'Apr', 'Jul', 'Oct', 'Jan 2025', 'Apr', 'Jul', 'Oct'],
  ]);
});

test('however many weeks there are, labels do not touch', () => {
  for (const count of [1, 5, 30, 53, 107, 160, 400, 1500, 4000]) {
    const ticks = monthTicks(weeksFrom('2024-02-12', count));
    expect(ticks[0]!.at, `${count} weeks`).toBeLessThan(0.2);
    expect(ticks.length, `${count} weeks`).toBeLessThanOrEqual(10);
    expect(ticks.at(-1)!.at, `${count} weeks`).toBeLessThan(0.93);
    for (const [i, { at }] of ticks.entries())
      if (i > 0) expect(at - ticks[i - 1]!.at, `${count} weeks`).toBeGreaterThan(0.07);
  }
});
