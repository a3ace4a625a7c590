/** What a definition asks the sample for, and who asks. */
import type { Condition, Definition } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import type { Place } from '../../domain/lint/finding.ts';
import { conditionsOn } from '../../domain/lint/landmarks.ts';

export interface Asked {
  at: Place;
  /** Id of the stage at which it is asked; null: of every deal. */
  stage: string | null;
  conditions: Condition[];
}

/** The conditions of each rule and transition, checklist items with their stand-ins. */
export const asked = (definition: Definition): Asked[] => [
  ...definition.scoring.rules.map(
    ({ id, when }): Asked => ({
      at: { kind: 'rule', id },
      stage: null,
      conditions: conditionsOf(when).map(({ condition }) => condition),
    }),
  ),
  ...definition.transitions.map(
    (transition): Asked => ({
      at: { kind: 'transition', id: transition.id },
      stage: transition.from,
      conditions: conditionsOn(definition, transition),
    }),
  ),
];
