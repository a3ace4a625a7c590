/**
 * Three-valued logic on bit masks: one bit a moment (or a deal), 32 at a time. `shared/domain/criteria/truth.ts`
 * says the same for a single value.
 */
import type { Bitmap } from '../../domain/sample/sample.ts';

/** Where a criterion is true and where it is unknown; never both. */
export interface TruthMasks {
  isTrue: Bitmap;
  isUnknown: Bitmap;
}

/** True and unknown nowhere. */
export const emptyMasks = (length: number): TruthMasks => ({
  isTrue: new Uint32Array((length + 31) >> 5),
  isUnknown: new Uint32Array((length + 31) >> 5),
});

/** Sets the bits `from … to - 1`. */
export function fillBits(mask: Bitmap, from: number, to: number): void {
  if (from >= to) return;
  const first = from >> 5;
  const last = (to - 1) >> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    mask[first]! |= head & tail;
    return;
  }
  mask[first]! |= head;
  mask.fill(0xffffffff, first + 1, last);
  mask[last]! |= tail;
}

/** The first set bit in `from … to - 1`; `to` if there is none. */
export function nextBit(mask: Bitmap, from: number, to: number): number {
  if (from >= to) return to;
  let index = from >> 5;
  let word = mask[index]! & (-1 << (from & 31));
  const last = (to - 1) >> 5;
  while (word === 0) {
    if (index === last) return to;
    index += 1;
    word = mask[index]!;
  }
  return Math.min((index << 5) + 31 - Math.clz32(word & -word), to);
}

/** The number of set bits of 32 (the usual sums of pairs, nibbles and bytes). */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Calls back with each set bit, in order. */
export function forEachBit(mask: Bitmap, visit: (index: number) => void): void {
  for (let index = 0; index < mask.length; index += 1) {
    for (let word = mask[index]!; word !== 0; word &= word - 1) {
      visit((index << 5) + 31 - Math.clz32(word & -word));
    }
  }
}

/** The places of the set bits, in order. */
export function placesOf(mask: Bitmap): Uint32Array {
  let count = 0;
  for (let index = 0; index < mask.length; index += 1) count += bitsIn(mask[index]!);
  const places = new Uint32Array(count);
  let next = 0;
  for (let index = 0; index < mask.length; index += 1) {
    if (mask[index] !== 0) next = notePlaces(mask[index]!, index << 5, places, next);
  }
  return places;
}

/** Writes the places of a word's bits, of which the first is at `from`; where the next may be written. */
function notePlaces(word: number, from: number, places: Uint32Array, begin: number): number {
  let next = begin;
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    places[next] = from + 31 - Math.clz32(rest & -rest);
    next += 1;
  }
  return next;
}

export function isEmpty(mask: Bitmap): boolean {
  for (let index = 0; index < mask.length; index += 1) if (mask[index] !== 0) return false;
  return true;
}

/** A copy with all `length` bits the other way round. */
export function invert(mask: Bitmap, length: number): Bitmap {
  const result = mask.slice();
  for (let index = 0; index < result.length; index += 1) result[index] = ~result[index]!;
  if ((length & 31) !== 0) result[result.length - 1]! &= -1 >>> (32 - (length & 31));
  return result;
}

/** `target |= other`. */
export function include(target: Bitmap, other: Bitmap): void {
  for (let index = 0; index < target.length; index += 1) target[index]! |= other[index]!;
}

/** A copy with the bits of `where` set, or cleared. */
export function withBits(mask: Bitmap, where: Bitmap, isSet: boolean): Bitmap {
  const result = mask.slice();
  if (isSet) include(result, where);
  else for (let index = 0; index < result.length; index += 1) result[index]! &= ~where[index]!;
  return result;
}

/** Where one or the other is set. */
export function union(a: Bitmap, b: Bitmap): Bitmap {
  const result = a.slice();
  include(result, b);
  return result;
}

/** Where not all are true or unknown it is false; where all are true it is true. */
export function allOf(parts: readonly TruthMasks[], length: number): TruthMasks {
  const words = (length + 31) >> 5;
  const isTrue = new Uint32Array(words);
  fillBits(isTrue, 0, length);
  const possible = isTrue.slice();
  for (const part of parts) {
    for (let index = 0; index < words; index += 1) {
      const yes = part.isTrue[index]!;
      isTrue[index]! &= yes;
      possible[index]! &= yes | part.isUnknown[index]!;
    }
  }
  for (let index = 0; index < words; index += 1) possible[index]! &= ~isTrue[index]!;
  return { isTrue, isUnknown: possible };
}

/** True where one is; unknown where none is true and one is unknown. */
export function anyOf(parts: readonly TruthMasks[], length: number): TruthMasks {
  const words = (length + 31) >> 5;
  const isTrue = new Uint32Array(words);
  const isUnknown = new Uint32Array(words);
  for (const part of parts) {
    include(isTrue, part.isTrue);
    include(isUnknown, part.isUnknown);
  }
  for (let index = 0; index < words; index += 1) isUnknown[index]! &= ~isTrue[index]!;
  return { isTrue, isUnknown };
}

/** The negation of `anyOf`. */
export function noneOf(parts: readonly TruthMasks[], length: number): TruthMasks {
  const { isTrue, isUnknown } = anyOf(parts, length);
  include(isTrue, isUnknown);
  return { isTrue: invert(isTrue, length), isUnknown };
}

/** Where at least `count` of the masks are set: `reached[j]` holds where `j + 1` of those seen so far are. */
function atLeastSet(count: number, masks: readonly Bitmap[], length: number): Bitmap {
  const words = (length + 31) >> 5;
  if (count > masks.length) return new Uint32Array(words);
  const reached = Array.from({ length: count }, () => new Uint32Array(words));
  for (const mask of masks) {
    for (let j = count - 1; j > 0; j -= 1) {
      const target = reached[j]!;
      const before = reached[j - 1]!;
      for (let index = 0; index < words; index += 1) target[index]! |= before[index]! & mask[index]!;
    }
    include(reached[0]!, mask);
  }
  return reached[count - 1]!;
}

/** True where `count` are true, false where fewer than `count` could still be, else unknown. */
export function atLeastOf(count: number, parts: readonly TruthMasks[], length: number): TruthMasks {
  if (count === 0) return allOf([], length);
  const isTrue = atLeastSet(
    count,
    parts.map((part) => part.isTrue),
    length,
  );
  const isUnknown = atLeastSet(
    count,
    parts.map((part) => union(part.isTrue, part.isUnknown)),
    length,
  );
  for (let index = 0; index < isTrue.length; index += 1) isUnknown[index]! &= ~isTrue[index]!;
  return { isTrue, isUnknown };
}
