/** The touchpoints that a condition looks at, and what is measured over them at each moment. */
import { normalize } from '../domain/criteria/text.ts';
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import { DAY } from '../domain/sample/calendar.ts';
import { type Bitmap, fieldByRole, newBitmap, type Sample } from '../domain/sample/sample.ts';
import { identities } from './accounts.ts';
import { dayNumbers } from './days.ts';
import type { Moments } from './moments.ts';

/** Touchpoints in a row, each deal's part in order of time. */
export interface Stream {
  /** Where a deal's part begins. */
  from: Uint32Array;
  /** At a moment, the touchpoints of the part before this place count. */
  upTo: Uint32Array;
  at: Float64Array;
  /** Place of each among the sample's touchpoints; null where it is the same. */
  order: Uint32Array | null;
}

/** 1 for each touchpoint type that is asked about (none: all), by their index in the sample. */
export function wantedTypes(types: readonly string[], sample: Sample): Uint8Array {
  const wanted = new Set(types.map(normalize));
  return Uint8Array.from(sample.touchpoints.types, (type) =>
    wanted.size === 0 || wanted.has(normalize(type)) ? 1 : 0,
  );
}

/** 1 for each touchpoint that is of the wanted types, else 0; in the given order. */
export function matching(wanted: Uint8Array, { touchpoints }: Sample, order: Uint32Array | null): Uint8Array {
  const { type } = touchpoints;
  const result = new Uint8Array(order ? order.length : type.length);
  if (order) for (let i = 0; i < result.length; i += 1) result[i] = wanted[type[order[i]!]!]!;
  else for (let i = 0; i < result.length; i += 1) result[i] = wanted[type[i]!]!;
  return result;
}

/** Their values in whole thousandths; 0 where there is none or the type isn't wanted. */
export function matchingValues(stream: Stream, sample: Sample, match: Uint8Array): Float64Array {
  const { value } = sample.touchpoints;
  const { order } = stream;
  const result = new Float64Array(match.length);
  for (let i = 0; i < result.length; i += 1) {
    if (match[i] === 1) result[i] = toThousandths(value[order ? order[i]! : i]! || 0);
  }
  return result;
}

/** For each touchpoint of the sample a number, equal for the same person. */
export function personNumbers(sample: Sample): Uint32Array {
  const field = fieldByRole(sample, 'person');
  const { of, texts } = identities(sample, field && sample.columns.get(field.key));
  const known = new Map(texts.map((text, i) => [text, i + 1]));
  const { start, person, people } = sample.touchpoints;
  const named = people.map((name) => {
    const text = normalize(name);
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  });
  const result = new Uint32Array(person.length);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const own = of[deal]! || known.size + 1 + deal;
    for (let i = start[deal]!; i < start[deal + 1]!; i += 1) {
      result[i] = person[i] === 0 ? own : named[person[i]! - 1]!;
    }
  }
  return result;
}

/** For each touchpoint of the sample a number, equal for the same calendar day. */
export const dayNumbersOf = ({ touchpoints, timeZone }: Sample): Uint32Array =>
  dayNumbers(touchpoints.at, timeZone);

/** A stretch of numbers, both ends included. */
export interface Range {
  from: number;
  to: number;
}

/** Where the sum of the weights of the touchpoints that count and are within the window lies in a range. */
export function whereSumIs(
  { from, to }: Range,
  { from: begin, upTo, at: happened }: Stream,
  { first, at, count }: Moments,
  weights: Uint8Array | Float64Array,
  withinDays: number | undefined,
): Bitmap {
  const mask = newBitmap(count);
  const reach = withinDays === undefined ? Number.POSITIVE_INFINITY : withinDays * DAY;
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    const last = first[deal + 1]!;
    let oldest = begin[deal]!;
    let next = oldest;
    let sum = 0;
    for (let moment = first[deal]!; moment < last; moment += 1) {
      const until = upTo[moment]!;
      for (; next < until; next += 1) sum += weights[next]!;
      const since = at[moment]! - reach;
      for (; oldest < next && happened[oldest]! < since; oldest += 1) sum -= weights[oldest]!;
      if (sum >= from && sum <= to) mask[moment >> 5]! |= 1 << (moment & 31);
    }
  }
  return mask;
}

/** Where the number of different numbers that the matching touchpoints within the window have lies in a range. */
export function whereDifferentAre(
  { from, to }: Range,
  { from: begin, upTo, at: happened, order }: Stream,
  { first, at, count }: Moments,
  match: Uint8Array,
  numbers: Uint32Array,
  withinDays: number | undefined,
): Bitmap {
  const mask = newBitmap(count);
  const reach = withinDays === undefined ? Number.POSITIVE_INFINITY : withinDays * DAY;
  const seen = new Uint32Array(numbers.reduce((most, number) => Math.max(most, number), 0) + 1);
  const numberOf = (i: number): number => numbers[order ? order[i]! : i]!;
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    let oldest = begin[deal]!;
    let next = oldest;
    let different = 0;
    const leaveBefore = (since: number): void => {
      for (; oldest < next && happened[oldest]! < since; oldest += 1) {
        if (match[oldest] === 0) continue;
        seen[numberOf(oldest)]! -= 1;
        if (seen[numberOf(oldest)] === 0) different -= 1;
      }
    };
    for (let moment = first[deal]!; moment < first[deal + 1]!; moment += 1) {
      for (; next < upTo[moment]!; next += 1) {
        if (match[next] === 0) continue;
        if (seen[numberOf(next)] === 0) different += 1;
        seen[numberOf(next)]! += 1;
      }
      leaveBefore(at[moment]! - reach);
      if (different >= from && different <= to) mask[moment >> 5]! |= 1 << (moment & 31);
    }
    leaveBefore(Number.POSITIVE_INFINITY);
  }
  return mask;
}

/** For each touchpoint of the stream, the place of the latest matching one up to it; -1 where there is none. */
export function latestMatching(match: Uint8Array): Int32Array {
  const result = new Int32Array(match.length);
  let latest = -1;
  for (let i = 0; i < match.length; i += 1) {
    if (match[i] === 1) latest = i;
    result[i] = latest;
  }
  return result;
}
