/**
 * Hindsight as a matter of the definition: each field that is known late has a twin that is known from the start, and
 * a definition that asks the twin is one edit away from the honest one.
 */
import type { Criterion, Definition, FieldCondition } from '../domain/definition/schema.ts';
import { allConditions, isCombination } from '../domain/definition/walk.ts';
import { type Field, fieldByRole, type Sample } from '../domain/sample/sample.ts';

/** No imported field has such a key. */
const twinOf = (key: string): string => `${key}\u0000with hindsight`;

/** The sample with twins of its fields that are known late; they hold the same values. */
export function withTwins(sample: Sample): Sample {
  const late = sample.fields.filter(({ known }) => known !== 'start');
  const columns = new Map(sample.columns);
  for (const { key } of late) {
    const column = sample.columns.get(key);
    if (column) columns.set(twinOf(key), column);
  }
  const twins = late.map(
    (field): Field => ({ ...field, key: twinOf(field.key), role: null, known: 'start' }),
  );
  return { ...sample, columns, fields: [...sample.fields, ...twins] };
}

/** The definition, asking the twins of some fields that are known late. */
export function askingTwins(definition: Definition, keys: ReadonlySet<string>): Definition {
  const ofField = (condition: FieldCondition): FieldCondition =>
    keys.has(condition.field) ? { ...condition, field: twinOf(condition.field) } : condition;
  const of = (criterion: Criterion): Criterion => {
    if (isCombination(criterion)) return { ...criterion, of: criterion.of.map(of) };
    return criterion.kind === 'field' ? ofField(criterion) : criterion;
  };
  const { scoring } = definition;
  return {
    ...definition,
    transitions: definition.transitions.map((one) => ({ ...one, when: of(one.when) })),
    checklist: definition.checklist.map((item) =>
      item.standIn ? { ...item, standIn: ofField(item.standIn) } : item,
    ),
    scoring: { ...scoring, rules: scoring.rules.map((rule) => ({ ...rule, when: of(rule.when) })) },
  };
}

/** Whether thresholds differ by the source, which a definition looks up without a condition that could ask a twin. */
export function looksUpSource(sample: Sample, definition: Definition, keys: ReadonlySet<string>): boolean {
  const source = fieldByRole(sample, 'source')?.key;
  if (source === undefined || !keys.has(source)) return false;
  return allConditions(definition).some((condition) => condition.kind === 'score' && condition.bySource);
}

/** The sample with some fields known from the start. */
export const knowing = (sample: Sample, keys: ReadonlySet<string>): Sample => ({
  ...sample,
  fields: sample.fields.map((field): Field => (keys.has(field.key) ? { ...field, known: 'start' } : field)),
});
