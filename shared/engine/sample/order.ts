/**
 * Putting deals into order. Numbers are sorted by their digits, the lowest first (radix sort: D. E. Knuth, The Art of
 * Computer Programming 3, 1998, section 5.2.5), which takes a few passes over them however many deals there are.
 */

/** In the upper half of a number, what says that it is negative. */
const NEGATIVE = 0x80000000;
/** The most bits of a digit: its counts stay in the processor's nearest cache. */
const DIGIT_BITS = 13;

/**
 * Deals by a number of each, the lowest first, or the highest. Equal deals keep their order.
 * @param keys the number of each deal of `deals`, in the same order; none of them NaN
 */
export function byNumber(deals: Uint32Array, keys: Float64Array, descending = false): Uint32Array {
  const order = placesByNumber(keys, descending);
  for (let i = 0; i < order.length; i += 1) order[i] = deals[order[i]!]!;
  return order;
}

/** The places of numbers, none of them NaN, in the order of the numbers; those of equal ones in their own. */
export function placesByNumber(keys: Float64Array, descending = false): Uint32Array {
  const [low, high] = sortableParts(keys, descending);
  const [lowest, highest] = differingBits(low, high);
  const digits = Math.ceil((highest - lowest) / DIGIT_BITS);
  const width = Math.ceil((highest - lowest) / digits);
  let order = new Uint32Array(keys.length);
  for (let place = 0; place < order.length; place += 1) order[place] = place;
  let next = new Uint32Array(order.length);
  const values = new Uint16Array(order.length);
  const starts = new Uint32Array((1 << DIGIT_BITS) + 1);
  for (let bit = lowest; bit < highest; bit += width) {
    readDigits(low, high, bit, width, values);
    starts.fill(0);
    for (let place = 0; place < values.length; place += 1) starts[values[place]! + 1]! += 1;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    for (let i = 0; i < order.length; i += 1) {
      const place = order[i]!;
      const value = values[place]!;
      next[starts[value]!] = place;
      starts[value]! += 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** The digits that begin at a bit of all numbers, `width` bits each. */
function readDigits(
  low: Uint32Array,
  high: Uint32Array,
  bit: number,
  width: number,
  digits: Uint16Array,
): void {
  const mask = (1 << width) - 1;
  if (bit >= 32) {
    for (let i = 0; i < digits.length; i += 1) digits[i] = (high[i]! >>> (bit - 32)) & mask;
  } else if (bit === 0) {
    for (let i = 0; i < digits.length; i += 1) digits[i] = low[i]! & mask;
  } else {
    for (let i = 0; i < digits.length; i += 1) {
      digits[i] = ((low[i]! >>> bit) | (high[i]! << (32 - bit))) & mask;
    }
  }
}

/** The bits `lowest … highest - 1` are those in which numbers differ; none where all are alike. */
function differingBits(low: Uint32Array, high: Uint32Array): [lowest: number, highest: number] {
  let inLow = 0;
  let inHigh = 0;
  for (let i = 1; i < low.length; i += 1) {
    inLow |= low[i]! ^ low[0]!;
    inHigh |= high[i]! ^ high[0]!;
  }
  const lowest = inLow === 0 ? 32 + lowestBit(inHigh) : lowestBit(inLow);
  const highest = inHigh === 0 ? 32 - Math.clz32(inLow) : 64 - Math.clz32(inHigh);
  return [lowest, highest];
}

/** 32 where no bit is set. */
const lowestBit = (bits: number): number => (bits === 0 ? 32 : 31 - Math.clz32(bits & -bits));

/** The low and the high halves of whole numbers without sign that are in the order of the numbers. */
function sortableParts(keys: Float64Array, descending: boolean): [Uint32Array, Uint32Array] {
  const bits = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
  const [low, high] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  const turn = descending ? -1 : 0;
  for (let i = 0; i < keys.length; i += 1) {
    const lower = bits[2 * i]!;
    const upper = bits[2 * i + 1]!;
    // A negative zero is no smaller than zero.
    const isNegative = upper >>> 31 === 1 && (upper !== NEGATIVE || lower !== 0);
    low[i] = (isNegative ? ~lower : lower) ^ turn;
    high[i] = (isNegative ? ~upper : upper | NEGATIVE) ^ turn;
  }
  return [low, high];
}

/** Deals and their times, the earliest first. */
export interface InOrderOfTime {
  deals: Uint32Array;
  at: Float64Array;
}

/** Into so many parts of equal length the whole time is cut. */
const PARTS = 1 << 15;
/** More than these are not sorted one by one. */
const FEW = 512;

/** Puts deals into the order of their times, one lot after the other, with room for the largest. */
export class TimeOrder {
  private readonly parts: Uint16Array;
  private readonly places = new Uint32Array(PARTS + 1);
  private readonly at: Float64Array;

  /** @param most deals at a time */
  constructor(most: number) {
    this.parts = new Uint16Array(most);
    this.at = new Float64Array(most);
  }

  /**
   * Deals by a time of each, none of them NaN; those of the same time keep their order. They are put where their part of
   * the whole time is (distribution counting: Knuth, 5.2); as most times lie about evenly, few are left to sort in each.
   * The times stand until the next lot.
   */
  sort(deals: Uint32Array, times: Float64Array): InOrderOfTime {
    const parts = this.parts.subarray(0, times.length);
    const ordered = { deals: new Uint32Array(times.length), at: this.at.subarray(0, times.length) };
    cut(times, parts);
    countBegins(parts, this.places);
    distribute({ deals, at: times }, parts, this.places, ordered);
    this.sortParts(ordered);
    return ordered;
  }

  /** Once they are distributed, the places are where each part ends. */
  private sortParts(ordered: InOrderOfTime): void {
    let begin = 0;
    for (let part = 0; part < PARTS; part += 1) {
      const end = this.places[part]!;
      if (end - begin > FEW) sortMany(ordered, begin, end);
      else if (end - begin > 1) sortFew(ordered, begin, end);
      begin = end;
    }
  }
}

/** One lot of deals in the order of their times, as `TimeOrder` has them. */
export const inOrderOfTime = (deals: Uint32Array, times: Float64Array): InOrderOfTime =>
  new TimeOrder(deals.length).sort(deals, times);

/** Says which part of the whole time each is in. */
function cut(times: Float64Array, parts: Uint16Array): void {
  const [earliest, latest] = stretchOf(times);
  const scale = latest > earliest ? (PARTS - 1) / (latest - earliest) : 0;
  for (let i = 0; i < times.length; i += 1) parts[i] = (times[i]! - earliest) * scale;
}

function stretchOf(times: Float64Array): [earliest: number, latest: number] {
  let earliest = Number.POSITIVE_INFINITY;
  let latest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < times.length; i += 1) {
    const time = times[i]!;
    if (time < earliest) earliest = time;
    if (time > latest) latest = time;
  }
  return [earliest, latest];
}

/** Counts where those of each part begin. */
function countBegins(parts: Uint16Array, begins: Uint32Array): void {
  begins.fill(0);
  for (let i = 0; i < parts.length; i += 1) begins[parts[i]! + 1]! += 1;
  for (let part = 1; part < begins.length; part += 1) begins[part]! += begins[part - 1]!;
}

/** Writes each to where those of its part begin, which becomes where they end. */
function distribute(
  { deals, at }: InOrderOfTime,
  parts: Uint16Array,
  places: Uint32Array,
  to: InOrderOfTime,
): void {
  for (let i = 0; i < parts.length; i += 1) {
    const place = places[parts[i]!]!;
    places[parts[i]!] = place + 1;
    to.deals[place] = deals[i]!;
    to.at[place] = at[i]!;
  }
}

/** Sorts a few by straight insertion (Knuth, 5.2.1). */
function sortFew({ deals, at }: InOrderOfTime, begin: number, end: number): void {
  for (let i = begin + 1; i < end; i += 1) {
    const time = at[i]!;
    const deal = deals[i]!;
    let place = i;
    for (; place > begin && at[place - 1]! > time; place -= 1) {
      at[place] = at[place - 1]!;
      deals[place] = deals[place - 1]!;
    }
    at[place] = time;
    deals[place] = deal;
  }
}

function sortMany(all: InOrderOfTime, begin: number, end: number): void {
  const deals = all.deals.slice(begin, end);
  const at = all.at.slice(begin, end);
  for (const [i, place] of placesByNumber(at).entries()) {
    all.deals[begin + i] = deals[place]!;
    all.at[begin + i] = at[place]!;
  }
}

/** The first so many of some deals, in order; a comparison tells all deals apart. */
export function firstInOrder(
  deals: Uint32Array,
  most: number,
  compare: (a: number, b: number) => number,
): Uint32Array {
  if (2 * most >= deals.length) return deals.slice().sort(compare);
  let first: number[] = [];
  let limit: number | null = null;
  for (const deal of deals) {
    if (limit !== null && compare(deal, limit) > 0) continue;
    first.push(deal);
    if (first.length < 2 * most) continue;
    first = first.sort(compare).slice(0, most);
    limit = first[most - 1]!;
  }
  return Uint32Array.from(first.sort(compare).slice(0, most));
}

/** The first so many of some deals by a number of each, as `byNumber` has them. */
export function firstByNumber(
  deals: Uint32Array,
  keys: Float64Array,
  most: number,
  descending: boolean,
): Uint32Array {
  if (2 * most >= deals.length) return byNumber(deals, keys, descending);
  const sign = descending ? -1 : 1;
  const compare = (a: number, b: number): number => sign * (keys[a]! - keys[b]!) || a - b;
  let first: number[] = [];
  let limit: number | null = null;
  for (let place = 0; place < deals.length; place += 1) {
    // Of equals the earlier come first.
    if (limit !== null && sign * keys[place]! >= limit) continue;
    first.push(place);
    if (first.length < 2 * most) continue;
    first = first.sort(compare).slice(0, most);
    limit = sign * keys[first[most - 1]!]!;
  }
  return Uint32Array.from(first.sort(compare).slice(0, most), (place) => deals[place]!);
}

/** Compared between two breaths, in which somebody else can have the thread. */
const BREATH = 2_000;

/** Sorts without keeping the thread; pauses now and then, and goes on when it is asked to (merge sort: Knuth, 5.2.4). */
export function* sortInSteps<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  let from = items.slice();
  let to = items.slice();
  let compared = 0;
  for (let width = 1; width < items.length; width *= 2) {
    for (let begin = 0; begin < items.length; begin += 2 * width) {
      const middle = Math.min(begin + width, items.length);
      const end = Math.min(begin + 2 * width, items.length);
      let [left, right] = [begin, middle];
      for (let place = begin; place < end; place += 1) {
        const isLeft = right === end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[place] = isLeft ? from[left++]! : from[right++]!;
        compared += 1;
        if (compared % BREATH === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
