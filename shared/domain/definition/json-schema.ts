/** The definition language as a JSON Schema, for tools that write or check definitions outside Yardstick. */
import { z } from 'zod';
import {
  checklistItemSchema,
  criterionSchema,
  definitionSchema,
  fieldConditionSchema,
  reasonSchema,
  ruleGroupSchema,
  ruleSchema,
  scoreBandSchema,
  scoreConditionSchema,
  stageSchema,
  touchpointConditionSchema,
  transitionSchema,
} from './schema.ts';
import { LIMITS } from './vocabulary.ts';

const DESCRIPTION = `A Yardstick definition: a stage flow and a scoring model. What this schema can't say and Yardstick checks: ids are unique and references lead somewhere; "advance" and "fastTrack" lead to a later stage, "recycle" to an earlier one; criteria of rules don't look at scores; a floor is never above its cap; points have at most three decimals; criteria are nested at most ${LIMITS.depth} deep and number at most ${LIMITS.conditions} in all.`;

/** JSON Schema, draft 2020-12. */
export function definitionJsonSchema(): object {
  const parts = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({
    criterion: criterionSchema,
    fieldCondition: fieldConditionSchema,
    touchpointCondition: touchpointConditionSchema,
    scoreCondition: scoreConditionSchema,
    stage: stageSchema,
    transition: transitionSchema,
    checklistItem: checklistItemSchema,
    reason: reasonSchema,
    rule: ruleSchema,
    ruleGroup: ruleGroupSchema,
    scoreBand: scoreBandSchema,
  })) {
    parts.add(schema, { id });
  }
  const { $schema, ...schema } = z.toJSONSchema(definitionSchema, { metadata: parts, io: 'input' });
  return { $schema, title: 'Yardstick definition', description: DESCRIPTION, ...schema };
}
