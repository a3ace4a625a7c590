/**
 * Stretches of a field's codes of which a definition says the same: where codes are in the order of the values, a few
 * of them answer for all.
 */
import type { Criterion } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import type { Column } from '../../domain/sample/sample.ts';
import { turnsOf } from '../criteria/field-conditions.ts';

/** The first code of each stretch, in order; null where each code has to be asked by itself. */
export function stretchesOf(
  values: Column,
  criteria: readonly Criterion[],
  timeZone: string,
): Int32Array | null {
  if (values.kind !== 'number' && values.kind !== 'date') return null;
  const { kind, values: numbers } = values;
  // The code of missing, and the first of a value.
  const starts = new Set([0, 1]);
  for (const { condition } of criteria.flatMap((criterion) => conditionsOf(criterion))) {
    if (condition.kind !== 'field') continue;
    for (const turn of turnsOf(condition, kind, timeZone)) {
      starts.add(firstCode(numbers, (value) => value >= turn));
      starts.add(firstCode(numbers, (value) => value > turn));
    }
  }
  return Int32Array.from(starts)
    .filter((code) => code < numbers.length)
    .sort();
}

/** The first code whose value is far enough; the number of codes where none is. */
function firstCode(numbers: Float64Array, isFarEnough: (value: number) => boolean): number {
  let low = 1;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFarEnough(numbers[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
