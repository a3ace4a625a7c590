/** Things that were computed and may be needed again, up to an amount of memory and a number; the longest unused go first. */
export class Shelf {
  private readonly things = new Map<string, { thing: unknown; bytes: number }>();
  private readonly capacity: number;
  private readonly most: number;
  private bytes = 0;

  /**
   * @param capacity in bytes
   * @param most how many things, where they are small and many would keep the garbage collector busy
   */
  constructor(capacity: number, most = Number.POSITIVE_INFINITY) {
    this.capacity = capacity;
    this.most = most;
  }

  /** What stands under the key, or what is made and put there now. One key always stands for one type. */
  get<T>(key: string, make: () => T, sizeOf: (thing: T) => number): T {
    const found = this.things.get(key);
    if (found) {
      this.things.delete(key);
      this.things.set(key, found);
      return found.thing as T;
    }
    const thing = make();
    const bytes = sizeOf(thing);
    this.things.set(key, { thing, bytes });
    this.bytes += bytes;
    return thing;
  }

  /** What stands under the key, if anything. */
  find<T>(key: string): T | undefined {
    return this.things.get(key)?.thing as T | undefined;
  }

  /** Lets go of what goes beyond the capacity. */
  trim(): void {
    const isFull = () => this.bytes > this.capacity || this.things.size > this.most;
    // Asked first: to look for the oldest thing in a map of which many were taken is slow.
    if (!isFull()) return;
    for (const [key, { bytes }] of this.things) {
      if (!isFull()) return;
      this.things.delete(key);
      this.bytes -= bytes;
    }
  }
}
