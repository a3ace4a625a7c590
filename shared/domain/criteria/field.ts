/** Whether a value of a field meets a condition. Unknown where values of its type can't be compared so. */
import type { FieldCondition } from '../definition/schema.ts';
import { instantOf } from '../sample/calendar.ts';
import type { DealValue } from '../sample/deal.ts';
import type { TextValue } from '../sample/sample.ts';
import { containsText, containsWords, normalize } from './text.ts';
import { any, type Truth, truth } from './truth.ts';

type Given = string | number | boolean;

/** The truth of a field condition for a value that is there. */
export function compareField(condition: FieldCondition, value: DealValue, timeZone: string): Truth {
  switch (condition.op) {
    case 'isKnown':
      return 'true';
    case 'is':
      return equals(value, condition.value, timeZone);
    case 'isAnyOf':
      return any(condition.values.map((given) => equals(value, given, timeZone)));
    case 'containsAnyOf': {
      if (value.kind !== 'text') return 'unknown';
      const contains = condition.match === 'words' ? containsWords : containsText;
      const texts = listOf(value.value);
      return truth(condition.values.some((part) => texts.some((text) => contains(text, part))));
    }
    case 'between':
      return within(value, condition.low, condition.high, timeZone);
    case 'atLeast':
      return value.kind === 'number' ? truth(value.value >= condition.value) : 'unknown';
    case 'atMost':
      return value.kind === 'number' ? truth(value.value <= condition.value) : 'unknown';
    case 'before':
      return value.kind === 'date' ? truth(value.value < instantOf(condition.value, timeZone)) : 'unknown';
    case 'after':
      return value.kind === 'date' ? truth(value.value > instantOf(condition.value, timeZone)) : 'unknown';
  }
}

const listOf = (value: TextValue): readonly string[] => (typeof value === 'string' ? [value] : value);

function equals(value: DealValue, given: Given, timeZone: string): Truth {
  if (value.kind === 'text') {
    const wanted = normalize(String(given));
    return truth(listOf(value.value).some((text) => normalize(text) === wanted));
  }
  const other = readAs(value.kind, given, timeZone);
  return other === null ? 'unknown' : truth(value.value === other);
}

/** What a definition gives, as a value of the field's type: `"50"` as 50; null where it can't be read so. */
export function readAs(
  kind: 'number' | 'date' | 'boolean',
  given: Given,
  timeZone: string,
): number | boolean | null {
  if (kind === 'boolean') {
    const text = normalize(String(given));
    return text === 'true' ? true : text === 'false' ? false : null;
  }
  if (typeof given === 'boolean') return null;
  if (kind === 'date') {
    const at = typeof given === 'string' ? instantOf(given.trim(), timeZone) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  }
  if (typeof given === 'number') return given;
  const number = Number(given);
  return given.trim() === '' || !Number.isFinite(number) ? null : number;
}

function within(value: DealValue, low: string | number, high: string | number, timeZone: string): Truth {
  if (value.kind === 'number' && typeof low === 'number' && typeof high === 'number') {
    return truth(low <= value.value && value.value <= high);
  }
  if (value.kind === 'date' && typeof low === 'string' && typeof high === 'string') {
    return truth(instantOf(low, timeZone) <= value.value && value.value <= instantOf(high, timeZone));
  }
  return 'unknown';
}
