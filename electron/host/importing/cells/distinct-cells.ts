const ARENA = 1 << 12;
const SLOTS = 1 << 8;

/**
 * Different cells, each with a code, from 0 in the order in which they came; found by their bytes, so that what
 * comes again is not decoded again. A hash table with open addressing.
 */
export class DistinctCells {
  /** How many there are. */
  size = 0;
  #arena = Buffer.allocUnsafe(ARENA);
  /** Of each code, where its bytes begin; they end where the next ones begin. */
  #starts = new Uint32Array(SLOTS / 2 + 1);
  #hashes = new Int32Array(SLOTS / 2);
  /** Codes, plus one. */
  #slots = new Int32Array(SLOTS);

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
    const last = slots.length - 1;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const code = slots[slot]! - 1;
      if (code < 0 || (this.#hashes[code] === hash && this.#is(code, bytes, from, to))) return slot;
    }
  }

  #is(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const arena = this.#arena;
    let at = this.#starts[code]!;
    if (this.#starts[code + 1]! - at !== to - from) return false;
    for (let i = from; i < to; i++) if (arena[at++] !== bytes[i]) return false;
    return true;
  }

  #keep(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const code = this.size++;
    let at = this.#starts[code]!;
    const end = at + to - from;
    if (end > this.#arena.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, 2 * this.#arena.length));
      larger.set(this.#arena.subarray(0, at));
      this.#arena = larger;
    }
    for (let i = from; i < to; i++) this.#arena[at++] = bytes[i]!;
    this.#starts[code + 1] = end;
    this.#hashes[code] = hash;
    this.#slots[slot] = code + 1;
    if (this.size === this.#hashes.length) this.#grow();
    return code;
  }

  #grow(): void {
    const starts = new Uint32Array(2 * this.size + 1);
    starts.set(this.#starts);
    const hashes = new Int32Array(2 * this.size);
    hashes.set(this.#hashes);
    const slots = new Int32Array(2 * this.#slots.length);
    const last = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = hashes[code]! & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = code + 1;
    }
    this.#starts = starts;
    this.#hashes = hashes;
    this.#slots = slots;
  }

  /** The bytes of all of them. */
  get bytes(): number {
    return this.#starts[this.size]!;
  }

  /** Hands the bytes of a code to what takes bytes. */
  writeTo(out: { add(bytes: Buffer, from: number, to: number): void }, code: number): void {
    out.add(this.#arena, this.#starts[code]!, this.#starts[code + 1]!);
  }

  text(code: number): string {
    return this.#arena.toString('utf8', this.#starts[code], this.#starts[code + 1]);
  }
}

/** FNV-1a over four bytes at a time, mixed at the end so that the low bits depend on all of them. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
