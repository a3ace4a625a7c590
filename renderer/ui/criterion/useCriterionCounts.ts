import { useMemo } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import type { CriterionCounts } from '#shared/engine/simulation.ts';
import { draftNow, usePart } from '../../stores/definitions.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useWorkshop } from '../../stores/workshop.ts';

/** The deals that meet a criterion of the definition that is being edited; null until they are counted. */
export function useCriterionCounts(criterion: Criterion): CriterionCounts | null {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const looksAround = conditionsOf(criterion).some(
    ({ condition }) => condition.kind !== 'field' && condition.kind !== 'touchpoints',
  );
  // Scores and bands hang on the scoring, and all but fields and touchpoints on the checklist, whatever else changes.
  const scoring = usePart((definition) => (looksAround ? definition.scoring : null));
  const checklist = usePart((definition) => (looksAround ? definition.checklist : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the definition makes no difference
  const args = useMemo(() => {
    const draft = draftNow();
    return sample && draft ? { draft: draft.id, definition: draft.definition, criterion } : null;
  }, [sample, criterion, scoring, checklist]);
  return useAnswer('criterion', args);
}
