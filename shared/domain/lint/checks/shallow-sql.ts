import { leadingTo } from '../../definition/forward.ts';
import type { Check, Finding } from '../finding.ts';
import { conditionsOn, salesQualified, wordsOf } from '../landmarks.ts';

const NEED = /\b(needs?|pains?|problems?|use ?cases?|challenges?)\b/i;
const TIMING =
  /\b(tim(e|es|ing|eline|elines|eframe|ings)|start|urgen\w*|deadline|quarter|decision process)\b/i;

/** SQL without need or timing. */
export const shallowSql: Check = (definition) => {
  const stage = salesQualified(definition);
  if (stage === null) return [];
  const { id, name } = definition.stages[stage]!;
  return leadingTo(definition, stage).flatMap((way): Finding[] => {
    const words = wordsOf(definition, conditionsOn(definition, way));
    const missing = [...(NEED.test(words) ? [] : ['need']), ...(TIMING.test(words) ? [] : ['timing'])];
    if (missing.length === 0) return [];
    return [
      {
        id: `shallow-sql ${way.id}`,
        what: `A lead becomes ${name} without anybody having heard a ${missing.join(' or a ')}.`,
        why: 'An SQL claims a real opportunity: a need, timing, access to whoever decides, a next step. Without them the forecast fills with conversations.',
        at: { kind: 'transition', id: way.id },
        shows: { reaches: id, outcomes: ['lost', 'rejected'] },
      },
    ];
  });
};
