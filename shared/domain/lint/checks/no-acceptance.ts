import type { Check } from '../finding.ts';
import { handOver, salesQualified } from '../landmarks.ts';

/** SAL missing: marketing hands over, and nobody says whether sales takes it. */
export const noAcceptance: Check = (definition) => {
  const [mql, sql] = [handOver(definition), salesQualified(definition)];
  if (mql === null || sql === null || sql !== mql + 1) return [];
  const [from, to] = [definition.stages[mql]!, definition.stages[sql]!];
  return [
    {
      id: 'no-acceptance',
      what: `No stage between ${from.name} and ${to.name} says that sales accepts the lead (SAL).`,
      why: 'Without it, nobody sees how good the hand-over is: a lead that sales ignores looks like one that it works.',
      at: { kind: 'stage', id: from.id },
      shows: { reaches: from.id, outcomes: ['rejected'] },
    },
  ];
};
