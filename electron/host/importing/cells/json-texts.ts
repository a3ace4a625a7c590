import { SLACK, sharedBytes, type TextMemory, wordsOf } from './memory.ts';

/** Bytes from which on they tell how many more are to be expected, and by how many times they may be mistaken. */
const TELLING = 1 << 20;
const MOST = 1 << 8;
const QUOTE = 0x22;
const COMMA = 0x2c;
/** What stands between two texts. */
export const BETWEEN = '","'.length;

/** Writes values, one after the other, as a JSON array in UTF-8: the form in which a sample keeps dictionaries. */
export class JsonTexts implements TextMemory {
  /** Without its closing bracket. */
  bytes: Buffer<ArrayBufferLike>;
  words: DataView;
  /** How many bytes are taken. */
  length = 1;
  /** How many it may take in all: room that is never used takes no memory, but to move is to have all of it twice. */
  expected = 0;

  /** `room`: for how many bytes. */
  constructor(room: number) {
    this.bytes = sharedBytes(room + SLACK);
    this.words = wordsOf(this.bytes);
    this.bytes[0] = 0x5b;
  }

  /** Adds a text that is there as UTF-8. */
  add(words: DataView, from: number, to: number): void {
    const start = this.length;
    if (this.addPlain(words, from, to)) return;
    const text = this.bytes.toString('utf8', this.length - 1 - (to - from), this.length - 1);
    this.length = start;
    this.addValue(text);
  }

  /** Adds a text as it stands; false where JSON would write it in another way. */
  addPlain(words: DataView, from: number, to: number): boolean {
    this.#reserve(to - from + BETWEEN);
    const { bytes, words: out } = this;
    let at = this.length;
    if (at > 1) bytes[at++] = COMMA;
    bytes[at++] = QUOTE;
    let escaped = 0;
    let i = from;
    for (; i <= to - 4; i += 4, at += 4) {
      const word = words.getInt32(i, true);
      out.setInt32(at, word, true);
      escaped |= escapedIn(word);
    }
    if (i < to) {
      const word = words.getInt32(i, true);
      out.setInt32(at, word, true);
      // In place of the bytes behind the text, something that is no matter.
      const mask = (1 << (8 * (to - i))) - 1;
      escaped |= escapedIn((word & mask) | (0x20202020 & ~mask));
      at += to - i;
    }
    bytes[at++] = QUOTE;
    this.length = at;
    return escaped === 0;
  }

  addValue(value: string | readonly string[]): void {
    const json = `${this.length > 1 ? ',' : ''}${JSON.stringify(value)}`;
    this.#reserve(3 * json.length);
    this.length += this.bytes.write(json, this.length);
  }

  /** Makes room for so many bytes and the closing bracket. */
  #reserve(bytes: number): void {
    const needed = this.length + bytes + SLACK;
    if (needed <= this.bytes.length) return;
    const room = this.bytes.length;
    const expected = room < TELLING ? 0 : Math.min(this.expected, MOST * room);
    const larger = sharedBytes(Math.max(needed, 2 * room, expected));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.words = wordsOf(larger);
  }

  finish(): Uint8Array {
    this.#reserve(0);
    this.bytes[this.length] = 0x5d;
    return this.bytes.subarray(0, this.length + 1);
  }
}

// Four bytes are looked at as one number; of those that are found the highest bit is set (“Bit Twiddling Hacks”, Sean
// Eron Anderson).
const below = (word: number, byte: number): number => (word - byte * 0x01010101) & ~word & 0x80808080;
/** Not 0 where JSON doesn't hold one of the bytes as it stands: control characters, quotes and backslashes. */
const escapedIn = (word: number): number =>
  below(word, 0x20) | below(word ^ 0x22222222, 1) | below(word ^ 0x5c5c5c5c, 1);
