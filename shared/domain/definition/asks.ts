/** What a definition asks of deals by name, and the same questions asked of others. */
import { normalize } from '../criteria/text.ts';
import type { Criterion, Definition, FieldCondition } from './schema.ts';
import { allConditions, isCombination } from './walk.ts';

/** Fields by key, touchpoints by type, each once. */
export interface Asks {
  fields: string[];
  touchpoints: string[];
}

export function asksOf(definition: Definition): Asks {
  const conditions = allConditions(definition);
  const fields = conditions.flatMap((condition) => (condition.kind === 'field' ? [condition.field] : []));
  const touchpoints = conditions.flatMap((condition) =>
    condition.kind === 'touchpoints' ? condition.types : [],
  );
  return { fields: [...new Set(fields)], touchpoints: onceByText(touchpoints) };
}

/** What of it deals with these fields and types of touchpoints don't tell: what asks for it is unknown for every deal. */
export function lackingIn(
  definition: Definition,
  sample: { fields: readonly { key: string }[]; touchpointTypes: readonly string[] },
): Asks {
  const asks = asksOf(definition);
  const keys = new Set(sample.fields.map(({ key }) => key));
  const types = new Set(sample.touchpointTypes.map(normalize));
  return {
    fields: asks.fields.filter((field) => !keys.has(field)),
    touchpoints: asks.touchpoints.filter((type) => !types.has(normalize(type))),
  };
}

/** The definition with other fields and types of touchpoints in place of some; those that `to` doesn't name stay. */
export function askInstead(
  definition: Definition,
  to: { fields: ReadonlyMap<string, string>; touchpoints: ReadonlyMap<string, string> },
): Definition {
  const types = new Map(Array.from(to.touchpoints, ([from, type]) => [normalize(from), type]));
  const field = (condition: FieldCondition): FieldCondition => ({
    ...condition,
    field: to.fields.get(condition.field) ?? condition.field,
  });
  const criterion = (when: Criterion): Criterion => {
    if (isCombination(when)) return { ...when, of: when.of.map(criterion) };
    if (when.kind === 'field') return field(when);
    if (when.kind !== 'touchpoints') return when;
    return { ...when, types: onceByText(when.types.map((type) => types.get(normalize(type)) ?? type)) };
  };
  const { scoring } = definition;
  return {
    ...definition,
    transitions: definition.transitions.map((way) => ({ ...way, when: criterion(way.when) })),
    checklist: definition.checklist.map((item) =>
      item.standIn ? { ...item, standIn: field(item.standIn) } : item,
    ),
    scoring: { ...scoring, rules: scoring.rules.map((rule) => ({ ...rule, when: criterion(rule.when) })) },
  };
}

function onceByText(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const isNew = !seen.has(normalize(text));
    seen.add(normalize(text));
    return isNew;
  });
}
