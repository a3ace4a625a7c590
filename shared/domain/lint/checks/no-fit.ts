import { leadingTo } from '../../definition/forward.ts';
import type { Condition } from '../../definition/schema.ts';
import { conditionsOf } from '../../definition/walk.ts';
import type { Check } from '../finding.ts';
import { conditionsOn, handOver } from '../landmarks.ts';

const asksWhoItIs = (condition: Condition): boolean =>
  condition.kind === 'field' || (condition.kind === 'score' && condition.of === 'fit');

/** Engagement without fit: nothing on the way to the hand-over looks at who the lead is. */
export const noFit: Check = (definition) => {
  const stage = handOver(definition);
  if (stage === null || leadingTo(definition, stage).length === 0) return [];
  const before = new Set(definition.stages.slice(0, stage).map(({ id }) => id));
  const asked =
    definition.scoring.rules.some(({ when }) =>
      conditionsOf(when).some(({ condition }) => condition.kind === 'field'),
    ) ||
    definition.transitions
      .filter(({ from, kind }) => before.has(from) && kind !== 'recycle')
      .some((transition) => conditionsOn(definition, transition).some(asksWhoItIs));
  if (asked) return [];
  const { id, name } = definition.stages[stage]!;
  return [
    {
      id: 'no-fit',
      what: `Nothing asks who the lead is on its way to ${name}.`,
      why: 'A busy student scores like a buyer. Fit (industry, size, title, region) should weigh more than activity.',
      at: { kind: 'stage', id },
      shows: { reaches: id, outcomes: ['lost', 'rejected'] },
    },
  ];
};
