const WORDS = 1 << 8;
const SLOTS = 1 << 7;

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
  /** Of each code, which word is its first, and how many bytes it has. */
  #starts = new Uint32Array(SLOTS);
  /** Of each slot a code, plus one, and its hash beside it: most others are told apart without a look at their bytes. */
  #slots = new Int32Array(2 * SLOTS);

  /** Texts, each with its place as its code. */
  static of(texts: Iterable<string>): DistinctCells {
    const cells = new DistinctCells();
    for (const text of texts) cells.add(Buffer.from(text), 0, Buffer.byteLength(text));
    return cells;
  }

  /** The code of the cell, -1 where it is new. */
  find(bytes: Uint8Array, from: number, to: number): number {
    return this.#slots[this.#slotOf(hashOf(bytes, from, to), to - from)]! - 1;
  }

  /** The code of the cell, which is kept if it is new: then the code is what `size` was before. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const slot = this.#slotOf(hash, to - from);
    const known = this.#slots[slot]! - 1;
    return known >= 0 ? known : this.#keep(slot, hash, to - from);
  }

  /** `cell` holds the words of the bytes, as `hashOf` left them. */
  #slotOf(hash: number, length: number): number {
    const slots = this.#slots;
    const words = this.#words;
    const starts = this.#starts;
    const last = slots.length - 2;
    const count = (length + 3) >> 2;
    for (let slot = (2 * hash) & last; ; slot = (slot + 2) & last) {
      const code = slots[slot]! - 1;
      if (code < 0) return slot;
      if (slots[slot + 1] !== hash || starts[2 * code + 1] !== length) continue;
      const start = starts[2 * code]!;
      let i = 0;
      while (i < count && words[start + i] === cell[i]) i++;
      if (i === count) return slot;
    }
  }

  #keep(slot: number, hash: number, length: number): number {
    const code = this.size++;
    const start = code === 0 ? 0 : this.#starts[2 * code - 2]! + ((this.#starts[2 * code - 1]! + 3) >> 2);
    const end = start + ((length + 3) >> 2);
    if (end > this.#words.length) {
      const larger = new Int32Array(Math.max(end, 2 * this.#words.length));
      larger.set(this.#words);
      this.#words = larger;
      this.#wordsAsBytes = new Uint8Array(larger.buffer);
    }
    for (let i = start; i < end; i++) this.#words[i] = cell[i - start]!;
    this.#starts[2 * code] = start;
    this.#starts[2 * code + 1] = length;
    this.bytes += length;
    this.#slots[slot] = code + 1;
    this.#slots[slot + 1] = hash;
    if (2 * this.size === this.#starts.length) this.#grow();
    return code;
  }

  #grow(): void {
    const old = this.#slots;
    const starts = new Uint32Array(4 * this.#starts.length);
    starts.set(this.#starts);
    this.#starts = starts;
    const slots = new Int32Array(4 * old.length);
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
    const start = 4 * this.#starts[2 * code]!;
    out.add(this.#wordsAsBytes, start, start + this.#starts[2 * code + 1]!);
  }

  text(code: number): string {
    const start = 4 * this.#starts[2 * code]!;
    return Buffer.from(this.#words.buffer).toString('utf8', start, start + this.#starts[2 * code + 1]!);
  }
}

/** The words of the cell that is looked for. */
let cell = new Int32Array(WORDS);

/**
 * Puts a cell into words and hashes them: multiplied and folded, with MurmurHash3's finalizer at the end, so that all
 * bits depend on all bytes.
 */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 4 * cell.length) cell = new Int32Array(to - from);
  const words = cell;
  let hash = to - from;
  let count = 0;
  let i = from;
  for (const last = to - 4; i <= last; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    words[count++] = word;
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 16;
  }
  if (i < to) {
    let word = bytes[i]!;
    if (i + 1 < to) word |= bytes[i + 1]! << 8;
    if (i + 2 < to) word |= bytes[i + 2]! << 16;
    words[count] = word;
    hash ^= word;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
