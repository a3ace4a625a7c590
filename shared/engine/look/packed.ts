/**
 * Whole numbers side by side in the 52 bits of a double's fraction. One addition of doubles adds up all of them, at
 * half the price of adding two words of 32 bits, and read as words they need no conversion. (IEEE 754: from 2^52 to
 * 2^53 doubles are whole numbers, and their fraction is what they have beyond 2^52.)
 */

/** Bits that a packed number has room for. */
export const PACKED_BITS = 52;
/** What makes the sum of parts a packed number; to be added once. */
export const PACKED = 2 ** PACKED_BITS;
/** Bits of the lower of its two words; the rest are the lowest of the upper one. */
export const LOW_BITS = 32;
export const HIGH_BITS = PACKED_BITS - LOW_BITS;
/** The packed bits of an upper word. */
export const HIGH_MASK = (1 << HIGH_BITS) - 1;
/** The upper word of a packed number whose own bits there are 0. */
export const HIGH_WORD = 0x433 << HIGH_BITS;

/** Packed numbers, and the same as words: the lower at `2 * i`, as on all machines that Chromium runs on. */
export interface Packed {
  numbers: Float64Array;
  words: Int32Array;
}

/** These numbers, and their words. Not yet packed, as `PACKED` is still to be added. */
export const packedIn = (numbers: Float64Array): Packed => ({
  numbers,
  words: new Int32Array(numbers.buffer),
});
