/** Which parts of two definitions are the same one. */
import { normalize } from '../criteria/text.ts';

export interface Pairs<T> {
  both: { before: T; after: T }[];
  removed: T[];
  added: T[];
}

/**
 * Pairs up parts by a list of keys, the surest first; a null key pairs nothing. Of several with the same key,
 * the first goes with the first. What finds no partner was removed or added.
 */
export function pair<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((part: T, side: 'before' | 'after') => string | null)[],
): Pairs<T> {
  const partner = new Map<T, T>();
  const added = new Set(after);
  for (const key of keys) {
    const waiting = new Map<string, T[]>();
    for (const part of added) {
      const own = key(part, 'after');
      if (own !== null) waiting.set(own, [...(waiting.get(own) ?? []), part]);
    }
    for (const part of before) {
      const wanted = partner.has(part) ? null : key(part, 'before');
      const found = wanted === null ? undefined : waiting.get(wanted)?.shift();
      if (found === undefined) continue;
      partner.set(part, found);
      added.delete(found);
    }
  }
  return {
    both: before.flatMap((part) => {
      const other = partner.get(part);
      return other === undefined ? [] : [{ before: part, after: other }];
    }),
    removed: before.filter((part) => !partner.has(part)),
    added: [...added],
  };
}

/** For parts with a name: the same name, else the same id. */
export const byNameThenId: readonly ((part: { id: string; name: string }) => string | null)[] = [
  ({ id, name }) => JSON.stringify([id, normalize(name)]),
  ({ name }) => normalize(name),
  ({ id }) => id,
];
