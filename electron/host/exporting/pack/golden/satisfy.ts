/**
 * Changes a test lead so that a criterion is true of it, or false, just at the border where there is one. A later
 * change may undo an earlier one, so the result is always put before the reference.
 */
import type {
  Comparison,
  Criterion,
  Definition,
  FieldCondition,
  Rule,
  ScoreBandCondition,
  ScoreCondition,
  TouchpointCondition,
} from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { instantOf } from '#shared/domain/sample/calendar.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import type { DraftLead } from './draft-lead.ts';

export interface LeadScope {
  definition: Definition;
  sample: Pick<Sample, 'fields' | 'timeZone'>;
  /** The rules in the order in which they are tried to bring a score up. */
  rules: readonly Rule[];
  /** How many days before the end touchpoints are set that may be of any age. */
  age: number;
}

const HOUR = 1 / 24;
/** A text that nobody lists. */
const OTHER = 'Something else';

export function satisfy(lead: DraftLead, criterion: Criterion, wanted: boolean, scope: LeadScope): void {
  if (isCombination(criterion)) {
    const each = (parts: readonly Criterion[], value: boolean) => {
      for (const part of parts) satisfy(lead, part, value, scope);
    };
    const { of } = criterion;
    switch (criterion.kind) {
      case 'all':
        each(wanted ? of : of.slice(-1), wanted);
        return;
      case 'any':
        each(wanted ? of.slice(0, 1) : of, wanted);
        return;
      case 'none':
        each(wanted ? of : of.slice(0, 1), !wanted);
        return;
      case 'atLeast':
        if (wanted) each(of.slice(0, criterion.count), true);
        else each(of.slice(Math.max(0, criterion.count - 1)), false);
        return;
    }
  }
  switch (criterion.kind) {
    case 'field':
      setField(lead, criterion, wanted, scope);
      return;
    case 'touchpoints':
      setTouchpoints(lead, criterion, wanted, scope);
      return;
    case 'score':
    case 'scoreBand':
      if (wanted) bringScoreUp(lead, criterion, scope);
      return;
    case 'checklist': {
      const item = scope.definition.checklist.find(({ id }) => id === criterion.item);
      if (item?.standIn) setField(lead, item.standIn, wanted, scope);
    }
  }
}

function setField(lead: DraftLead, condition: FieldCondition, wanted: boolean, { sample }: LeadScope): void {
  const field = sample.fields.find(({ key }) => key === condition.field);
  if (!field) return;
  if (condition.op === 'isKnown' && !wanted) {
    lead.values.delete(field.key);
    return;
  }
  if (condition.op === 'isKnown' && lead.values.has(field.key)) return;
  const value = wanted
    ? metBy(condition, field.type, sample.timeZone)
    : missedBy(condition, field.type, sample.timeZone);
  if (value === null) return;
  const own = typed(value, field.type);
  // What can't be read as a value of the field meets nothing.
  if (!Number.isNaN(own)) lead.values.set(field.key, own);
}

type Given = string | number | boolean;
const MINUTE = 60_000;

/** A value that just meets a condition; null where there is none. */
function metBy(condition: FieldCondition, type: FieldType, timeZone: string): Given | null {
  switch (condition.op) {
    case 'isKnown':
      return SOMETHING[type];
    case 'is':
    case 'atLeast':
    case 'atMost':
      return asInstant(condition.value, type, timeZone);
    case 'isAnyOf':
    case 'containsAnyOf':
      return asInstant(condition.values[0] ?? null, type, timeZone);
    case 'between':
      return asInstant(condition.low, type, timeZone);
    case 'before':
      return instantOf(condition.value, timeZone) - MINUTE;
    case 'after':
      return instantOf(condition.value, timeZone) + MINUTE;
  }
}

