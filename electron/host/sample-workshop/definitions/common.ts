/** What the three definitions of the sample workshop share: the reasons, the questions, and words for conditions. */
import type {
  ChecklistItem,
  Criterion,
  FieldCondition,
  RejectionReason,
  Stage,
} from '#shared/domain/definition/schema.ts';

export const REASONS: readonly RejectionReason[] = [
  { id: 'industry', name: 'Wrong industry' },
  { id: 'size', name: 'Too small' },
  { id: 'region', name: 'Wrong region' },
  { id: 'budget', name: 'No budget' },
  { id: 'timing', name: 'Bad timing' },
  { id: 'student', name: 'Student or consultant' },
  { id: 'competitor', name: 'Competitor' },
  { id: 'duplicate', name: 'Duplicate' },
  { id: 'contact', name: 'Invalid contact' },
  { id: 'customer', name: 'Existing customer' },
  { id: 'response', name: 'No response' },
];

export const SERVED_REGIONS = ['UK & Ireland', 'Benelux', 'DACH', 'Nordics'];
export const CORE_INDUSTRIES = ['Logistics', 'Manufacturing', 'Wholesale', 'Food & beverage', 'Retail'];

export const isAnyOf = (field: string, values: string[]): FieldCondition => ({
  kind: 'field',
  field,
  op: 'isAnyOf',
  values,
});

export const hasWord = (field: string, values: string[]): FieldCondition => ({
  kind: 'field',
  field,
  op: 'containsAnyOf',
  values,
  match: 'words',
});

export const employeesBetween = (low: number, high: number): FieldCondition => ({
  kind: 'field',
  field: 'employees',
  op: 'between',
  low,
  high,
});

/** At least `count` touchpoints of a type, within so many days if given. */
export const happened = (type: string, count = 1, withinDays?: number): Criterion => ({
  kind: 'touchpoints',
  types: [type],
  measure: 'count',
  scope: 'deal',
  ...(withinDays !== undefined && { withinDays }),
  is: { op: 'atLeast', value: count },
});

export const confirmed = (item: string): Criterion => ({ kind: 'checklist', item });

export const scoreFrom = (value: number): Criterion => ({
  kind: 'score',
  of: 'total',
  is: { op: 'atLeast', value },
});

/** Known to be so; false, not unknown, as long as nobody asked. */
export const knownToBe = (condition: FieldCondition): Criterion => ({
  kind: 'all',
  of: [{ kind: 'field', field: condition.field, op: 'isKnown' }, condition],
});

export const TERRITORY: ChecklistItem = {
  id: 'territory',
  name: 'The company is in a region that we serve',
  standIn: isAnyOf('region', SERVED_REGIONS),
};
export const NEED: ChecklistItem = {
  id: 'need',
  name: 'Need: a problem that we solve',
  standIn: { kind: 'field', field: 'need', op: 'is', value: true },
};

export const CUSTOMER: Stage = {
  id: 'customer',
  name: 'Customer',
  owner: 'sales',
  meaning: 'The contract is signed.',
  requiredFields: [],
  slaHours: null,
  band: null,
};
