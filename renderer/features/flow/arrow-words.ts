import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { type Names, reasonName } from '#shared/domain/definition/names.ts';
import type { Transition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { KIND_LABEL } from '../../ui/words.ts';

export interface ArrowWords {
  /** What stands on it: why a deal leaves or goes back, else when it goes ahead. */
  short: string;
  /** Its kind and its rule in full. */
  full: string;
}

export function arrowWords(transition: Transition, names: Names): ArrowWords {
  const { kind, when } = transition;
  const rule = describeCriterion(when, names);
  const full = `${KIND_LABEL[kind]}: ${rule}`;
  if ((kind === 'disqualify' || kind === 'recycle') && transition.reason) {
    return { short: reasonName(names, transition.reason), full };
  }
  const isEmpty = isCombination(when) && when.of.length === 0 && when.kind === 'any';
  return { short: isEmpty ? 'no rule yet' : rule, full };
}