/** A value that just misses a condition; null where there is none. */
function missedBy(condition: FieldCondition, type: FieldType, timeZone: string): Given | null {
  switch (condition.op) {
    case 'isKnown':
      return null;
    case 'is':
    case 'isAnyOf': {
      const values = condition.op === 'is' ? [condition.value] : condition.values;
      if (type === 'boolean') return !values.map(String).includes('true');
      if (type === 'number') return Math.max(0, ...values.map(Number).filter(Number.isFinite)) + 1;
      return SOMETHING[type];
    }
    case 'containsAnyOf':
      return OTHER;
    case 'atLeast':
      return condition.value - 1;
    case 'atMost':
      return condition.value + 1;
    case 'between':
      return typeof condition.low === 'number'
        ? condition.low - 1
        : instantOf(condition.low, timeZone) - MINUTE;
    case 'before':
    case 'after':
      return instantOf(condition.value, timeZone);
  }
}

const asInstant = (value: Given | null, type: FieldType, timeZone: string): Given | null =>
  type === 'date' && typeof value === 'string' ? instantOf(value, timeZone) : value;

type FieldType = Sample['fields'][number]['type'];
const SOMETHING: Record<FieldType, string | number | boolean> = {
  text: OTHER,
  category: OTHER,
  number: 1,
  date: Date.UTC(2026, 0, 1),
  boolean: true,
};

function typed(value: string | number | boolean, type: FieldType): string | number | boolean {
  if (type === 'text' || type === 'category') return String(value);
  if (type === 'boolean') return value === true || value === 'true';
  return Number(value);
}

/** How much is measured where a comparison is just met, or just not. */
function amount(is: Comparison, wanted: boolean): number {
  if (is.op === 'atMost') return wanted ? Math.max(0, is.value) : is.value + 1;
  const least = is.op === 'between' ? is.low : is.value;
  return wanted ? least : least - 1;
}

/** More than a test lead needs to show the border. */
const MOST = 60;

function setTouchpoints(
  lead: DraftLead,
  { types, measure, withinDays, is, scope: whose }: TouchpointCondition,
  wanted: boolean,
  { sample, age }: LeadScope,
): void {
  const account = fieldByRole(sample, 'account');
  if (whose === 'account' && account && !lead.values.has(account.key))
    lead.values.set(account.key, 'Golden account');
  const type = types[0] ?? 'touchpoint';
  lead.touchpoints = lead.touchpoints.filter((touchpoint) => touchpoint.type !== type);
  const wantedAmount = amount(is, wanted);
  const window = withinDays ?? Number.POSITIVE_INFINITY;
  const begin = Math.min(age, window / 2);
  if (measure === 'sum') {
    if (wantedAmount > 0) lead.touchpoints.push({ type, age: begin + HOUR / 60, value: wantedAmount });
    return;
  }
  const many = Math.min(Math.ceil(wantedAmount), MOST);
  // Several days must not be more than the window holds; the count of hours is the count of touchpoints.
  const apart = Math.min(1, (window - begin) / (many + 1));
  for (let i = 0; i < many; i += 1) {
    lead.touchpoints.push({
      type,
      age: begin + HOUR / 60 + i * apart,
      ...(measure === 'people' ? { person: `Golden person ${i + 1}` } : {}),
    });
  }
}

/** Makes rules true until their points should do. */
function bringScoreUp(
  lead: DraftLead,
  condition: ScoreCondition | ScoreBandCondition,
  scope: LeadScope,
): void {
  const { of, least } = asked(condition, scope.definition);
  let points = 0;
  for (const rule of scope.rules) {
    if (points >= least) return;
    if (rule.points <= 0 || (of !== 'total' && rule.category !== of)) continue;
    satisfy(lead, rule.when, true, scope);
    points += rule.points;
  }
}

function asked(condition: ScoreCondition | ScoreBandCondition, { scoring }: Definition) {
  if (condition.kind === 'score') return { of: condition.of, least: amount(condition.is, true) };
  const band = scoring.bands.find(({ id }) => id === condition.band);
  return { of: band?.of ?? 'total', least: band?.from ?? 0 };
}
