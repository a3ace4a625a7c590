/** Changes of a deal's data that make a condition of a definition true, or false. */
import { compareField } from '../criteria/field.ts';
import { normalize } from '../criteria/text.ts';
import type { Definition, FieldCondition, TouchpointCondition } from '../definition/schema.ts';
import { allConditions } from '../definition/walk.ts';
import { DAY, instantOf } from '../sample/calendar.ts';
import type { Deal, DealValue, SampleContext, Touchpoint } from '../sample/deal.ts';
import type { FieldType, Instant } from '../sample/sample.ts';

export type DataChange =
  /** The condition is as wanted of the field; by the value that was tried, or another for which it is. */
  | { kind: 'field'; condition: FieldCondition; wanted: 'true' | 'false'; tried: DealValue }
  /** One more touchpoint of the type at each of these times, each by a person of its own where people are counted. */
  | {
      kind: 'moreTouchpoints';
      condition: TouchpointCondition;
      type: string;
      at: readonly Instant[];
      value: number | null;
    }
  /** The deal's latest so many touchpoints of the condition's types had not been. */
  | { kind: 'fewerTouchpoints'; condition: TouchpointCondition; fewer: number };

/** How many values of a list, and how many touchpoints more or less, are tried. */
const MOST_VALUES = 5;
const MOST_TOUCHPOINTS = 10;

/** The changes of one field, or of touchpoints of one kind, that the definition's conditions suggest; smallest first. */
export function possibleDataChanges(
  context: SampleContext,
  deal: Deal,
  definition: Definition,
): DataChange[] {
  const found = allConditions(definition).flatMap((condition): DataChange[] => {
    if (condition.kind === 'field') return fieldChanges(condition, context);
    return condition.kind === 'touchpoints' ? touchpointChanges(condition, deal, context) : [];
  });
  const once = [...new Map(found.map((change) => [JSON.stringify(change), change])).values()];
  return once.sort((a, b) => sizeOf(a) - sizeOf(b));
}

/** The deal after a change; null where that changes nothing. */
export function applyDataChange(deal: Deal, change: DataChange): Deal | null {
  switch (change.kind) {
    case 'field': {
      const { field } = change.condition;
      if (JSON.stringify(deal.values.get(field)) === JSON.stringify(change.tried)) return null;
      const knownAt = new Map(deal.knownAt);
      if (!knownAt.has(field)) knownAt.set(field, Number.NEGATIVE_INFINITY);
      return { ...deal, values: new Map(deal.values).set(field, change.tried), knownAt };
    }
    case 'moreTouchpoints': {
      const { condition, type, value } = change;
      const added = change.at.map((at, i): Touchpoint => {
        const index = -1 - i - deal.touchpoints.length;
        const own = deal.touchpoints[0]?.person ?? `deal ${deal.index}`;
        return { index, type, at, value, person: condition.measure === 'people' ? `new ${index}` : own };
      });
      return { ...deal, touchpoints: [...deal.touchpoints, ...added].sort((a, b) => a.at - b.at) };
    }
    case 'fewerTouchpoints': {
      const removed = new Set(matching(change.condition, deal).slice(-change.fewer));
      if (removed.size < change.fewer) return null;
      return { ...deal, touchpoints: deal.touchpoints.filter((touchpoint) => !removed.has(touchpoint)) };
    }
  }
}

function sizeOf(change: DataChange): number {
  if (change.kind === 'field') return 1;
  return change.kind === 'moreTouchpoints' ? change.at.length : change.fewer;
}

function fieldChanges(condition: FieldCondition, context: SampleContext): DataChange[] {
  const field = context.fields.get(condition.field);
  if (!field) return [];
  const kind = kindOf(field.type);
  return (['true', 'false'] as const).flatMap((wanted) =>
    valuesToTry(condition, kind, context.timeZone)
      .filter((tried) => compareField(condition, tried, context.timeZone) === wanted)
      .slice(0, wanted === 'true' ? MOST_VALUES : 1)
      .map((tried): DataChange => ({ kind: 'field', condition, wanted, tried })),
  );
}

const kindOf = (type: FieldType): DealValue['kind'] => (type === 'category' ? 'text' : type);

/** The values at and next to those that a condition names, and one that hardly any names. */
function valuesToTry(condition: FieldCondition, kind: DealValue['kind'], timeZone: string): DealValue[] {
  const named = valuesNamed(condition);
  switch (kind) {
    case 'text':
      return [...named.map(String), '—'].map((value) => ({ kind, value }));
    case 'boolean':
      return [true, false].map((value) => ({ kind, value }));
    case 'number':
      return [...named, 0]
        .map(Number)
        .filter(Number.isFinite)
        .flatMap((value) => [value, value - 1, value + 1])
        .map((value) => ({ kind, value }));
    case 'date':
      return [...named.map((value) => instantOf(String(value), timeZone)), 0]
        .filter((at) => !Number.isNaN(at))
        .flatMap((at) => [at, at - DAY, at + DAY])
        .map((value) => ({ kind, value, dayOnly: false }));
  }
}

function valuesNamed(condition: FieldCondition): (string | number | boolean)[] {
  switch (condition.op) {
    case 'isKnown':
      return [];
    case 'isAnyOf':
    case 'containsAnyOf':
      return condition.values;
    case 'between':
      return [condition.low, condition.high];
    default:
      return [condition.value];
  }
}

function touchpointChanges(condition: TouchpointCondition, deal: Deal, context: SampleContext): DataChange[] {
  const there = matching(condition, deal);
  const fewer = counting(there.length).map(
    (count): DataChange => ({ kind: 'fewerTouchpoints', condition, fewer: count }),
  );
  const type =
    condition.types.find((name) => context.types.has(normalize(name))) ??
    (condition.types.length === 0 ? [...context.types][0] : undefined);
  if (type === undefined || (condition.scope === 'account' && deal.account === null)) return fewer;
  const { is, measure } = condition;
  const wanted = Math.ceil(is.op === 'between' ? is.low : is.value);
  const last = lastTime(deal, context);
  const more = counting(measure === 'sum' ? 1 : Math.max(wanted, 3)).map((count): DataChange => {
    const at = counting(count).map((n) => (measure === 'days' ? last - (n - 1) * DAY : last));
    return { kind: 'moreTouchpoints', condition, type, at, value: measure === 'sum' ? wanted : null };
  });
  return [...more, ...fewer];
}

/** The deal's own touchpoints of a condition's types, whenever they were. */
function matching({ types }: TouchpointCondition, deal: Deal): Touchpoint[] {
  const wanted = new Set(types.map(normalize));
  return deal.touchpoints.filter(({ type }) => wanted.size === 0 || wanted.has(normalize(type)));
}

/** The last time at which something more could have happened: with the last that did, for a deal that is closed. */
function lastTime({ closedAt, createdAt, touchpoints }: Deal, { asOf }: SampleContext): Instant {
  if (closedAt === null) return asOf;
  const before = [createdAt ?? Number.NaN, ...touchpoints.map(({ at }) => at)].filter((at) => at < closedAt);
  return before.length > 0 ? Math.max(...before) : closedAt - 1;
}

/** 1, 2, 3 … up to a number, or as far as is tried. */
const counting = (to: number): number[] =>
  Array.from({ length: Math.min(Math.max(0, to), MOST_TOUCHPOINTS) }, (_, i) => i + 1);
