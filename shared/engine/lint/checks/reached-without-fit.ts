import { handOver } from '../../../domain/lint/landmarks.ts';
import { both, countOf, dealsWhere, reaching } from '../deals.ts';
import type { SampleCheck } from '../finding.ts';

/** Below this share of those handed over, a few odd deals are no finding. */
const WORTH_A_WORD = 0.05;

/** Engagement without fit, where it really happens: deals handed over with no fit to speak of. */
export const reachedWithoutFit: SampleCheck = (looked) => {
  const { definition, sample, fit } = looked;
  const index = handOver(definition);
  if (index === null) return [];
  if (!definition.scoring.rules.some(({ category, points }) => category === 'fit' && points > 0)) return [];
  const { id, name } = definition.stages[index]!;
  const reached = reaching(looked, id);
  const scores = fit();
  const deals = both(
    reached,
    dealsWhere(sample, (deal) => scores[deal]! <= 0),
  );
  const [hits, of] = [countOf(deals), countOf(reached)];
  if (hits === 0 || hits < of * WORTH_A_WORD) return [];
  return [
    {
      id: 'reached-without-fit',
      what: `${hits} of the ${of} deals that get to ${name} have no points for fit.`,
      why: 'Activity alone carries them over the bar. Ask for a fit score beside the total.',
      at: { kind: 'stage', id },
      deals,
    },
  ];
};
