import type { Round } from '#shared/contract/rounds.ts';
import type { RoundTruth } from '../../platform/engine/protocol.ts';

/**
 * Where a definition puts each deal of a round, by index of the round's category; null where the deal no longer counts,
 * and where the round did not offer the stage.
 */
export function definitionAnswers(
  { categories }: Pick<Round, 'categories'>,
  { stages, places }: Pick<RoundTruth, 'stages' | 'places'>,
  draft: string,
): (number | null)[] {
  return (stages[draft] ?? []).map((stage, deal) => {
    if (places[deal] == null) return null;
    // Out of the funnel is the first.
    const category = stage === null ? 0 : categories.indexOf(stage);
    return category === -1 ? null : category;
  });
}
