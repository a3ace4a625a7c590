/** Touchpoints in a row, each deal's part in order of time: its own, or its account's; and a measure over them. */
import type { TouchpointCondition } from '../domain/definition/schema.ts';
import { DAY } from '../domain/sample/calendar.ts';
import { type Bitmap, newBitmap, type Sample } from '../domain/sample/sample.ts';
import { fillBits } from './masks.ts';
import type { Measure } from './measures.ts';
import type { Moments } from './moments.ts';
import type { PreparedSample } from './prepared.ts';

export interface Stream {
  /** A deal's part of the row. */
  from: Uint32Array;
  to: Uint32Array;
  /** At a moment, the touchpoints of the part before this place of the row count. */
  upTo: Uint32Array;
  at: Float64Array;
  /** Place of each among the sample's touchpoints; null where it is the same. */
  order: Uint32Array | null;
}

/** The touchpoints of the deal, or of its account. */
export function streamOf(
  { sample, accounts }: PreparedSample,
  moments: Moments,
  scope: TouchpointCondition['scope'],
): Stream {
  if (scope === 'deal') {
    const { start, at } = sample.touchpoints;
    return { from: start, to: start.subarray(1), upTo: moments.upTo, at, order: null };
  }
  const { from, to, at, order } = accounts();
  return { from, to, upTo: moments.upToInAccount!, at, order };
}

/** The touchpoints of a stream that a condition asks about, by their place in the row. */
export interface Matches {
  places: Uint32Array;
  /** Those of a deal's part are `places[begin[deal]] … places[end[deal] - 1]`. */
  begin: Uint32Array;
  end: Uint32Array;
}

/** Picks the touchpoints of the wanted types (1 for each that is). */
export function matchesIn(stream: Stream, { deals, touchpoints }: Sample, wanted: Uint8Array): Matches {
  const { type } = touchpoints;
  const { from, to, at, order } = stream;
  const before = new Uint32Array(at.length + 1);
  for (let place = 0; place < at.length; place += 1) {
    before[place + 1] = before[place]! + wanted[type[order ? order[place]! : place]!]!;
  }
  const places = new Uint32Array(before[at.length]!);
  for (let place = 0; place < at.length; place += 1) {
    if (before[place + 1] !== before[place]) places[before[place]!] = place;
  }
  const begin = new Uint32Array(deals);
  const end = new Uint32Array(deals);
  for (let deal = 0; deal < deals; deal += 1) {
    begin[deal] = before[from[deal]!]!;
    end[deal] = before[to[deal]!]!;
  }
  return { places, begin, end };
}

/** A stretch of numbers, both ends included. */
export interface Range {
  from: number;
  to: number;
}

/** The moments at which the measure over the matches within the window lies in a range. */
export function whereMeasured(
  { from, to }: Range,
  measure: Measure,
  stream: Stream,
  { places, begin, end }: Matches,
  { first, at, count }: Moments,
  withinDays: number | undefined,
): Bitmap {
  const mask = newBitmap(count);
  const reach = withinDays === undefined ? Number.POSITIVE_INFINITY : withinDays * DAY;
  const { order, upTo } = stream;
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    const last = first[deal + 1]!;
    let moment = first[deal]!;
    let entering = begin[deal]!;
    let leaving = entering;
    const stop = end[deal]!;
    let enters = entering < stop ? firstAfter(upTo, places[entering]!, moment, last) : last;
    let leaves = last;
    while (enters < last || leaves < last) {
      const now = Math.min(enters, leaves);
      if (measure.value >= from && measure.value <= to) fillBits(mask, moment, now);
      moment = now;
      for (; enters === now; entering += 1) {
        measure.enter(order ? order[places[entering]!]! : places[entering]!);
        if (entering === leaving) leaves = firstAfter(at, stream.at[places[leaving]!]! + reach, now, last);
        enters = entering + 1 < stop ? firstAfter(upTo, places[entering + 1]!, now, last) : last;
      }
      for (; leaves === now && leaving < entering; leaving += 1) {
        measure.leave(order ? order[places[leaving]!]! : places[leaving]!);
        leaves =
          leaving + 1 < entering ? firstAfter(at, stream.at[places[leaving + 1]!]! + reach, now, last) : last;
      }
    }
    if (measure.value >= from && measure.value <= to) fillBits(mask, moment, last);
    for (; leaving < entering; leaving += 1)
      measure.leave(order ? order[places[leaving]!]! : places[leaving]!);
  }
  return mask;
}

/** The first place in `begin … end - 1`, where numbers rise, with a number above the limit; `end` if there is none. */
function firstAfter(numbers: Uint32Array | Float64Array, limit: number, begin: number, end: number): number {
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
