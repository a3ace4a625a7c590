/** Counting the touchpoints that match a condition. */
import type { Comparison, TouchpointCondition } from '../definition/schema.ts';
import { DAY, dayOf } from '../sample/calendar.ts';
import type { Touchpoint } from '../sample/deal.ts';
import type { Moment } from './moment.ts';
import { normalize } from './text.ts';

/** The touchpoints that match at a moment, in order of time; none where the account is asked and there is none. */
export function matchingTouchpoints(condition: TouchpointCondition, moment: Moment): Touchpoint[] {
  const candidates = (condition.scope === 'deal' ? moment.own : moment.account) ?? [];
  const types = new Set(condition.types.map(normalize));
  const since =
    condition.withinDays === undefined ? Number.NEGATIVE_INFINITY : moment.at - condition.withinDays * DAY;
  return candidates.filter(
    (touchpoint) => touchpoint.at >= since && (types.size === 0 || types.has(normalize(touchpoint.type))),
  );
}

/**
 * Their number, the number of days or people they fall on, or the sum of their values. A sum adds whole
 * thousandths, so that it is the same in whichever order it is added.
 */
export function measure(
  what: TouchpointCondition['measure'],
  touchpoints: readonly Touchpoint[],
  timeZone: string,
): number {
  switch (what) {
    case 'count':
      return touchpoints.length;
    case 'days':
      return new Set(touchpoints.map(({ at }) => dayOf(at, timeZone))).size;
    case 'people':
      return new Set(touchpoints.map(({ person }) => person)).size;
    case 'sum':
      return touchpoints.reduce((sum, { value }) => sum + toThousandths(value ?? 0), 0) / 1000;
  }
}

/** Whether the sample holds what the condition measures, of at least one of its types. */
export function isMeasurable(condition: TouchpointCondition, { context }: Moment): boolean {
  const held = condition.measure === 'sum' ? context.typesWithValue : context.types;
  return condition.types.length === 0
    ? held.size > 0
    : condition.types.some((type) => held.has(normalize(type)));
}

/** A number in whole thousandths, the nearest one, halves away from zero. */
export function toThousandths(number: number): number {
  return Math.sign(number) * Math.round(Math.abs(number) * 1000) + 0;
}

/** Whether a number meets a comparison. */
export function meets(number: number, comparison: Comparison): boolean {
  switch (comparison.op) {
    case 'atLeast':
      return number >= comparison.value;
    case 'atMost':
      return number <= comparison.value;
    case 'between':
      return comparison.low <= number && number <= comparison.high;
  }
}
