/** Fields as a definition itself gives them away, for a workshop that has no deals yet. */
import type { Definition, FieldCondition } from '#shared/domain/definition/schema.ts';
import { allConditions } from '#shared/domain/definition/walk.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import type { FieldType, Sample } from '#shared/domain/sample/sample.ts';

/** A sample without deals whose fields are those that the definition asks about. */
export function sampleOfAskedFields(definition: Definition): Sample {
  const types = new Map<string, FieldType>();
  for (const condition of allConditions(definition)) {
    if (condition.kind !== 'field') continue;
    const type = typeOf(condition);
    if (type !== null || !types.has(condition.field)) types.set(condition.field, type ?? 'text');
  }
  return buildSample({ fields: [...types].map(([key, type]) => ({ key, type })), deals: [], asOf: 0 });
}

function typeOf(condition: FieldCondition): FieldType | null {
  switch (condition.op) {
    case 'atLeast':
    case 'atMost':
      return 'number';
    case 'before':
    case 'after':
      return 'date';
    case 'between':
      return typeof condition.low === 'number' ? 'number' : 'date';
    case 'is':
      return typeof condition.value === 'string' ? 'text' : (typeof condition.value as 'number' | 'boolean');
    case 'isAnyOf':
    case 'containsAnyOf':
      return 'text';
    case 'isKnown':
      return null;
  }
}
