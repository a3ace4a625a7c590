/** Changes to groups of conditions. A path leads through `of` from the outermost group. */
import { criterionAt, replaceAt } from '#shared/domain/definition/edit-criterion.ts';
import type { Combination, Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';

export type PartPath = readonly number[];

/** The criterion as a group, so that another part can stand beside it. */
export const asGroup = (criterion: Criterion): Combination =>
  isCombination(criterion) ? criterion : { kind: 'all', of: [criterion] };

/** The group with its part at an index replaced, or, by null, taken out. An empty group stays, to be filled again. */
export const withPart = (group: Combination, index: number, part: Criterion | null): Combination => ({
  ...group,
  of: part === null ? group.of.toSpliced(index, 1) : group.of.with(index, part),
});

/** A part's new place, and the criterion with it there. */
export interface MovedPart {
  criterion: Criterion;
  path: PartPath;
}

/**
 * Moves the part at `from` into the group at `group`, before what now stands there at `index`. Null where it would
 * stay where it is, or go into itself.
 */
export function movePart(root: Criterion, from: PartPath, group: PartPath, index: number): MovedPart | null {
  const part = criterionAt(root, from);
  const home = from.slice(0, -1);
  const place = from.at(-1);
  if (!part || place === undefined || startsWith(group, from)) return null;
  const target = [...group];
  const [sameHome, below] = [isSame(group, home), startsWith(group, home) && group.length > home.length];
  if (sameHome && (index === place || index === place + 1)) return null;
  // Taking the part out moves what stands after it up by one.
  if (below && target[home.length]! > place) target[home.length]! -= 1;
  const at = sameHome && index > place ? index - 1 : index;
  const without = changeGroup(root, home, (of) => of.toSpliced(place, 1));
  return {
    criterion: changeGroup(without, target, (of) => of.toSpliced(at, 0, part)),
    path: [...target, at],
  };
}

/** One step up or down: past a condition, into a group, or out of the group at its end. Null where there is none. */
export function stepPart(root: Criterion, from: PartPath, by: -1 | 1): MovedPart | null {
  const home = from.slice(0, -1);
  const place = from.at(-1) ?? 0;
  const group = criterionAt(root, home);
  if (!group || !isCombination(group)) return null;
  const neighbour = group.of[place + by];
  if (neighbour && isCombination(neighbour)) {
    return movePart(root, from, [...home, place + by], by > 0 ? 0 : neighbour.of.length);
  }
  if (neighbour) return movePart(root, from, home, by > 0 ? place + 2 : place - 1);
  if (home.length === 0) return null;
  return movePart(root, from, home.slice(0, -1), home.at(-1)! + (by > 0 ? 1 : 0));
}

const startsWith = (path: PartPath, start: PartPath) => start.every((step, i) => path[i] === step);
const isSame = (a: PartPath, b: PartPath) => a.length === b.length && startsWith(a, b);

function changeGroup(root: Criterion, path: PartPath, change: (of: Criterion[]) => Criterion[]): Criterion {
  const group = criterionAt(root, path);
  return group && isCombination(group) ? replaceAt(root, path, { ...group, of: change(group.of) }) : root;
}
