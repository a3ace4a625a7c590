/** Conditions as the filters of HubSpot and Marketo, which differ in their words only. */
import { describeCondition } from '#shared/domain/definition/describe.ts';
import type { Names } from '#shared/domain/definition/names.ts';
import type { Comparison, Condition, Criterion, FieldCondition } from '#shared/domain/definition/schema.ts';
import type { ConditionWriter, Written } from './crm.ts';
import { waysOf } from './ways.ts';

export interface FilterWords {
  /** What a field is called: `Contact property`. */
  field: string;
  is: string;
  isNot: string;
  contains: string;
  containsNot: string;
  atLeast: string;
  atMost: string;
  between: string;
  before: string;
  after: string;
  known: string;
  unknown: string;
  /** What separates values. */
  values: string;
  activity(types: string, is: Comparison, days: number | null, negated: boolean): string;
  score(of: string): string;
}

/** Filters by the ways in which a criterion is met: one group each. */
export function filters(criterion: Criterion, names: Names, write: ConditionWriter): Written {
  const ways = waysOf(criterion);
  if (ways === null) {
    return { kind: 'lines', lines: ['More groups than can be built by hand: see what can’t be expressed.'] };
  }
  if (ways.length === 0) return { kind: 'lines', lines: ['Never met: leave it out.'] };
  const lines = ways.map((way, i) => {
    const conditions = way.map(({ condition, negated }) => write(condition, negated, names)).join(' AND ');
    const said = conditions === '' ? 'no filter: everybody' : conditions;
    return ways.length === 1 ? said : `${i === 0 ? '' : 'OR '}group ${i + 1}: ${said}`;
  });
  return { kind: 'lines', lines };
}

export function filterWriter(words: FilterWords): ConditionWriter {
  const write: ConditionWriter = (condition, negated, names) => {
    switch (condition.kind) {
      case 'field':
        return fieldFilter(condition, negated, names, words);
      case 'touchpoints': {
        const { types, is, withinDays } = condition;
        return words.activity(
          types.length === 0 ? 'any activity' : types.join(' or '),
          is,
          withinDays ?? null,
          negated,
        );
      }
      case 'score':
        return negate(
          `${words.score(condition.of)} ${comparison(condition.is, words)}${sources(condition, words)}`,
          negated,
        );
      case 'scoreBand':
        return negate(describeCondition(condition, names), negated);
      case 'checklist': {
        const item = names.definition.checklist.find(({ id }) => id === condition.item);
        return negate(`${words.field} “${item?.name ?? condition.item}” ${words.is} Yes`, negated);
      }
    }
  };
  return write;
}

const negate = (text: string, negated: boolean): string => (negated ? `NOT (${text})` : text);

function sources(condition: Extract<Condition, { kind: 'score' }>, words: FilterWords): string {
  const own = Object.entries(condition.bySource ?? {});
  if (own.length === 0) return '';
  return `; for these sources instead: ${own.map(([source, is]) => `${source} ${comparison(is, words)}`).join(', ')}`;
}

/** `at least 2`. */
export const times = (is: Comparison): string =>
  is.op === 'between'
    ? `between ${is.low} and ${is.high}`
    : `${is.op === 'atLeast' ? 'at least' : 'at most'} ${is.value}`;

const comparison = (is: Comparison, words: FilterWords): string =>
  is.op === 'between'
    ? `${words.between} ${is.low} and ${is.high}`
    : `${is.op === 'atLeast' ? words.atLeast : words.atMost} ${is.value}`;

function fieldFilter(condition: FieldCondition, negated: boolean, names: Names, words: FilterWords): string {
  const field = `${words.field} “${names.fields.get(condition.field) ?? condition.field}”`;
  // A filter that must not hold lets empty values through, so that they have to be known.
  const known = negated ? ` AND ${field} ${words.known}` : '';
  const list = (values: readonly (string | number | boolean)[]) => values.map(String).join(words.values);
  switch (condition.op) {
    case 'isKnown':
      return `${field} ${negated ? words.unknown : words.known}`;
    case 'is':
      return `${field} ${negated ? words.isNot : words.is} ${String(condition.value)}${known}`;
    case 'isAnyOf':
      return `${field} ${negated ? words.isNot : words.is} ${list(condition.values)}${known}`;
    case 'containsAnyOf':
      return `${field} ${negated ? words.containsNot : words.contains} ${list(condition.values)}${known}`;
    case 'between':
      return `${negate(`${field} ${words.between} ${condition.low} and ${condition.high}`, negated)}${known}`;
    case 'atLeast':
      return `${negate(`${field} ${words.atLeast} ${condition.value}`, negated)}${known}`;
    case 'atMost':
      return `${negate(`${field} ${words.atMost} ${condition.value}`, negated)} AND ${field} ${words.known}`;
    case 'before':
      return `${negate(`${field} ${words.before} ${condition.value}`, negated)}${known}`;
    case 'after':
      return `${negate(`${field} ${words.after} ${condition.value}`, negated)}${known}`;
  }
}
