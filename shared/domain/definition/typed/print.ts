/** Criteria in their typed form, as `parse` reads them. */
import type { Names } from '../names.ts';
import type {
  Combination,
  Comparison,
  Condition,
  Criterion,
  FieldCondition,
  TouchpointCondition,
} from '../schema.ts';
import { isCombination } from '../walk.ts';
import { quote } from './tokens.ts';
import { scoreWords, written, writtenField, writtenPart } from './vocabulary.ts';

/** The typed form; `parse` with the same names gives the same criterion back. */
export function print(criterion: Criterion, names: Names): string {
  return isCombination(criterion) ? combination(criterion, names) : condition(criterion, names);
}

function combination(group: Combination, names: Names): string {
  const { kind, of } = group;
  if ((kind === 'all' || kind === 'any') && of.length > 1) {
    return of.map((part) => nested(part, names)).join(kind === 'all' ? ' and ' : ' or ');
  }
  if (kind === 'none' && of.length === 1) return `not ${nested(of[0]!, names)}`;
  const parts = of.map((part) => print(part, names)).join('; ');
  return `${kind === 'atLeast' ? `at least ${group.count}` : kind} of (${parts})`;
}

/** In parentheses where it is joined by `and` or `or` itself. */
function nested(part: Criterion, names: Names): string {
  const joined = (part.kind === 'all' || part.kind === 'any') && part.of.length > 1;
  return joined ? `(${print(part, names)})` : print(part, names);
}

function condition(part: Condition, names: Names): string {
  switch (part.kind) {
    case 'field':
      return `${writtenField(part.field, names)} ${fieldComparison(part)}`;
    case 'touchpoints':
      return touchpoints(part);
    case 'score': {
      const bySource = part.bySource && Object.entries(part.bySource);
      const others = bySource?.map(([source, is]) => `${comparison(is)} from ${written(source)}`);
      return `${scoreWords(part.of)} ${comparison(part.is)}${others ? ` (${others.join(', ')})` : ''}`;
    }
    case 'scoreBand': {
      const { bands } = names.definition.scoring;
      const of = bands.find(({ id }) => id === part.band)?.of ?? 'total';
      return `${scoreWords(of)} in band ${writtenPart(part.band, bands)}`;
    }
    case 'checklist':
      return `${writtenPart(part.item, names.definition.checklist)} is confirmed`;
  }
}

function fieldComparison(part: FieldCondition): string {
  switch (part.op) {
    case 'is':
      return `is ${scalar(part.value)}`;
    case 'isAnyOf':
      return `is any of ${list(part.values)}`;
    case 'containsAnyOf':
      return `contains ${part.match === 'text' ? 'text ' : ''}any of ${list(part.values)}`;
    case 'between':
      return `between ${part.low} and ${part.high}`;
    case 'atLeast':
      return `at least ${part.value}`;
    case 'atMost':
      return `at most ${part.value}`;
    case 'before':
    case 'after':
      return `${part.op} ${part.value}`;
    case 'isKnown':
      return 'is known';
  }
}

function touchpoints({ types, measure, scope, withinDays, is }: TouchpointCondition): string {
  const of = { count: 'of', days: 'days with', people: 'people with', sum: 'value of' }[measure];
  return [
    comparison(is),
    ...(measure === 'count' && types.length === 0 ? [] : [of]),
    types.length === 0 ? 'touchpoints' : types.map(quote).join(', '),
    ...(scope === 'account' ? ['in the account'] : []),
    ...(withinDays === undefined ? [] : [`within ${withinDays} ${withinDays === 1 ? 'day' : 'days'}`]),
  ].join(' ');
}

const comparison = (is: Comparison): string =>
  is.op === 'between'
    ? `between ${is.low} and ${is.high}`
    : `${is.op === 'atLeast' ? 'at least' : 'at most'} ${is.value}`;

const scalar = (value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(value) : written(value);
};

const list = (values: readonly (string | number | boolean)[]): string =>
  values.length === 0 ? 'nothing' : values.map(scalar).join(', ');
