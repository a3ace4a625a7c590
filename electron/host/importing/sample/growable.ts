import type { Bitmap } from '#shared/domain/sample/sample.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const FIRST = 1 << 4;

interface Kind<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: SharedArrayBuffer): T;
}

const sharedNumbers = <T>(kind: Kind<T>, length: number): T =>
  new kind(new SharedArrayBuffer(kind.BYTES_PER_ELEMENT * length));

/** A column of numbers whose length isn't known before the file is read, in memory that another thread can read as well. */
export class Growable<T extends Numbers> {
  length = 0;
  /** Its numbers, and room for more behind them. */
  numbers: T;
  readonly #kind: Kind<T>;

  constructor(kind: Kind<T>) {
    this.#kind = kind;
    this.numbers = sharedNumbers(kind, FIRST);
  }

  /** Makes room for so many numbers, so that it need not be moved; what is never used takes no memory. */
  reserve(length: number): void {
    if (length <= this.numbers.length) return;
    const larger = sharedNumbers(this.#kind, length);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  /** Makes the column longer by so many zeros, to be overwritten. */
  extend(by: number): void {
    this.length += by;
    if (this.length > this.numbers.length) this.reserve(Math.max(this.length, 2 * this.numbers.length));
  }

  push(value: number): void {
    this.extend(1);
    this.numbers[this.length - 1] = value;
  }

  /** The whole column; the room behind it is never touched, and takes no memory. */
  finish(): T {
    return this.numbers.subarray(0, this.length) as T;
  }
}

/** A growable run of bits. */
export class GrowableBits {
  readonly #words = new Growable(Uint32Array);

  /** Makes room for so many bits. */
  reserve(bits: number): void {
    this.#words.reserve((bits + 31) >> 5);
  }

  set(i: number): void {
    const missing = (i >> 5) + 1 - this.#words.length;
    if (missing > 0) this.#words.extend(missing);
    this.#words.numbers[i >> 5]! |= 1 << (i & 31);
  }

  /** The bits of so many deals. */
  finish(deals: number): Bitmap {
    this.#words.extend(Math.max(0, ((deals + 31) >> 5) - this.#words.length));
    return this.#words.finish();
  }
}
