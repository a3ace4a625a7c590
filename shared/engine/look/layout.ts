/** Where the answers of a deal lie in its lanes, each of which is a packed number (see packed.ts). */
import type { Answers } from './answers.ts';
import { HIGH_MASK, LOW_BITS, PACKED_BITS } from './packed.ts';

/** A bit of a lane. */
export interface Place {
  lane: number;
  bit: number;
}

export interface Layout {
  /** How many there are. */
  lanes: number;
  /** The kind of deal takes the first lane's highest bits, from this one on. */
  kindFrom: number;
  /** By rule: where it is true. */
  isTrue: Place[];
  /** By rule: where it is unknown. Rules of the same doubt share a place. */
  isUnknown: Place[];
}

/** The layout for rules that fields answer, for those that several fields decide together, and for so many kinds. */
export function layoutOf(answers: Iterable<Answers>, crossing: readonly number[], kinds: number): Layout {
  const kindFrom = PACKED_BITS - bitsFor(kinds);
  let taken = 0;
  const next = (): Place => {
    const bit = taken;
    taken += 1;
    if (bit < kindFrom) return { lane: 0, bit };
    const later = bit - kindFrom;
    return { lane: 1 + Math.floor(later / PACKED_BITS), bit: later % PACKED_BITS };
  };
  const isTrue: Place[] = [];
  const isUnknown: Place[] = [];
  for (const { rules, doubts } of answers) {
    const places = doubts.map(next);
    for (const { rule, doubt } of rules) {
      isTrue[rule] = next();
      isUnknown[rule] = places[doubt]!;
    }
  }
  for (const rule of crossing) {
    isTrue[rule] = next();
    isUnknown[rule] = next();
  }
  const later = Math.max(0, taken - kindFrom);
  return { lanes: 1 + Math.ceil(later / PACKED_BITS), kindFrom, isTrue, isUnknown };
}

const bitsFor = (count: number): number => 32 - Math.clz32(count - 1);

/** What a bit is worth as a number. */
export const worthOf = ({ bit }: Place): number => 2 ** bit;

/** Reads a bit of the deals' words of its lane: 0 or 1. */
export function readerOf({ bit }: Place): (words: Int32Array, deal: number) => number {
  const upper = bit >= LOW_BITS ? 1 : 0;
  const shift = bit % LOW_BITS;
  return (words, deal) => (words[2 * deal + upper]! >>> shift) & 1;
}

/** How the upper words of the first lane say the kind: shifted to the right by so much, with this mask. */
export const kindIn = ({ kindFrom }: Layout): { shift: number; mask: number } => ({
  shift: kindFrom - LOW_BITS,
  mask: HIGH_MASK >>> (kindFrom - LOW_BITS),
});
