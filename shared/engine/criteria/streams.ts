/** Touchpoints in a row, each deal's part in order of time: its own, or its account's; and a measure over them. */
import type { TouchpointCondition } from '../../domain/definition/schema.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { type Bitmap, newBitmap, type Sample } from '../../domain/sample/sample.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { fillBits } from './masks.ts';
import type { Measure } from './measures.ts';

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
  // What isn't wanted is overwritten by what is: cheaper than asking.
  const places = new Uint32Array(before[at.length]! + 1);
  for (let place = 0; place < at.length; place += 1) places[before[place]!] = place;
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

/** The moments at which at least so many (one or more) of the matches are within the window. */
export function whereAtLeast(
  count: number,
  stream: Stream,
  matches: Matches,
  moments: Moments,
  withinDays: number | undefined,
): Bitmap {
  const mask = newBitmap(moments.count);
  const { first } = moments;
  const stays = new Stays(stream, matches, moments, withinDays);
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    const found = stays.read(deal);
    const end = first[deal + 1]!;
    // They leave in the order in which they came: so many are there from when the last of them has come.
    for (let earliest = 0, latest = count - 1; latest < found; earliest += 1, latest += 1) {
      fillBits(mask, stays.enters[latest]!, stays.leaves[earliest]!);
      if (stays.leaves[earliest] === end) break;
    }
  }
  return mask;
}

/** The moments at which the measure over the matches within the window lies in a range. */
export function whereMeasured(
  range: Range,
  measure: Measure,
  stream: Stream,
  matches: Matches,
  moments: Moments,
  withinDays: number | undefined,
): Bitmap {
  const mask = newBitmap(moments.count);
  const { first } = moments;
  const { order } = stream;
  const { places, begin } = matches;
  const stays = new Stays(stream, matches, moments, withinDays);
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    const last = first[deal + 1]!;
    const count = stays.read(deal);
    let moment = first[deal]!;
    let entered = 0;
    let left = 0;
    const placeOf = (match: number): number => {
      const place = places[begin[deal]! + match]!;
      return order ? order[place]! : place;
    };
    while (moment < last) {
      while (entered < count && stays.enters[entered] === moment) measure.enter(placeOf(entered++));
      while (left < entered && stays.leaves[left] === moment) measure.leave(placeOf(left++));
      const next = Math.min(
        entered < count ? stays.enters[entered]! : last,
        left < entered ? stays.leaves[left]! : last,
      );
      if (measure.value >= range.from && measure.value <= range.to) fillBits(mask, moment, next);
      moment = next;
    }
    while (left < entered) measure.leave(placeOf(left++));
  }
  return mask;
}

/** From when to when each match of a deal is within the window: the moments at which it enters and has left. */
class Stays {
  readonly enters: Uint32Array;
  readonly leaves: Uint32Array;
  private readonly stream: Stream;
  private readonly matches: Matches;
  private readonly moments: Moments;
  private readonly reach: number;

  constructor(stream: Stream, matches: Matches, moments: Moments, withinDays: number | undefined) {
    this.stream = stream;
    this.matches = matches;
    this.moments = moments;
    this.reach = withinDays === undefined ? Number.POSITIVE_INFINITY : withinDays * DAY;
    const { begin, end } = matches;
    const most = begin.reduce((longest, from, deal) => Math.max(longest, end[deal]! - from), 0);
    this.enters = new Uint32Array(most);
    this.leaves = new Uint32Array(most);
  }

  /** Reads a deal's matches; how many of them ever count. */
  read(deal: number): number {
    const { enters, leaves, reach } = this;
    const { places, begin, end } = this.matches;
    const { upTo, at: happened } = this.stream;
    const { first, at } = this.moments;
    const last = first[deal + 1]!;
    let entering = first[deal]!;
    let leaving = entering;
    let count = 0;
    for (let match = begin[deal]!; match < end[deal]!; match += 1) {
      const place = places[match]!;
      while (entering < last && upTo[entering]! <= place) entering += 1;
      if (entering === last) break;
      leaving = Math.max(leaving, entering);
      if (reach === Number.POSITIVE_INFINITY) leaving = last;
      else while (leaving < last && at[leaving]! - reach <= happened[place]!) leaving += 1;
      enters[count] = entering;
      leaves[count] = leaving;
      count += 1;
    }
    return count;
  }
}
