/** A criterion as the ways in which it can be met: groups of conditions, all of one group or all of another. */
import type { Condition, Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';

export interface Literal {
  condition: Condition;
  /** Whether the condition must not hold. */
  negated: boolean;
}

/** More groups than anybody would build by hand. */
export const MOST_WAYS = 24;

/** The ways, each a group of conditions; null where there are too many. A criterion that is always met has one empty way. */
export function waysOf(criterion: Criterion, wanted = true): Literal[][] | null {
  if (!isCombination(criterion)) return [[{ condition: criterion, negated: !wanted }]];
  const { of } = criterion;
  switch (criterion.kind) {
    case 'all':
      return wanted ? each(of, true) : either(of, false);
    case 'any':
      return wanted ? either(of, true) : each(of, false);
    case 'none':
      return wanted ? each(of, false) : either(of, true);
    case 'atLeast':
      return wanted
        ? several(criterion.count, of, true)
        : several(of.length - criterion.count + 1, of, false);
  }
}

function each(parts: readonly Criterion[], wanted: boolean): Literal[][] | null {
  let ways: Literal[][] = [[]];
  for (const part of parts) {
    const more = waysOf(part, wanted);
    if (more === null || ways.length * more.length > MOST_WAYS) return null;
    ways = ways.flatMap((way) => more.map((other) => [...way, ...other]));
  }
  return ways;
}

function either(parts: readonly Criterion[], wanted: boolean): Literal[][] | null {
  const ways: Literal[][] = [];
  for (const part of parts) {
    const more = waysOf(part, wanted);
    if (more === null || ways.length + more.length > MOST_WAYS) return null;
    ways.push(...more);
  }
  return ways;
}

function several(count: number, parts: readonly Criterion[], wanted: boolean): Literal[][] | null {
  if (count <= 0) return [[]];
  if (count > parts.length) return [];
  const [first, ...rest] = parts;
  const withFirst = several(count - 1, rest, wanted);
  const without = several(count, rest, wanted);
  const own = waysOf(first!, wanted);
  if (withFirst === null || without === null || own === null) return null;
  const ways = [...own.flatMap((way) => withFirst.map((other) => [...way, ...other])), ...without];
  return ways.length > MOST_WAYS ? null : ways;
}
