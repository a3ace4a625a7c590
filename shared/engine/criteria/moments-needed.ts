/** Which moments of a deal conditions have to be asked at. */
import type { Condition, Definition } from '../../domain/definition/schema.ts';
import { fieldByRole } from '../../domain/sample/sample.ts';
import type { MomentKind } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';

/**
 * The fewest that give the same result. Between two moments at which no condition can have changed, a deal takes
 * the same way again and ends where it stood, so the later one can be left out. Where `mayReturn`, it may come round
 * to where it stood by a transition that it was barred from at the earlier one: one moment more tells it.
 */
export function momentsNeeded(
  conditions: readonly Condition[],
  { sample, fields }: PreparedSample,
  mayReturn = false,
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
  if (known.has('end')) return mayReturn ? 'deal' : 'ends';
  return mayReturn ? 'ends' : 'first';
}

/** Whether a transition leads back, so that deals could go round. */
export function mayReturn({ stages, transitions }: Definition): boolean {
  const place = (id: string) => stages.findIndex((one) => one.id === id);
  return transitions.some((one) => one.kind !== 'disqualify' && place(one.to) <= place(one.from));
}
