/**
 * Putting deals into order. Numbers are sorted by their digits, the lowest first (radix sort: D. E. Knuth, The Art of
 * Computer Programming 3, 1998, section 5.2.5), which takes a few passes over them however many deals there are.
 */

const DIGIT_BITS = 11;
const DIGIT = (1 << DIGIT_BITS) - 1;
/** Of each half of a number: two whole digits and what is left. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS];

/**
 * Deals by a number of each, the lowest first, or the highest. Equal deals keep their order.
 * @param keys the number of each deal of `deals`, in the same order; none of them NaN
 */
export function byNumber(deals: Uint32Array, keys: Float64Array, descending = false): Uint32Array {
  let order = new Uint32Array(deals.length);
  for (let place = 0; place < order.length; place += 1) order[place] = place;
  let next = new Uint32Array(order.length);
  const starts = new Uint32Array(DIGIT + 2);
  for (const half of sortableParts(keys, descending)) {
    for (const shift of SHIFTS) {
      starts.fill(0);
      for (let place = 0; place < half.length; place += 1) {
        starts[((half[place]! >>> shift) & DIGIT) + 1]! += 1;
      }
      // All alike in this digit: nothing to sort by.
      if (starts.includes(half.length)) continue;
      for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
      for (let i = 0; i < order.length; i += 1) {
        const place = order[i]!;
        const value = (half[place]! >>> shift) & DIGIT;
        next[starts[value]!] = place;
        starts[value]! += 1;
      }
      [order, next] = [next, order];
    }
  }
  for (let i = 0; i < order.length; i += 1) next[i] = deals[order[i]!]!;
  return next;
}

/** The low and the high halves of whole numbers without sign that are in the order of the numbers. */
function sortableParts(keys: Float64Array, descending: boolean): [Uint32Array, Uint32Array] {
  // A negative zero is no smaller than zero.
  const numbers = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) numbers[i] = keys[i]! + 0;
  const bits = new Uint32Array(numbers.buffer);
  const [low, high] = [new Uint32Array(keys.length), new Uint32Array(keys.length)];
  const turn = descending ? -1 : 0;
  for (let i = 0; i < keys.length; i += 1) {
    const upper = bits[2 * i + 1]!;
    const isNegative = upper >>> 31 === 1;
    low[i] = (isNegative ? ~bits[2 * i]! : bits[2 * i]!) ^ turn;
    high[i] = (isNegative ? ~upper : upper ^ 0x80000000) ^ turn;
  }
  return [low, high];
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
  let limit = Number.POSITIVE_INFINITY;
  for (let place = 0; place < deals.length; place += 1) {
    // Of equals the earlier come first.
    if (!(sign * keys[place]! < limit)) continue;
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
