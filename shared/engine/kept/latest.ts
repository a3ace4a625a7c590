/**
 * A few things by their keys, of which those that were put there the longest ago go first. A list: a map that things
 * come to and go from is written anew every now and then, and each writing keeps the next one from the garbage
 * collector, with all that was ever in it.
 */
export class Latest<T> {
  private readonly kept: { key: string; thing: T }[] = [];
  private readonly most: number;

  /** @param most how many things */
  constructor(most: number) {
    this.most = most;
  }

  find(key: string): T | undefined {
    return this.kept.find((one) => one.key === key)?.thing;
  }

  /** Puts a thing last, in the place of one of its key; those that went. */
  put(key: string, thing: T): T[] {
    this.remove(key);
    this.kept.push({ key, thing });
    return this.kept.splice(0, Math.max(0, this.kept.length - this.most)).map((gone) => gone.thing);
  }

  remove(key: string): void {
    const place = this.kept.findIndex((one) => one.key === key);
    if (place >= 0) this.kept.splice(place, 1);
  }
}
