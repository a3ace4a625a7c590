/** Puts a thing last in a map that keeps so many, and lets go of those that were put there the longest ago; which those were. */
export function keepLatest<K, T>(map: Map<K, T>, key: K, thing: T, most: number): T[] {
  map.delete(key);
  map.set(key, thing);
  const gone: T[] = [];
  for (const [oldest, kept] of map) {
    if (map.size <= most) break;
    map.delete(oldest);
    gone.push(kept);
  }
  return gone;
}
