/**
 * Putting deals into order. Numbers are sorted by their digits, the lowest first (radix sort: D. E. Knuth, The Art of
 * Computer Programming 3, 1998, section 5.2.5), which takes a few passes over them however many deals there are.
 */

const DIGIT_BITS = 16;
const DIGITS = 64 / DIGIT_BITS;
const DIGIT = (1 << DIGIT_BITS) - 1;

/**
 * Deals by a number of each, the lowest first, or the highest. Equal deals keep their order.
 * @param keys the number of each deal of `deals`, in the same order; none of them NaN
 */
export function byNumber(deals: Uint32Array, keys: Float64Array, descending = false): Uint32Array {
  const parts = sortableParts(keys, descending);
  let order = Uint32Array.from(keys.keys());
  let next = new Uint32Array(order.length);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const half = parts[digit >> 1]!;
    const shift = (digit & 1) * DIGIT_BITS;
    const starts = new Uint32Array(DIGIT + 2);
    for (const part of half) starts[((part >>> shift) & DIGIT) + 1]! += 1;
    // All alike in this digit: nothing to sort by.
    if (starts.includes(half.length)) continue;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    for (const place of order) {
      const value = (half[place]! >>> shift) & DIGIT;
      next[starts[value]!] = place;
      starts[value]! += 1;
    }
    [order, next] = [next, order];
  }
  return order.map((place) => deals[place]!);
}

/** The low and the high halves of whole numbers without sign that are in the order of the numbers. */
function sortableParts(keys: Float64Array, descending: boolean): [Uint32Array, Uint32Array] {
  // A negative zero is no smaller than zero.
  const bits = new Uint32Array(keys.map((key) => key + 0).buffer);
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
