import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Turning } from '../../../renderer/platform/engine/turning.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a question may be answered by now. */
async function isAnswered(rest: Promise<void>): Promise<boolean> {
  let isDone = false;
  void rest.then(() => {
    isDone = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isDone;
}

test('what took long waits until the dial rests, however often it is turned meanwhile', async () => {
  const turning = new Turning();
  turning.note('histogram', 30);
  turning.turned(() => {});
  const rest = turning.rest('histogram');
  for (let turn = 0; turn < 5; turn += 1) {
    await vi.advanceTimersByTimeAsync(40);
    expect(await isAnswered(rest)).toBe(false);
    turning.turned(() => {});
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(await isAnswered(rest)).toBe(true);
});

test('nothing waits that is quick, or once no dial is turned', async () => {
  const turning = new Turning();
  turning.note('histogram', 30);
  expect(await isAnswered(turning.rest('histogram'))).toBe(true);
  turning.turned(() => {});
  expect(await isAnswered(turning.rest('deals'))).toBe(true);
  turning.note('histogram', 1);
  expect(await isAnswered(turning.rest('histogram'))).toBe(true);
});

test('what is to be done once a dial rests is done once, after the last turn', async () => {
  const turning = new Turning();
  const done: number[] = [];
  for (const turn of [1, 2, 3]) {
    turning.turned(() => done.push(turn));
    await vi.advanceTimersByTimeAsync(40);
  }
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual([3]);
});
