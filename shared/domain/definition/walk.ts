/** Walking through the criteria of a definition. */
import type { Path } from './problem.ts';
import type { Condition, Criterion, Definition } from './schema.ts';

/** A condition and where it stands; `path` leads there from the criterion's root by the indexes in `of`. */
export interface PlacedCondition {
  condition: Condition;
  path: readonly number[];
}

export const isCombination = (criterion: Criterion): criterion is Exclude<Criterion, Condition> =>
  criterion.kind === 'all' ||
  criterion.kind === 'any' ||
  criterion.kind === 'none' ||
  criterion.kind === 'atLeast';

/** Calls back with each condition of a criterion, from left to right. */
export function forEachCondition(criterion: Criterion, visit: (condition: Condition) => void): void {
  if (!isCombination(criterion)) visit(criterion);
  else for (const part of criterion.of) forEachCondition(part, visit);
}

/** All conditions of a criterion, from left to right. */
export function conditionsOf(criterion: Criterion, path: readonly number[] = []): PlacedCondition[] {
  if (!isCombination(criterion)) return [{ condition: criterion, path }];
  return criterion.of.flatMap((part, i) => conditionsOf(part, [...path, i]));
}

/** A path of indexes through a criterion, as a path in the JSON document. */
export const documentPath = (root: Path, path: readonly number[]): Path => [
  ...root,
  ...path.flatMap((i) => ['of', i]),
];

/** All conditions of a definition's rules, transitions and stand-ins. */
export function allConditions({ scoring, transitions, checklist }: Definition): Condition[] {
  const all: Condition[] = [];
  const add = (condition: Condition): void => {
    all.push(condition);
  };
  for (const { when } of scoring.rules) forEachCondition(when, add);
  for (const { when } of transitions) forEachCondition(when, add);
  for (const { standIn } of checklist) if (standIn) all.push(standIn);
  return all;
}
