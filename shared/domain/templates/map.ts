/** A template over the fields of a sample: what stands for what, proposed and then filled in. */
import { containsWords, normalize } from '../criteria/text.ts';
import type { Criterion, Definition, FieldCondition } from '../definition/schema.ts';
import { isCombination } from '../definition/walk.ts';
import type { Field } from '../sample/sample.ts';
import { definitionOf } from './all.ts';
import type { Beginning, FieldSlot, Template } from './template.ts';

/** What a template is mapped to. */
export interface TemplateSample {
  fields: readonly Pick<Field, 'key' | 'label' | 'type' | 'role'>[];
  touchpointTypes: readonly string[];
  /** The values of a text or category field in the sample; [] where they are not known. */
  valuesOf(field: string): readonly string[];
}

/** `sure`: the same name or role; `likely`: a word in its name; `none`: nothing in the sample is it. */
export type Confidence = 'sure' | 'likely' | 'none';

/** What stands for a placeholder. */
export interface SlotMapping {
  kind: 'field' | 'touchpoint';
  /** The placeholder's name or type. */
  slot: string;
  /** Key of a field, or a touchpoint type; null: nothing of the sample. */
  to: string | null;
  confidence: Confidence;
}

/** What of a template the sample can't show; it stays in the definition, where its conditions are unknown or never met. */
export interface Unmapped {
  kind: SlotMapping['kind'] | 'values';
  slot: string;
  /** For `values`: those that the sample's field doesn't hold. */
  values: readonly string[];
}

/** Proposes for each placeholder what in the sample it could be. Nothing stands for two placeholders. */
export function proposeMapping(template: Template, sample: TemplateSample): SlotMapping[] {
  const fields = propose(template.fields, sample.fields, {
    name: ({ name }) => name,
    isSure: (slot, field) =>
      slot.types.includes(field.type) &&
      ((slot.role !== undefined && slot.role === field.role) || isCalled(slot.name, field)),
    isLikely: (slot, field) =>
      slot.types.includes(field.type) &&
      field.role === null &&
      slot.words.some(
        (word) => containsWords(spelled(field.label), word) || containsWords(spelled(field.key), word),
      ),
  });
  const types = propose(
    template.touchpoints,
    sample.touchpointTypes.map((type) => ({ key: type })),
    {
      name: ({ type }) => type,
      isSure: (slot, { key }) => normalize(key) === normalize(slot.type),
      isLikely: (slot, { key }) => slot.words.some((word) => containsWords(spelled(key), word)),
    },
  );
  return [
    ...fields.map((mapping): SlotMapping => ({ kind: 'field', ...mapping })),
    ...types.map((mapping): SlotMapping => ({ kind: 'touchpoint', ...mapping })),
  ];
}

/** `jobTitle` and `job_title` as words. */
export const spelled = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ');

export const isCalled = (name: string, { key, label }: { key: string; label: string }): boolean =>
  [key, label].some((own) => normalize(spelled(own)) === normalize(name));

interface Likeness<S, C> {
  name(slot: S): string;
  isSure(slot: S, candidate: C): boolean;
  isLikely(slot: S, candidate: C): boolean;
}

/** First what is sure for any placeholder, then what is likely of what is left. */
export function propose<S, C extends { key: string }>(
  slots: readonly S[],
  candidates: readonly C[],
  { name, isSure, isLikely }: Likeness<S, C>,
): Omit<SlotMapping, 'kind'>[] {
  const found = new Map<S, { to: string; confidence: Confidence }>();
  const taken = new Set<string>();
  for (const [confidence, is] of [
    ['sure', isSure],
    ['likely', isLikely],
  ] as const) {
    for (const slot of slots) {
      const candidate = candidates.find((one) => !taken.has(one.key) && is(slot, one));
      if (found.has(slot) || !candidate) continue;
      found.set(slot, { to: candidate.key, confidence });
      taken.add(candidate.key);
    }
  }
  return slots.map((slot) => ({
    slot: name(slot),
    ...(found.get(slot) ?? { to: null, confidence: 'none' as const }),
  }));
}

