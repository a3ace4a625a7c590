/** What a condition can be about, and the condition one starts with. */
import type { Condition, Definition, FieldCondition } from '#shared/domain/definition/schema.ts';
import type { Field } from '#shared/domain/sample/sample.ts';

/** The first slot of a sentence: a field, touchpoints, a score, a score band, or the checklist. */
export type Subject = `field:${string}` | 'touchpoints' | 'score' | 'scoreBand' | 'checklist';

export function subjectOf(condition: Condition): Subject {
  return condition.kind === 'field' ? `field:${condition.field}` : condition.kind;
}

interface SubjectChoice {
  value: Subject;
  label: string;
}
export interface SubjectGroup {
  group: string;
  items: SubjectChoice[];
}

/** Dates and outcomes that only say how a deal ended are no evidence for a definition; they are offered last. */
const AFTERMATH = new Set(['outcome', 'wonAt', 'lostAt', 'lostReason', 'stageDate']);

/** The lists of a definition that a condition can be about. */
export type SubjectLists = Pick<Definition, 'checklist'> & Pick<Definition['scoring'], 'bands'>;

export function subjectChoices(
  fields: readonly Field[],
  { checklist, bands }: SubjectLists,
  { scores, current }: { scores: boolean; current: Subject },
): SubjectGroup[] {
  const choice = (field: Field): SubjectChoice => ({ value: `field:${field.key}`, label: field.label });
  const facts = fields.filter((field) => field.role !== 'id' && !AFTERMATH.has(field.role ?? ''));
  const aftermath = fields.filter((field) => AFTERMATH.has(field.role ?? ''));
  const behaviour: SubjectChoice[] = [{ value: 'touchpoints', label: 'What it did' }];
  if (scores) {
    behaviour.push({ value: 'score', label: 'Score' });
    if (bands.length > 0) behaviour.push({ value: 'scoreBand', label: 'Score band' });
  }
  if (checklist.length > 0) behaviour.push({ value: 'checklist', label: 'Checklist item' });
  const missing = current.startsWith('field:') && !fields.some((field) => `field:${field.key}` === current);
  return [
    { group: 'Behaviour and judgement', items: behaviour },
    { group: 'What is known of the deal', items: facts.map(choice) },
    { group: 'How it went on', items: aftermath.map(choice) },
    {
      group: 'Not in this sample',
      items: missing ? [{ value: current, label: current.slice('field:'.length) }] : [],
    },
  ].filter(({ items }) => items.length > 0);
}

/** The condition that a subject starts with. */
export function startCondition(
  subject: Subject,
  fields: readonly Field[],
  { checklist, bands }: SubjectLists,
): Condition {
  switch (subject) {
    case 'touchpoints':
      return {
        kind: 'touchpoints',
        types: [],
        measure: 'count',
        scope: 'deal',
        is: { op: 'atLeast', value: 1 },
      };
    case 'score':
      return { kind: 'score', of: 'total', is: { op: 'atLeast', value: 50 } };
    case 'scoreBand':
      return { kind: 'scoreBand', band: bands[0]?.id ?? '' };
    case 'checklist':
      return { kind: 'checklist', item: checklist[0]?.id ?? '' };
    default: {
      const key = subject.slice('field:'.length);
      const field = fields.find((known) => known.key === key);
      return startFieldCondition(key, OPERATORS[field?.type ?? 'text'][0]!, field);
    }
  }
}

type Operator = FieldCondition['op'];

/** Which comparisons make sense for a type of field, most used first. */
export const OPERATORS: Record<Field['type'], readonly Operator[]> = {
  text: ['containsAnyOf', 'isAnyOf', 'is', 'isKnown'],
  category: ['isAnyOf', 'is', 'containsAnyOf', 'isKnown'],
  number: ['between', 'atLeast', 'atMost', 'is', 'isKnown'],
  date: ['after', 'before', 'between', 'isKnown'],
  boolean: ['is', 'isKnown'],
};

export const OPERATOR_LABEL: Record<Operator, string> = {
  is: 'is',
  isAnyOf: 'is any of',
  containsAnyOf: 'contains any of',
  between: 'is between',
  atLeast: 'is at least',
  atMost: 'is at most',
  before: 'is before',
  after: 'is after',
  isKnown: 'is known',
};

/** The condition with another comparison; what was compared with is kept as far as it fits. */
export function startFieldCondition(
  field: string,
  op: Operator,
  info: Field | undefined,
  before?: FieldCondition,
): FieldCondition {
  const base = { kind: 'field' as const, field };
  const words = before ? textsOf(before) : [];
  const numbers = before ? numbersOf(before) : [];
  switch (op) {
    case 'is':
      if (info?.type === 'boolean') return { ...base, op, value: true };
      if (info?.type === 'number') return { ...base, op, value: numbers[0] ?? 0 };
      return { ...base, op, value: words[0] ?? '' };
    case 'isAnyOf':
      return { ...base, op, values: words };
    case 'containsAnyOf':
      return { ...base, op, values: words, match: 'words' };
    case 'between':
      if (info?.type === 'date') return { ...base, op, low: today(), high: today() };
      return { ...base, op, low: numbers[0] ?? 0, high: numbers[1] ?? numbers[0] ?? 100 };
    case 'atLeast':
    case 'atMost':
      return { ...base, op, value: numbers[0] ?? 0 };
    case 'before':
    case 'after':
      return {
        ...base,
        op,
        value: before && 'value' in before && typeof before.value === 'string' ? before.value : today(),
      };
    case 'isKnown':
      return { ...base, op };
  }
}

const today = () => new Date().toISOString().slice(0, 10);

function textsOf(condition: FieldCondition): string[] {
  if ('values' in condition) return condition.values.map(String);
  return 'value' in condition && typeof condition.value === 'string' && condition.value
    ? [condition.value]
    : [];
}

function numbersOf(condition: FieldCondition): number[] {
  if (condition.op === 'between')
    return [condition.low, condition.high].filter((bound) => typeof bound === 'number');
  return 'value' in condition && typeof condition.value === 'number' ? [condition.value] : [];
}
