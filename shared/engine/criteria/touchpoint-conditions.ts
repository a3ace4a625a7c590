/** Touchpoint conditions at each moment of each deal. */
import { normalize } from '../../domain/criteria/text.ts';
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Comparison, TouchpointCondition } from '../../domain/definition/schema.ts';
import type { Bitmap, Sample } from '../../domain/sample/sample.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { emptyMasks, fillBits, type TruthMasks } from './masks.ts';
import { Different, type Measure, Sum } from './measures.ts';
import { type Matches, matchesIn, type Range, streamOf, whereAtLeast, whereMeasured } from './streams.ts';

/** Where a touchpoint condition is true and unknown. */
export function touchpointMasks(
  condition: TouchpointCondition,
  prepared: PreparedSample,
  moments: Moments,
): TruthMasks {
  const { measure, scope, withinDays, is } = condition;
  const masks = emptyMasks(moments.count);
  if (!isMeasurable(condition, prepared)) {
    fillBits(masks.isUnknown, 0, moments.count);
    return masks;
  }
  const stream = streamOf(prepared, moments, scope);
  const matches = matchesOf(condition, prepared, moments);
  const range = rangeOf(is, measure);
  const isTrue =
    measure === 'count'
      ? whereCounted(range, moments.count, (least) =>
          whereAtLeast(least, stream, matches, moments, withinDays),
        )
      : whereMeasured(range, measureOf(measure, prepared), stream, matches, moments, withinDays);
  return scope === 'deal' ? { ...masks, isTrue } : inDoubtWithoutAccount(isTrue, prepared, moments);
}

/** Whether the sample holds anything that a condition could measure. */
export function isMeasurable(
  { types, measure }: TouchpointCondition,
  { sample, typesHeld, typesWithValue }: PreparedSample,
): boolean {
  const held = measure === 'sum' ? typesWithValue : typesHeld;
  return wantedTypes(types, sample).some((isWanted, type) => isWanted === 1 && held[type] === 1);
}

/** Where a count lies in a range, asking only where it is at least so many. */
function whereCounted({ from, to }: Range, count: number, atLeast: (least: number) => Bitmap): Bitmap {
  const least = Math.ceil(from);
  const beyond = Math.floor(to) + 1;
  const everywhere = emptyMasks(count).isTrue;
  fillBits(everywhere, 0, count);
  const isTrue = least <= 0 ? everywhere : atLeast(least);
  if (beyond === Number.POSITIVE_INFINITY) return isTrue;
  const isMore = beyond <= 0 ? everywhere.slice() : atLeast(beyond);
  for (let word = 0; word < isTrue.length; word += 1) isTrue[word]! &= ~isMore[word]!;
  return isTrue;
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
  measure: Exclude<TouchpointCondition['measure'], 'count'>,
  { sample, days, people }: PreparedSample,
): Measure {
  switch (measure) {
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
