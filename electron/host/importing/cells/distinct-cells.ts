const ARENA = 1 << 10;
const SLOTS = 1 << 7;

/**
 * Different cells, each with a code, from 0 in the order in which they came; found by their bytes, so that what
 * comes again is not decoded again. A hash table with open addressing.
 */
export class DistinctCells {
  /** How many there are. */
  size = 0;
  #arena = new Uint8Array(ARENA);
  /** Of each code, where its bytes begin; they end where the next ones begin. */
  #starts = new Uint32Array(SLOTS / 2 + 1);
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
    return this.#slots[this.#slotOf(hashOf(bytes, from, to), bytes, from, to)]! - 1;
  }

  /** The code of the cell, which is kept if it is new: then the code is what `size` was before. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const slot = this.#slotOf(hash, bytes, from, to);
    const known = this.#slots[slot]! - 1;
    return known >= 0 ? known : this.#keep(slot, hash, bytes, from, to);
  }

  #slotOf(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const arena = this.#arena;
    const starts = this.#starts;
    const last = slots.length - 2;
    const length = to - from;
    for (let slot = (2 * hash) & last; ; slot = (slot + 2) & last) {
      const code = slots[slot]! - 1;
      if (code < 0) return slot;
      if (slots[slot + 1] !== hash) continue;
      const start = starts[code]!;
      if (starts[code + 1]! - start !== length) continue;
      let i = 0;
      while (i < length && arena[start + i] === bytes[from + i]) i++;
      if (i === length) return slot;
    }
  }

  #keep(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const code = this.size++;
    let at = this.#starts[code]!;
    const end = at + to - from;
    if (end > this.#arena.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#arena.length));
      larger.set(this.#arena);
      this.#arena = larger;
    }
    for (let i = from; i < to; i++) this.#arena[at++] = bytes[i]!;
    this.#starts[code + 1] = end;
    this.#slots[slot] = code + 1;
    this.#slots[slot + 1] = hash;
    if (4 * this.size === this.#slots.length) this.#grow();
    return code;
  }

  #grow(): void {
    const old = this.#slots;
    const starts = new Uint32Array(4 * this.size + 1);
    starts.set(this.#starts.subarray(0, this.size + 1));
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

  /** The bytes of all of them. */
  get bytes(): number {
    return this.#starts[this.size]!;
  }

  /** Hands the bytes of a code to what takes bytes. */
  writeTo(out: { add(bytes: Uint8Array, from: number, to: number): void }, code: number): void {
    out.add(this.#arena, this.#starts[code]!, this.#starts[code + 1]!);
  }

  text(code: number): string {
    return Buffer.from(this.#arena.buffer).toString('utf8', this.#starts[code], this.#starts[code + 1]);
  }
}

/** Multiplies and folds four bytes at a time; the end is MurmurHash3's finalizer, so that all bits depend on all bytes. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let i = from;
  for (const last = to - 4; i <= last; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 16;
  }
  let rest = 0;
  for (; i < to; i++) rest = (rest << 8) | bytes[i]!;
  hash = Math.imul(hash ^ rest, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
