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
  readonly #texts = new JsonTexts(BYTES);
  /** Whether JSON writes all of them as they stand. */
  #isJson = true;
  /** Of each code, where its text begins; behind the last one, where the next one would. */
  #starts = new Uint32Array(SLOTS / 2 + 1).fill('["'.length, 0, 1);
  /** Of each slot a code, plus one, and its hash beside it: most others are told apart without a look at their bytes. */
  #slots = new Int32Array(2 * SLOTS);
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
    return this.#slots[this.#slotOf(words, from, to, hashOf(words, from, to))]! - 1;
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
    const codes = this.#codes;
    if (this.size < FEW) {
      for (let i = 0; i < length; i++) codes[i] = this.#addOfFew(words, from[i]!, to[i]!);
      return codes;
    }
    const hashes = this.#hashes;
    for (let i = 0; i < length; i++) hashes[i] = hashOf(words, from[i]!, to[i]!);
    // A look at all slots first: of a large table, the processor then fetches many of them at the same time.
    const slots = this.#slots;
    const last = slots.length - 2;
    for (let i = 0; i < length; i++) codes[i] = slots[(2 * hashes[i]!) & last]!;
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
    const known = this.#slots[slot]! - 1;
    return known >= 0 ? known : this.#keep(slot, hash, words, from, to);
  }

  #slotOf(words: DataView, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const starts = this.#starts;
    const last = slots.length - 2;
    const apart = to - from + BETWEEN;
    for (let slot = (2 * hash) & last; ; slot = (slot + 2) & last) {
      const code = slots[slot]! - 1;
      if (code < 0) return slot;
      if (slots[slot + 1] !== hash || starts[code + 1]! - starts[code]! !== apart) continue;
      const kept = this.#texts.words;
      let other = starts[code]!;
      let at = from;
      for (; at <= to - 4 && kept.getInt32(other, true) === words.getInt32(at, true); at += 4) other += 4;
      if (at > to - 4 && (at === to || wordAt(kept, other, other + to - at) === wordAt(words, at, to)))
        return slot;
    }
  }

  #keep(slot: number, hash: number, words: DataView, from: number, to: number): number {
    const code = this.size++;
    if (!this.#texts.addPlain(words, from, to)) this.#isJson = false;
    this.#slots[slot] = code + 1;
    this.#slots[slot + 1] = hash;
    if (4 * this.size === this.#slots.length) this.#grow();
    this.#starts[this.size] = this.#texts.length + ',"'.length;
    return code;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(4 * old.length);
    const starts = new Uint32Array(slots.length / 4 + 1);
    starts.set(this.#starts);
    this.#starts = starts;
    const last = slots.length - 2;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = (2 * old[i + 1]!) & last;
      while (slots[slot] !== 0) slot = (slot + 2) & last;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
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
