/** Kinds of things, told apart by what several patterns say of them. */
import { shortArray } from '../short-array.ts';

export interface ToldApart {
  /** By thing: its kind. */
  kinds: Int32Array;
  count: number;
  /** The first thing of each kind. */
  firstOf: Int32Array;
}

/** Things are of one kind where all patterns (small numbers, by thing) say the same of them. */
export function toldApart(things: number, patterns: readonly ArrayLike<number>[]): ToldApart {
  const kinds = shortArray(Int32Array, things);
  let firstOf = new Int32Array(1);
  for (const pattern of patterns) {
    let most = 0;
    for (let thing = 0; thing < things; thing += 1) if (pattern[thing]! > most) most = pattern[thing]!;
    if (most === 0) continue;
    const known = new Int32Array(firstOf.length * (most + 1));
    const found: number[] = [];
    for (let thing = 0; thing < things; thing += 1) {
      const both = kinds[thing]! + firstOf.length * pattern[thing]!;
      // One more than the number of the kind, as 0 stands for none yet.
      if (known[both] === 0) known[both] = found.push(thing);
      kinds[thing] = known[both]! - 1;
    }
    firstOf = new Int32Array(found);
  }
  return { kinds, count: firstOf.length, firstOf };
}

/** So many things by their number, as part of one array for all who ask: it is not to be written to. */
export function upTo(things: number): Int32Array {
  if (numbered.length < things) numbered = Int32Array.from({ length: 2 * things }, (_, thing) => thing);
  return numbered.subarray(0, things);
}

let numbered = new Int32Array();

/** A digit of a number whose digits can be `count` each, times `stride`. (Kept to 32 bits, which is far faster.) */
export const digitOf = (number: number, stride: number, count: number): number =>
  ((number / stride) | 0) % count;

/** That digit of each of several numbers. */
export function digitsOf(numbers: Int32Array, stride: number, count: number): Int32Array {
  const digits = shortArray(Int32Array, numbers.length);
  for (let i = 0; i < digits.length; i += 1) digits[i] = digitOf(numbers[i]!, stride, count);
  return digits;
}
