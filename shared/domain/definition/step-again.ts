/** What a definition becomes when its last change is made once more, as by a key that is pressed again. */
import type { Definition } from './schema.ts';

/**
 * The definition with the one number in which it differs from the one before changed as much again; null where they
 * differ in anything else, or not at all. The number may be one that no definition can have.
 */
export function stepAgain(before: Definition, after: Definition): Definition | null {
  const steps = { ofNumbers: 0, others: 0 };
  const again = onward(before, after, steps);
  return steps.ofNumbers === 1 && steps.others === 0 ? (again as Definition) : null;
}

function onward(before: unknown, after: unknown, steps: { ofNumbers: number; others: number }): unknown {
  if (before === after) return after;
  if (typeof before === 'number' && typeof after === 'number') {
    steps.ofNumbers += 1;
    return toThousandth(2 * after - before);
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.map((part, i) => onward(before[i], part, steps));
  }
  if (isRecord(before) && isRecord(after) && Object.keys(before).join() === Object.keys(after).join()) {
    return Object.fromEntries(
      Object.entries(after).map(([key, part]) => [key, onward(before[key], part, steps)]),
    );
  }
  steps.others += 1;
  return after;
}

/** Nobody writes more decimals, and sums of them must not. */
const toThousandth = (number: number): number => Math.round(number * 1000) / 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
