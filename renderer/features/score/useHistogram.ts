import { useMemo } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { ScoreHistogram } from '#shared/engine/score/histogram.ts';
import type { ScoreOf } from '#shared/engine/score/sums.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useWorkshop } from '../../stores/workshop.ts';

/** How the deals score by the definition that is being edited; null until it is known. */
export function useHistogram(definition: Definition, of: ScoreOf): ScoreHistogram | null {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const draft = useDefinitions((state) => state.selected);
  const { scoring, checklist } = definition;
  // Thresholds move no score: while one is dragged, nothing is asked anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const args = useMemo(
    () => (sample && draft ? { draft, definition, of } : null),
    [sample, draft, scoring, checklist, of],
  );
  return useAnswer('histogram', args);
}
