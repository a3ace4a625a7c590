import type { TablePreview } from '#shared/contract/importing.ts';
import type { ColumnProfile } from '../guess/profile.ts';
import { joinKeys } from './join-key.ts';
import { nearest } from './near.ts';

const MOST_UNMATCHED = 50;

/** The different values of a column as keys, with how many cells hold each. */
export function keysOfColumn(profile: ColumnProfile): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [value, cells] of profile.counts) {
    for (const key of joinKeys(value)) keys.set(key, (keys.get(key) ?? 0) + cells);
  }
  return keys;
}

/** How well the values of a column fit those of the column it joins. `theirs` is the other table's. */
export function matchOf(ours: ColumnProfile, theirs: ColumnProfile): NonNullable<TablePreview['match']> {
  const [ourKeys, theirKeys] = [keysOfColumn(ours), keysOfColumn(theirs)];
  const matched = [...theirKeys.keys()].filter((key) => ourKeys.has(key)).length;
  const ourTexts = ours.values;
  const unmatched = theirs.counts
    .filter(([value]) => {
      const keys = joinKeys(value);
      return keys.length > 0 && !keys.some((key) => ourKeys.has(key));
    })
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_UNMATCHED)
    .map(([value, rows]) => ({ value, rows, near: nearest(value, ourTexts) }));
  return {
    theirs: { values: theirKeys.size, matched },
    ours: { values: ourKeys.size, matched },
    unmatched,
  };
}
