/** Changes to groups of conditions. */
import type { Combination, Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';

/** The criterion as a group, so that another part can stand beside it. */
export const asGroup = (criterion: Criterion): Combination =>
  isCombination(criterion) ? criterion : { kind: 'all', of: [criterion] };

/** The group with its part at an index replaced, or, by null, taken out. An empty group stays, to be filled again. */
export const withPart = (group: Combination, index: number, part: Criterion | null): Combination => ({
  ...group,
  of: part === null ? group.of.toSpliced(index, 1) : group.of.with(index, part),
});

/** The group with its part at `from` moved to `to`. */
export function moveWithin(group: Combination, from: number, to: number): Combination {
  const part = group.of[from];
  if (!part || to < 0 || to >= group.of.length) return group;
  return { ...group, of: group.of.toSpliced(from, 1).toSpliced(to, 0, part) };
}
