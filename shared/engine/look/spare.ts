/**
 * Arrays that nobody reads any more, to be written anew: the system takes longer to hand out memory than it takes to
 * fill it.
 */
type Numbers = Uint8Array | Uint16Array | Int16Array | Int32Array | Float64Array;

/** More than what one simulation needs is of no use. */
const MOST_OF_A_KIND = 4;

export class Spare {
  private readonly arrays = new Map<string, Numbers[]>();

  /** An array with whatever was last written into it. */
  take<T extends Numbers>(type: new (length: number) => T, length: number): T {
    return (this.arrays.get(`${type.name} ${length}`)?.pop() as T | undefined) ?? new type(length);
  }

  give(array: Numbers): void {
    const kind = `${array.constructor.name} ${array.length}`;
    const alike = this.arrays.get(kind);
    if (!alike) this.arrays.set(kind, [array]);
    else if (alike.length < MOST_OF_A_KIND) alike.push(array);
  }
}
