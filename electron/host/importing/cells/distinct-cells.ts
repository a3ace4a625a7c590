import type { ColumnCells } from '../tables/column-cells.ts';
import { BETWEEN, JsonTexts } from './json-texts.ts';
import { SLACK, wordAt } from './memory.ts';
import { LONGEST, RecentCells } from './recent-cells.ts';

const BYTES = 1 << 8;
const SLOTS = 1 << 7;
/** Different cells beyond which it is in vain to look among the recent ones first. */
const FEW = 1 << 9;
/** For how many recent cells there is room at first, and at least for each different one. */
const ROOM = 1 << 6;
const ROOM_EACH = 1 << 3;

/**
 * Different cells, each with a code, from 0 in the order in which they came; found by their bytes, so that what
 * comes again is not decoded again. A hash table with open addressing; the cells stand in the form that a sample's
 * dictionaries have, so that these need not be written again.
 */
export class DistinctCells {
  /** How many there are. */
  size = 0;
  /** How many cells will come in all, as far as is known: then their texts get room once. */
  expected = 0;
  /** How many came, not only the different ones. */
  #came = 0;
  readonly #texts = new JsonTexts(BYTES);
  /** Whether JSON writes all of them as they stand. */
  #isJson = true;
  /** Of each code, where its text begins; behind the last one, where the next one would. */
  #starts = new Uint32Array(SLOTS / 2 + 1).fill('["'.length, 0, 1);
  /**
   * Of each slot a code, plus one, and in the bits that no code needs those of its hash: nearly all others are told apart
   * without a look at their bytes.
   */
  #slots = new Int32Array(SLOTS);
  #recent = new RecentCells(ROOM);
  #codes = new Int32Array(0);
  #hashes = new Int32Array(0);

  /** Texts, each with its place as its code. */
  static of(texts: Iterable<string>): DistinctCells {
    const cells = new DistinctCells();
    for (const text of texts) {
      const length = Buffer.byteLength(text);
      const words = new DataView(new ArrayBuffer(length + SLACK));
      Buffer.from(words.buffer).write(text);
      cells.add(words, 0, length);
    }
    return cells;
  }

  /** The code of the cell, -1 where it is new. */
  find(words: DataView, from: number, to: number): number {
    return this.#codeIn(this.#slotOf(words, from, to, hashOf(words, from, to)));
  }

  /** The code of the cell, which is kept if it is new: then the code is what `size` was before. */
  add(words: DataView, from: number, to: number): number {
    return this.#add(words, from, to, hashOf(words, from, to));
  }

  /** The same for many cells, one after the other; -1 for an empty one. The codes are overwritten by the next call. */
  addAll({ words, from, to, length }: ColumnCells): Int32Array {
    if (length > this.#codes.length) {
      this.#codes = new Int32Array(2 * length);
      this.#hashes = new Int32Array(2 * length);
    }
    if (this.#came > 0) this.#texts.expected = Math.ceil((this.bytes * this.expected) / this.#came);
    this.#came += length;
    const codes = this.#codes;
    if (this.size < FEW) {
      for (let i = 0; i < length; i++) codes[i] = this.#addOfFew(words, from[i]!, to[i]!);
      return codes;
    }
    const hashes = this.#hashes;
    for (let i = 0; i < length; i++) hashes[i] = hashOf(words, from[i]!, to[i]!);
    // A look at all slots first: of a large table, the processor then fetches many of them at the same time.
    const slots = this.#slots;
    const last = slots.length - 1;
    for (let i = 0; i < length; i++) codes[i] = slots[hashes[i]! & last]!;
    for (let i = 0; i < length; i++) {
      codes[i] = from[i] === to[i] ? -1 : this.#add(words, from[i]!, to[i]!, hashes[i]!);
    }
    return codes;
  }

  #addOfFew(words: DataView, from: number, to: number): number {
    if (from === to) return -1;
    if (to - from > LONGEST) return this.add(words, from, to);
    const known = this.#recent.find(words, from, to);
    if (known >= 0) return known;
    const code = this.add(words, from, to);
    // Little at first, as a file may have thousands of columns, then so much that few get in each other's way.
    if (ROOM_EACH * this.size > this.#recent.room)
      this.#recent = new RecentCells(ROOM_EACH * this.#recent.room);
    this.#recent.keep(words, from, to, code);
    return code;
  }

  #add(words: DataView, from: number, to: number, hash: number): number {
    const slot = this.#slotOf(words, from, to, hash);
    const known = this.#codeIn(slot);
    return known >= 0 ? known : this.#keep(slot, hash, words, from, to);
  }

  /** The code in a slot; -1 where it is empty. */
  #codeIn(slot: number): number {
    return (this.#slots[slot]! & (this.#slots.length - 1)) - 1;
  }

  #slotOf(words: DataView, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const starts = this.#starts;
    const last = slots.length - 1;
    const apart = to - from + BETWEEN;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const kept = slots[slot]!;
      if (kept === 0) return slot;
      if (((kept ^ hash) & ~last) !== 0) continue;
      const code = (kept & last) - 1;
      if (starts[code + 1]! - starts[code]! !== apart) continue;
      const { words: texts } = this.#texts;
      let other = starts[code]!;
      let at = from;
      for (; at <= to - 4 && texts.getInt32(other, true) === words.getInt32(at, true); at += 4) other += 4;
      if (at > to - 4 && (at === to || wordAt(texts, other, other + to - at) === wordAt(words, at, to)))
        return slot;
    }
  }

  #keep(slot: number, hash: number, words: DataView, from: number, to: number): number {
    const code = this.size++;
    if (!this.#texts.addPlain(words, from, to)) this.#isJson = false;
    this.#slots[slot] = (hash & ~(this.#slots.length - 1)) | (code + 1);
    this.#starts[this.size] = this.#texts.length + ',"'.length;
    if (2 * this.size === this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const slots = new Int32Array(4 * this.#slots.length);
    const starts = new Uint32Array(slots.length / 2 + 1);
    starts.set(this.#starts);
    const { words } = this.#texts;
    const last = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      const hash = hashOf(words, starts[code]!, starts[code + 1]! - BETWEEN);
      let slot = hash & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = (hash & ~last) | (code + 1);
    }
    this.#starts = starts;
    this.#slots = slots;
  }

  /** All of them as a JSON array, the last thing that is asked for; null where one has to be written in another way. */
  finish(): Uint8Array | null {
    return this.#isJson ? this.#texts.finish() : null;
  }

  /** Writes the cell of a code. */
  writeTo(json: JsonTexts, code: number): void {
    json.add(this.#texts.words, this.#starts[code]!, this.#starts[code + 1]! - BETWEEN);
  }

  text(code: number): string {
    return this.#texts.bytes.toString('utf8', this.#starts[code]!, this.#starts[code + 1]! - BETWEEN);
  }

  /** How many bytes all of them have, as JSON. */
  get bytes(): number {
    return this.#texts.length;
  }
}

/** Multiplied and folded, with MurmurHash3's finalizer at the end, so that all bits depend on all bytes. */
function hashOf(words: DataView, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (const last = to - 4; at <= last; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 16;
  }
  if (at < to) hash ^= wordAt(words, at, to);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
