/** Edits inside a criterion, by the path of indexes through `of`. Nothing is changed in place. */
import type { Criterion } from './schema.ts';
import { isCombination } from './walk.ts';

/** The criterion at a path; undefined where the path leads nowhere. */
export function criterionAt(root: Criterion, path: readonly number[]): Criterion | undefined {
  return path.reduce<Criterion | undefined>(
    (criterion, index) => (criterion && isCombination(criterion) ? criterion.of[index] : undefined),
    root,
  );
}

/** The criterion with the part at a path replaced; a path that leads nowhere changes nothing. */
export function replaceAt(root: Criterion, path: readonly number[], replacement: Criterion): Criterion {
  const [index, ...rest] = path;
  if (index === undefined) return replacement;
  if (!isCombination(root)) return root;
  return { ...root, of: root.of.map((part, i) => (i === index ? replaceAt(part, rest, replacement) : part)) };
}

/** The criterion without the part at a path; null where nothing would be left. Groups that become empty go too. */
export function removeAt(root: Criterion, path: readonly number[]): Criterion | null {
  const [index, ...rest] = path;
  if (index === undefined) return null;
  if (!isCombination(root)) return root;
  const of = root.of.flatMap((part, i) => {
    const left = i === index ? removeAt(part, rest) : part;
    return left === null ? [] : [left];
  });
  return of.length === 0 ? null : { ...root, of };
}

/** The criterion with another part at the end of the group at a path; a condition there becomes an `all of` both. */
export function addAt(root: Criterion, path: readonly number[], part: Criterion): Criterion {
  const target = criterionAt(root, path);
  if (target === undefined) return root;
  const grown: Criterion = isCombination(target)
    ? { ...target, of: [...target.of, part] }
    : { kind: 'all', of: [target, part] };
  return replaceAt(root, path, grown);
}
