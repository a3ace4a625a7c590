import { isForward } from '../../definition/forward.ts';
import type { Check } from '../finding.ts';
import { handOver } from '../landmarks.ts';

/** No disqualifier. */
export const noDisqualifier: Check = (definition) => {
  const { transitions, stages } = definition;
  const stage = handOver(definition);
  if (stage === null || !transitions.some(isForward)) return [];
  if (transitions.some(({ kind }) => kind === 'disqualify')) return [];
  return [
    {
      id: 'no-disqualifier',
      what: 'Nothing ever takes a lead out.',
      why: 'Students, competitors and companies outside the market should leave with a reason, instead of being worked again and again.',
      shows: { reaches: stages[stage]!.id, outcomes: ['rejected'] },
    },
  ];
};
