/** Numbers that are kept of a cell: its four words, how many bytes it has (none: nothing is kept), its code. */
const PARTS = 8;
/** Bytes of the longest cell that is kept. */
export const LONGEST = 16;

/** Of each length, which bits of the four words belong to a cell. */
const MASKS = Int32Array.from({ length: 4 * (LONGEST + 1) }, (_, i) => {
  const bytes = (i >> 2) - 4 * (i & 3);
  return bytes >= 4 ? -1 : bytes <= 0 ? 0 : 2 ** (8 * bytes) - 1;
});

/**
 * Short cells that came lately, each with its code. Most columns hold a few words again and again: they are known here
 * without a loop over their bytes, whose end the processor can't foresee.
 */
export class RecentCells {
  /** For how many there is room. */
  readonly room: number;
  readonly #kept: Int32Array;
  /** Of a hash, how many bits don't count. */
  readonly #spare: number;

  /** `room`: a power of two. */
  constructor(room: number) {
    this.room = room;
    this.#kept = new Int32Array(PARTS * room);
    this.#spare = 1 + Math.clz32(room);
  }

  /** The code of a cell, which must not be longer than LONGEST; -1 where it didn't come lately. */
  find(words: DataView, from: number, to: number): number {
    const length = to - from;
    const mask = 4 * length;
    const a = words.getInt32(from, true) & MASKS[mask]!;
    const b = words.getInt32(from + 4, true) & MASKS[mask + 1]!;
    const c = words.getInt32(from + 8, true) & MASKS[mask + 2]!;
    const d = words.getInt32(from + 12, true) & MASKS[mask + 3]!;
    const kept = this.#kept;
    const place = PARTS * (hashOf(a, b, c, d, length) >>> this.#spare);
    const differs =
      (kept[place]! ^ a) |
      (kept[place + 1]! ^ b) |
      (kept[place + 2]! ^ c) |
      (kept[place + 3]! ^ d) |
      (kept[place + 4]! ^ length);
    return differs === 0 ? kept[place + 5]! : -1;
  }

  /** Keeps a cell that was not found, in the place of another one. */
  keep(words: DataView, from: number, to: number, code: number): void {
    const length = to - from;
    const mask = 4 * length;
    const a = words.getInt32(from, true) & MASKS[mask]!;
    const b = words.getInt32(from + 4, true) & MASKS[mask + 1]!;
    const c = words.getInt32(from + 8, true) & MASKS[mask + 2]!;
    const d = words.getInt32(from + 12, true) & MASKS[mask + 3]!;
    const kept = this.#kept;
    const place = PARTS * (hashOf(a, b, c, d, length) >>> this.#spare);
    kept[place] = a;
    kept[place + 1] = b;
    kept[place + 2] = c;
    kept[place + 3] = d;
    kept[place + 4] = length;
    kept[place + 5] = code;
  }
}

const hashOf = (a: number, b: number, c: number, d: number, length: number): number =>
  Math.imul(a, 0x9e3779b1) ^
  Math.imul(b, 0x85ebca6b) ^
  Math.imul(c, 0xc2b2ae35) ^
  Math.imul(d, 0x27d4eb2f) ^
  length;
