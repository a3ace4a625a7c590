/**
 * Arrays over deals. Those that nobody reads any more are written anew, as the system takes longer to hand out memory
 * than it takes to fill it.
 */
import { getOr } from '../kept/get-or.ts';

type Numbers = Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array;

interface ArrayType<T> {
  new (from: number | SharedArrayBuffer): T;
  BYTES_PER_ELEMENT: number;
}

/** More than what one simulation needs is of no use. */
const MOST_OF_A_KIND = 4;

export class Spare {
  /** By type and length. */
  private readonly arrays = new Map<unknown, Map<number, Numbers[]>>();
  private readonly isShared: boolean;

  /** @param isShared whether another thread reads and writes the arrays too */
  constructor(isShared = false) {
    this.isShared = isShared;
  }

  /** An array with whatever was last written into it. */
  take<T extends Numbers>(type: ArrayType<T>, length: number): T {
    return (this.arrays.get(type)?.get(length)?.pop() as T | undefined) ?? this.make(type, length);
  }

  /** The array, or where another thread has to see it, a copy in shared memory. */
  share<T extends Numbers>(array: T): T {
    if (!this.isShared) return array;
    const copy = this.make(array.constructor as ArrayType<T>, array.length);
    copy.set(array);
    return copy;
  }

  private make<T extends Numbers>(type: ArrayType<T>, length: number): T {
    return new type(this.isShared ? new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT) : length);
  }

  give(array: Numbers): void {
    const ofType = getOr(this.arrays, array.constructor, () => new Map());
    const alike = getOr(ofType, array.length, () => []);
    if (alike.length < MOST_OF_A_KIND) alike.push(array);
  }
}