/** The definition over the fields and touchpoints that stand for the placeholders, and what nothing stands for. */
export function fillTemplate(
  template: Template,
  beginning: Beginning,
  mapping: readonly SlotMapping[],
  sample: TemplateSample,
): { definition: Definition; unmapped: Unmapped[] } {
  const to = (kind: SlotMapping['kind'], slot: string) =>
    mapping.find((one) => one.kind === kind && one.slot === slot)?.to ?? null;
  const unmapped = new Map<string, Unmapped>();
  const missing = (kind: Unmapped['kind'], slot: string, values: readonly string[] = []) => {
    const before = unmapped.get(`${kind} ${slot}`)?.values ?? [];
    unmapped.set(`${kind} ${slot}`, { kind, slot, values: [...new Set([...before, ...values])] });
  };

  const field = (condition: FieldCondition): FieldCondition => {
    const slot = template.fields.find(({ name }) => name === condition.field)!;
    const key = to('field', slot.name);
    const own = sample.fields.find((one) => one.key === key);
    if (!own) {
      missing('field', slot.name);
      return { ...condition, field: freeName(slot, sample) };
    }
    const filled = withValues({ ...condition, field: own.key }, own, sample.valuesOf(own.key));
    if (filled.missing.length > 0) missing('values', slot.name, filled.missing);
    return filled.condition;
  };
  const criterion = (when: Criterion): Criterion => {
    if (isCombination(when)) return { ...when, of: when.of.map(criterion) };
    if (when.kind === 'field') return field(when);
    if (when.kind !== 'touchpoints') return when;
    const types = when.types.map((type) => {
      const own = to('touchpoint', type);
      if (own === null) missing('touchpoint', type);
      return own ?? type;
    });
    return { ...when, types };
  };

  const blank = definitionOf(template, beginning);
  const definition: Definition = {
    ...blank,
    transitions: blank.transitions.map((way) => ({ ...way, when: criterion(way.when) })),
    checklist: blank.checklist.map((item) =>
      item.standIn ? { ...item, standIn: field(item.standIn) } : item,
    ),
    scoring: {
      ...blank.scoring,
      rules: blank.scoring.rules.map((rule) => ({ ...rule, when: criterion(rule.when) })),
    },
  };
  return { definition, unmapped: [...unmapped.values()] };
}

/** A placeholder's name that no field of the sample goes by: an unmapped condition must not find one by chance. */
function freeName({ name }: FieldSlot, { fields }: TemplateSample): string {
  return fields.some(({ key }) => key === name) ? `${name} (not in the sample)` : name;
}

/** Answers that deny what is asked. */
const DENIES = /^(no|none|not|never|unknown|false|n\/?a)\b/i;

/** The condition in the field's own values, and those that it doesn't hold. */
function withValues(
  condition: FieldCondition,
  { type }: Pick<Field, 'type'>,
  values: readonly string[],
): { condition: FieldCondition; missing: string[] } {
  const { kind, field } = condition;
  if (condition.op === 'is' && condition.value === true && type !== 'boolean') {
    const affirming = values.filter((value) => !DENIES.test(value));
    const asked: FieldCondition =
      affirming.length > 0 && affirming.length < values.length
        ? { kind, field, op: 'isAnyOf', values: affirming }
        : { kind, field, op: 'isKnown' };
    return { condition: asked, missing: [] };
  }
  if (condition.op !== 'isAnyOf' || values.length === 0) return { condition, missing: [] };
  const wanted = condition.values.map(String);
  const own = (value: string) =>
    values.filter((one) => containsWords(one, value) || containsWords(value, one));
  const found = wanted.flatMap((value) => own(value));
  const missing = wanted.filter((value) => own(value).length === 0);
  return { condition: { ...condition, values: [...new Set([...found, ...missing])] }, missing };
}

/** A template mapped to a sample as far as words and roles tell. */
export function mapTemplate(
  template: Template,
  beginning: Beginning,
  sample: TemplateSample,
): { mapping: SlotMapping[]; definition: Definition; unmapped: Unmapped[] } {
  const mapping = proposeMapping(template, sample);
  return { mapping, ...fillTemplate(template, beginning, mapping, sample) };
}
