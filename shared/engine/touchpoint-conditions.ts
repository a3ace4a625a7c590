/** Touchpoint conditions at each moment of each deal. */
import { normalize } from '../domain/criteria/text.ts';
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import type { Comparison, TouchpointCondition } from '../domain/definition/schema.ts';
import type { Sample } from '../domain/sample/sample.ts';
import { emptyMasks, fillBits, type TruthMasks } from './masks.ts';
import { Count, Different, type Measure, Sum } from './measures.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';
import { type Matches, matchesIn, type Range, streamOf, whereMeasured } from './streams.ts';

/** Where a touchpoint condition is true and unknown. */
export function touchpointMasks(
  condition: TouchpointCondition,
  prepared: PreparedSample,
  moments: Moments,
): TruthMasks {
  const { types, measure, scope, withinDays, is } = condition;
  const masks = emptyMasks(moments.count);
  const wanted = wantedTypes(types, prepared.sample);
  const held = measure === 'sum' ? prepared.typesWithValue : prepared.typesHeld;
  if (!wanted.some((isWanted, type) => isWanted === 1 && held[type] === 1)) {
    fillBits(masks.isUnknown, 0, moments.count);
    return masks;
  }
  const isTrue = whereMeasured(
    rangeOf(is, measure),
    measureOf(measure, prepared),
    streamOf(prepared, moments, scope),
    matchesOf(condition, prepared, moments),
    moments,
    withinDays,
  );
  return scope === 'deal' ? { ...masks, isTrue } : inDoubtWithoutAccount(isTrue, prepared, moments);
}

/** The touchpoints that a condition asks about, whatever their age. */
export function matchesOf(
  { types, scope }: Pick<TouchpointCondition, 'types' | 'scope'>,
  prepared: PreparedSample,
  moments: Moments,
): Matches {
  const { sample, matches } = prepared;
  return matches.get(
    `${scope} ${JSON.stringify(types)}`,
    () => matchesIn(streamOf(prepared, moments, scope), sample, wantedTypes(types, sample)),
    ({ places, begin, end }) => places.byteLength + begin.byteLength + end.byteLength,
  );
}

/** 1 for each touchpoint type that is asked about (none: all), by its index in the sample. */
function wantedTypes(types: readonly string[], { touchpoints }: Sample): Uint8Array {
  const wanted = new Set(types.map(normalize));
  return Uint8Array.from(touchpoints.types, (type) =>
    wanted.size === 0 || wanted.has(normalize(type)) ? 1 : 0,
  );
}

function measureOf(
  measure: TouchpointCondition['measure'],
  { sample, days, people }: PreparedSample,
): Measure {
  switch (measure) {
    case 'count':
      return new Count();
    case 'sum': {
      const { value } = sample.touchpoints;
      return new Sum((place) => toThousandths(value[place]! || 0));
    }
    case 'days':
      return new Different(days());
    case 'people':
      return new Different(people());
  }
}

/** The numbers that meet a comparison; sums are measured in thousandths. */
function rangeOf(is: Comparison, measure: TouchpointCondition['measure']): Range {
  const from = is.op === 'atMost' ? Number.NEGATIVE_INFINITY : is.op === 'atLeast' ? is.value : is.low;
  const to = is.op === 'atLeast' ? Number.POSITIVE_INFINITY : is.op === 'atMost' ? is.value : is.high;
  return measure === 'sum' ? { from: toThousandths(from), to: toThousandths(to) } : { from, to };
}

function inDoubtWithoutAccount(
  isTrue: TruthMasks['isTrue'],
  prepared: PreparedSample,
  { first, count }: Moments,
): TruthMasks {
  const { has } = prepared.accounts();
  const { isUnknown } = emptyMasks(count);
  for (let deal = 0; deal < has.length; deal += 1) {
    if (has[deal] === 0) fillBits(isUnknown, first[deal]!, first[deal + 1]!);
  }
  for (let word = 0; word < isTrue.length; word += 1) isTrue[word]! &= ~isUnknown[word]!;
  return { isTrue, isUnknown };
}
