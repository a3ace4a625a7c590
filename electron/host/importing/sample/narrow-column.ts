import { type Codes, narrowest } from '#shared/domain/sample/narrow.ts';
import { Growable } from './growable.ts';

type Numbers = Codes | Float64Array;

/** A column of numbers in as few bytes as hold all that came so far: what is not used needs no memory either. */
export class NarrowColumn {
  #numbers: Growable<Numbers> = new Growable<Numbers>(Uint8Array);
  #reserved = 0;

  get length(): number {
    return this.#numbers.length;
  }

  /** Makes room for so many numbers. */
  reserve(length: number): void {
    this.#reserved = length;
    this.#numbers.reserve(length);
  }

  /** Adds numbers. `largest`: the largest of them; infinite where they are not all whole, and 0 or more. */
  add(numbers: Numbers, largest: number): void {
    const { length } = this.#numbers;
    this.#widen(largest);
    this.#numbers.extend(numbers.length);
    this.#numbers.numbers.set(numbers, length);
  }

  #widen(largest: number): void {
    const kind = narrowest(largest);
    const narrow = this.#numbers;
    if (kind.BYTES_PER_ELEMENT <= narrow.numbers.BYTES_PER_ELEMENT) return;
    this.#numbers = new Growable<Numbers>(kind);
    this.#numbers.reserve(Math.max(this.#reserved, narrow.length));
    this.#numbers.extend(narrow.length);
    this.#numbers.numbers.set(narrow.finish());
  }

  finish(): Numbers {
    return this.#numbers.finish();
  }
}
