import { normalize } from '../../criteria/text.ts';
import { leadingTo } from '../../definition/forward.ts';
import type { Criterion, Definition, TouchpointCondition } from '../../definition/schema.ts';
import { isCombination } from '../../definition/walk.ts';
import type { Check } from '../finding.ts';
import { conditionsOn, handOver } from '../landmarks.ts';
import { enumerateWords } from '../words.ts';

/** Touchpoints with which somebody asks to be sold to, or has been spoken to: one may well be enough. */
const SERIOUS = /demo|trial|pric|quote|contact|introduc|refer|meeting|call|convers|proposal|contract/i;

const isMetByOne = ({ types, measure, is }: TouchpointCondition, type: string): boolean =>
  measure !== 'sum' &&
  (types.length === 0 || types.some((one) => normalize(one) === normalize(type))) &&
  (is.op === 'atLeast' ? is.value <= 1 : is.op === 'between' && is.low <= 1 && is.high >= 1);

/** Whether one touchpoint of a type meets the criterion of a deal that shows nothing else. */
function isEnough(criterion: Criterion, type: string, definition: Definition): boolean {
  if (isCombination(criterion)) {
    // What a deal that shows nothing doesn't violate is met.
    if (criterion.kind === 'none') return true;
    const met = criterion.of.filter((part) => isEnough(part, type, definition)).length;
    if (criterion.kind === 'atLeast') return met >= criterion.count;
    return criterion.kind === 'any' ? met > 0 : met === criterion.of.length;
  }
  if (criterion.kind === 'touchpoints') return isMetByOne(criterion, type);
  if (criterion.kind !== 'score' || criterion.is.op === 'atMost') return false;
  const wanted = criterion.is.op === 'atLeast' ? criterion.is.value : criterion.is.low;
  const { of } = criterion;
  const points = definition.scoring.rules
    .filter(({ category }) => category === 'engagement' && (of === 'total' || of === category))
    .filter(({ when }) => when.kind === 'touchpoints' && isMetByOne(when, type))
    .reduce((sum, rule) => sum + rule.points, 0);
  return wanted > 0 && points >= wanted;
}

/** A form fill as the whole MQL. */
export const oneAction: Check = (definition) => {
  const stage = handOver(definition);
  if (stage === null) return [];
  const ways = leadingTo(definition, stage);
  const asked = [
    ...definition.scoring.rules.map(({ when }) => when),
    ...ways.flatMap((way) => conditionsOn(definition, way)),
  ];
  const types = new Set(asked.flatMap((when) => (when.kind === 'touchpoints' ? when.types : [])));
  const enough = [...types].filter(
    (type) => !SERIOUS.test(type) && ways.some(({ when }) => isEnough(when, type, definition)),
  );
  if (enough.length === 0) return [];
  const { id, name } = definition.stages[stage]!;
  return [
    {
      id: 'one-action-is-enough',
      what: `A single touchpoint is enough for ${name}: ${enumerateWords(enough, 'or')}.`,
      why: 'Where every form fill is handed over, sales stops looking. Ask for two signs of interest, or for fit beside one.',
      at: { kind: 'stage', id },
      shows: { reaches: id, outcomes: ['lost', 'rejected'] },
    },
  ];
};
