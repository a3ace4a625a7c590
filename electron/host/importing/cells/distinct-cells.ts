import type { ColumnCells } from '../tables/column-cells.ts';
import { SLACK, wordAt } from './memory.ts';
import { LONGEST, RecentCells } from './recent-cells.ts';

const WORDS = 1 << 8;
const SLOTS = 1 << 7;
/** Different cells beyond which it is in vain to look among the recent ones first. */
const FEW = 1 << 9;
/** Words before those of a cell: its code, and how many bytes it has. */
const HEAD = 2;

/**
 * Different cells, each with a code, from 0 in the order in which they came; found by their bytes, so that what
 * comes again is not decoded again. A hash table with open addressing; bytes are kept and compared as words of four
 * (little-endian, as a sample's numbers are), with zeros behind the last one.
 */
export class DistinctCells {
  /** How many there are. */
  size = 0;
  /** How many bytes all of them have. */
  bytes = 0;
  #words = new Int32Array(WORDS);
  #wordsAsBytes = new Uint8Array(this.#words.buffer);
  /** Of each code, which word is its first; behind the last one, where the next begins. */
  #starts = new Uint32Array(SLOTS / 2 + 1);
  /** Of each slot where its cell begins, plus one, and its hash beside it: most others are told apart by that alone. */
  #slots = new Int32Array(2 * SLOTS);
  readonly #recent = new RecentCells();
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
    const found = this.#slots[this.#slotOf(words, from, to, hashOf(words, from, to))]!;
    return found === 0 ? -1 : this.#words[found - 1]!;
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
    this.#recent.keep(words, from, to, code);
    return code;
  }

  #add(words: DataView, from: number, to: number, hash: number): number {
    const slot = this.#slotOf(words, from, to, hash);
    const found = this.#slots[slot]!;
    return found === 0 ? this.#keep(slot, hash, words, from, to) : this.#words[found - 1]!;
  }

  #slotOf(words: DataView, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const kept = this.#words;
    const last = slots.length - 2;
    const length = to - from;
    for (let slot = (2 * hash) & last; ; slot = (slot + 2) & last) {
      const start = slots[slot]! - 1;
      if (start < 0) return slot;
      if (slots[slot + 1] !== hash || kept[start + 1] !== length) continue;
      let at = from;
      let word = start + HEAD;
      while (at <= to - 4 && kept[word] === words.getInt32(at, true)) {
        at += 4;
        word++;
      }
      if (at > to - 4 && (at === to || kept[word] === wordAt(words, at, to))) return slot;
    }
  }

  #keep(slot: number, hash: number, words: DataView, from: number, to: number): number {
    const code = this.size++;
    const start = this.#starts[code]!;
    const end = start + HEAD + ((to - from + 3) >> 2);
    if (end > this.#words.length) {
      const larger = new Int32Array(Math.max(end, 2 * this.#words.length));
      larger.set(this.#words);
      this.#words = larger;
      this.#wordsAsBytes = new Uint8Array(larger.buffer);
    }
    const kept = this.#words;
    kept[start] = code;
    kept[start + 1] = to - from;
    for (let at = from, word = start + HEAD; at < to; at += 4) kept[word++] = wordAt(words, at, to);
    this.bytes += to - from;
    this.#slots[slot] = start + 1;
    this.#slots[slot + 1] = hash;
    if (4 * this.size === this.#slots.length) this.#grow();
    this.#starts[this.size] = end;
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

  /** Hands the bytes of a code to what takes bytes. */
  writeTo(out: { add(bytes: Uint8Array, from: number, to: number): void }, code: number): void {
    const start = this.#starts[code]!;
    const from = 4 * (start + HEAD);
    out.add(this.#wordsAsBytes, from, from + this.#words[start + 1]!);
  }

  text(code: number): string {
    const start = this.#starts[code]!;
    const from = 4 * (start + HEAD);
    return Buffer.from(this.#words.buffer).toString('utf8', from, from + this.#words[start + 1]!);
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
