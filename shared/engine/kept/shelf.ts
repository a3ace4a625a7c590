interface Kept {
  thing: unknown;
  bytes: number;
}

/** Things by their keys, and what they take. */
interface Pile {
  things: Map<string, Kept>;
  bytes: number;
}

const newPile = (): Pile => ({ things: new Map(), bytes: 0 });

/**
 * Things that were computed and may be needed again, up to an amount of memory and a number. What was asked for lately
 * lies on one pile; when that takes half of the room, the other goes, with all that nobody asked for meanwhile. (Things
 * don't go one by one: see `Latest`.)
 */
export class Shelf {
  private recent = newPile();
  private earlier = newPile();
  private readonly capacity: number;
  private readonly most: number;

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
    const found = this.recent.things.get(key) ?? this.bringBack(key);
    if (found) return found.thing as T;
    const thing = make();
    this.put(key, { thing, bytes: sizeOf(thing) });
    return thing;
  }

  /** What stands under the key, if anything. */
  find<T>(key: string): T | undefined {
    return (this.recent.things.get(key) ?? this.earlier.things.get(key))?.thing as T | undefined;
  }

  /** Lets go of what goes beyond the capacity. */
  trim(): void {
    const { capacity, most } = this;
    const { things, bytes } = this.recent;
    if (bytes > capacity / 2 || things.size > most / 2) {
      this.earlier = this.recent;
      this.recent = newPile();
    }
    const { recent, earlier } = this;
    if (recent.bytes + earlier.bytes > capacity || recent.things.size + earlier.things.size > most)
      this.earlier = newPile();
  }

  private put(key: string, kept: Kept): void {
    this.recent.things.set(key, kept);
    this.recent.bytes += kept.bytes;
  }

  private bringBack(key: string): Kept | undefined {
    const kept = this.earlier.things.get(key);
    if (!kept) return undefined;
    this.earlier.things.delete(key);
    this.earlier.bytes -= kept.bytes;
    this.put(key, kept);
    return kept;
  }
}
