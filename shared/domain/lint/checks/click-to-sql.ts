import { leadingTo } from '../../definition/forward.ts';
import type { Check, Finding } from '../finding.ts';
import { conditionsOn, salesQualified, wordsOf } from '../landmarks.ts';

const SPOKEN =
  /convers|discovery|contact|\bcalls?\b|spoke|meeting(?! (booked|requested|scheduled))|visit to/i;

/** A demo request straight to SQL without a conversation. */
export const clickToSql: Check = (definition) => {
  const stage = salesQualified(definition);
  if (stage === null) return [];
  const { id, name } = definition.stages[stage]!;
  return leadingTo(definition, stage).flatMap((way): Finding[] => {
    const conditions = conditionsOn(definition, way);
    if (conditions.length === 0 || conditions.some(({ kind }) => kind === 'checklist')) return [];
    if (SPOKEN.test(wordsOf(definition, conditions))) return [];
    return [
      {
        id: `click-to-sql ${way.id}`,
        what: `A lead becomes ${name} by what it did or is, without a conversation.`,
        why: 'A demo request from a fitting company deserves a call today, but only the call shows a need and a next step. Lead it to acceptance (SAL) instead.',
        at: { kind: 'transition', id: way.id },
        shows: { reaches: id, outcomes: ['lost', 'rejected'] },
      },
    ];
  });
};
