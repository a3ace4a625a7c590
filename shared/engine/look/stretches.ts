/**
 * Stretches of a field's codes of which a definition says the same: where codes are in the order of the values, a few
 * of them answer for all.
 */
import type { Condition, Criterion } from '../../domain/definition/schema.ts';
import { forEachCondition } from '../../domain/definition/walk.ts';
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
  const starts = [0, 1];
  const add = (condition: Condition): void => {
    if (condition.kind !== 'field') return;
    for (const turn of turnsOf(condition, kind, timeZone)) {
      const code = firstFrom(numbers, turn);
      starts.push(code, numbers[code] === turn ? code + 1 : code);
    }
  };
  for (const criterion of criteria) forEachCondition(criterion, add);
  starts.sort((a, b) => a - b);
  return new Int32Array(starts.filter((code, i) => code !== starts[i - 1] && code < numbers.length));
}

/** The first code whose value is at least that; the number of codes where none is. */
function firstFrom(numbers: Float64Array, least: number): number {
  let low = 1;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
