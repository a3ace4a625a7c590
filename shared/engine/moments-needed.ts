/** Which moments of a deal conditions have to be asked at. */
import type { Condition } from '../domain/definition/schema.ts';
import { fieldByRole } from '../domain/sample/sample.ts';
import type { MomentKind } from './moments.ts';
import type { PreparedSample } from './prepared.ts';

/**
 * The fewest that give the same result. Between two moments at which no condition can have changed, a deal takes
 * the same way again and ends where it stood, so the later one can be left out.
 */
export function momentsNeeded(
  conditions: readonly Condition[],
  { sample, fields }: PreparedSample,
): MomentKind {
  if (sample.touchpoints.at.length > 0) {
    const touchpoints = conditions.filter((condition) => condition.kind === 'touchpoints');
    if (touchpoints.some(({ scope }) => scope === 'account')) return 'account';
    if (touchpoints.length > 0) return 'deal';
  }
  const known = new Set(
    conditions.flatMap((condition) => {
      if (condition.kind === 'field') return fields.get(condition.field)?.known ?? [];
      if (condition.kind === 'score' && condition.bySource) return fieldByRole(sample, 'source')?.known ?? [];
      return [];
    }),
  );
  if (known.has('dated')) return 'deal';
  return known.has('end') ? 'ends' : 'first';
}
