import { type Bitmap, newBitmap, setBit } from '#shared/domain/sample/sample.ts';

type Numbers = Uint8Array | Uint32Array | Float64Array;

const CHUNK = 1 << 15;

/** A column of numbers whose length isn't known before the file is read: chunks, joined once at the end. */
export class Growable<T extends Numbers> {
  length = 0;
  readonly #kind: new (
    length: number,
  ) => T;
  readonly #full: T[] = [];
  #last: T;

  constructor(kind: new (length: number) => T) {
    this.#kind = kind;
    this.#last = new kind(CHUNK);
  }

  push(value: number): void {
    const at = this.length & (CHUNK - 1);
    if (at === 0 && this.length > 0) {
      this.#full.push(this.#last);
      this.#last = new this.#kind(CHUNK);
    }
    this.#last[at] = value;
    this.length++;
  }

  /** The whole column; the chunks are given up. */
  finish(): T {
    const whole = new this.#kind(this.length);
    let at = 0;
    for (const chunk of this.#full) {
      whole.set(chunk, at);
      at += CHUNK;
    }
    whole.set(this.#last.subarray(0, this.length - at), at);
    this.#full.length = 0;
    return whole;
  }
}

/** A growable run of bits, kept as bytes until the end. */
export class GrowableBits {
  readonly #bits = new Growable(Uint8Array);

  push(bit: boolean): void {
    this.#bits.push(bit ? 1 : 0);
  }

  finish(): Bitmap {
    const bytes = this.#bits.finish();
    const bitmap = newBitmap(bytes.length);
    for (let i = 0; i < bytes.length; i++) if (bytes[i] === 1) setBit(bitmap, i);
    return bitmap;
  }
}
