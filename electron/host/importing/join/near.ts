/** Values that are probably the same, written differently: `GTXPro` and `GTX Pro`. */
import { words } from '#shared/domain/criteria/text.ts';

/** How many signs may differ, as a share of the longer text. */
const MOST_DIFFERENT = 0.2;
const SHORTEST = 4;
const MOST_NEAR = 3;
const MOST_COMPARED = 2_000;

/** A person's name of a company with its legal form, punctuation and spaces left out. */
const bare = (text: string): string => words(text).join('');

/** Of the candidates, those that are nearest to the value, nearest first; none where none is near. */
export function nearest(value: string, candidates: readonly string[]): string[] {
  const wanted = bare(value);
  if (wanted.length < SHORTEST) return [];
  return candidates
    .slice(0, MOST_COMPARED)
    .map((candidate) => ({ candidate, distance: distance(wanted, bare(candidate)) }))
    .filter(({ distance }) => distance <= MOST_DIFFERENT)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAR)
    .map(({ candidate }) => candidate);
}

/** The share of signs that have to be changed: Levenshtein's distance by the longer length; 1 where it is surely above the bound. */
function distance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0 || a === b) return 0;
  if (Math.abs(a.length - b.length) > longer * MOST_DIFFERENT) return 1;
  // Numbers that differ name different things, however alike they look.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return 1;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let k = 1; k <= b.length; k++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(k - 1) ? 0 : 1;
      row.push(Math.min(before[k]! + 1, row[k - 1]! + 1, before[k - 1]! + same));
    }
    before = row;
  }
  return before[b.length]! / longer;
}
