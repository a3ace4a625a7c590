import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { type Names, reasonName } from '#shared/domain/definition/names.ts';
import type { Transition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';

/** What stands on an arrow: why a deal leaves or goes back, else when it goes ahead. */
export function arrowWords(transition: Transition, names: Names): string {
  if (transition.kind === 'disqualify' || transition.kind === 'recycle') {
    if (transition.reason) return reasonName(names, transition.reason);
  }
  const { when } = transition;
  if (isCombination(when) && when.of.length === 0 && when.kind === 'any') return 'no rule yet';
  return describeCriterion(when, names);
}
