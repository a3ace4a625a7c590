/** One typed condition, or a group that begins like one: `at least 2 of (…)`. */
import type {
  Comparison,
  Condition,
  Criterion,
  FieldCondition,
  ScoreCondition,
  TouchpointCondition,
} from '../schema.ts';
import { CATEGORIES } from '../vocabulary.ts';
import type { Reader } from './reader.ts';
import { fieldCalled, NUMBER, partCalled, scoreWords } from './vocabulary.ts';

/** A condition that begins with a comparison is about touchpoints, unless a group follows. */
export function readCondition(reader: Reader, group: () => Criterion[]): Criterion {
  const is = comparison(reader);
  if (is !== null) return countOrTouchpoints(reader, is, group);
  for (const of of ['total', ...CATEGORIES] as const) {
    if (reader.take(scoreWords(of))) return score(reader, of);
  }
  return named(reader);
}

function comparison(reader: Reader): Comparison | null {
  if (reader.take('at least') || reader.take('>=', false))
    return { op: 'atLeast', value: thousandths(reader) };
  if (reader.take('at most') || reader.take('<=', false)) return { op: 'atMost', value: thousandths(reader) };
  if (!reader.take('between')) return null;
  const low = thousandths(reader);
  reader.must('and');
  return { op: 'between', low, high: thousandths(reader) };
}

function thousandths(reader: Reader): number {
  const token = reader.next;
  const number = reader.number();
  if (Math.abs(number) > 1_000_000) reader.fail('expected a number between −1,000,000 and 1,000,000', token);
  if (Math.abs(number * 1000 - Math.round(number * 1000)) >= 1e-6) {
    reader.fail('expected a number with at most three decimals', token);
  }
  return number;
}

function countOrTouchpoints(reader: Reader, is: Comparison, group: () => Criterion[]): Criterion {
  if (reader.take('of')) {
    if (is.op === 'atLeast' && Number.isInteger(is.value) && is.value >= 0 && reader.sees('(')) {
      return { kind: 'atLeast', count: is.value, of: group() };
    }
    return touchpoints(reader, 'count', is);
  }
  if (reader.take('days with')) return touchpoints(reader, 'days', is);
  if (reader.take('people with')) return touchpoints(reader, 'people', is);
  if (reader.take('value of')) return touchpoints(reader, 'sum', is);
  if (reader.sees('touchpoints')) return touchpoints(reader, 'count', is);
  reader.offer('keyword', () => ['touchpoints']);
  return reader.fail();
}

function touchpoints(
  reader: Reader,
  measure: TouchpointCondition['measure'],
  is: Comparison,
): TouchpointCondition {
  const types: string[] = [];
  if (!reader.take('touchpoints')) {
    do types.push(touchpointType(reader));
    while (reader.take(','));
  }
  const scope = reader.take('in the account') ? 'account' : 'deal';
  if (!reader.take('within')) return { kind: 'touchpoints', types, measure, scope, is };
  const withinDays = reader.number('a number of days');
  if (withinDays <= 0) reader.fail('a window is longer than nothing');
  if (!reader.take('day', false)) reader.must('days');
  return { kind: 'touchpoints', types, measure, scope, withinDays, is };
}

/** In quotes, any type; bare, one that the sample has. */
function touchpointType(reader: Reader): string {
  const known = reader.vocabulary.touchpointTypes;
  const { text, token } = reader.text('touchpoint', known, ['within', 'in']);
  if (token.kind === 'quoted') return text;
  const type = known.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (type !== undefined) return type;
  return reader.fail(
    `there is no touchpoint type called “${text}”; in quotes, it would be one that the sample lacks`,
    token,
  );
}

function score(reader: Reader, of: ScoreCondition['of']): Condition {
  reader.take('is', false);
  if (reader.take('in band')) return band(reader, of);
  const is = comparison(reader);
  if (is === null) return reader.fail();
  if (!reader.take('(', false)) return { kind: 'score', of, is };
  const bySource: [string, Comparison][] = [];
  while (!reader.take(')')) {
    if (bySource.length > 0) reader.must(',');
    const other = comparison(reader) ?? sameComparison(reader, is);
    reader.must('from');
    bySource.push([reader.text('source', reader.vocabulary.sources).text, other]);
  }
  return { kind: 'score', of, is, bySource: Object.fromEntries(bySource) };
}

/** `(70 from Webinar)` after `at least 50` means at least 70. */
function sameComparison(reader: Reader, is: Comparison): Comparison {
  return is.op === 'between' ? reader.fail() : { op: is.op, value: thousandths(reader) };
}

function band(reader: Reader, of: ScoreCondition['of']): Condition {
  const { bands } = reader.vocabulary.names.definition.scoring;
  const fitting = bands.filter((candidate) => candidate.of === of);
  const { text, token } = reader.text(
    'band',
    fitting.map(({ name }) => name),
  );
  const found = partCalled(text, bands);
  if (!found) return reader.fail(`there is no score band called “${text}”`, token);
  if (found.of !== of) {
    return reader.fail(`“${found.name}” is a band of the ${scoreWords(found.of)}`, token);
  }
  return { kind: 'scoreBand', band: found.id };
}

/** A condition on a field, or a checklist item. */
function named(reader: Reader): Criterion {
  const outright = reader.take('field', false);
  const { text, token } = outright ? reader.text('field', []) : reader.name();
  const { names } = reader.vocabulary;
  const item = outright ? undefined : partCalled(text, names.definition.checklist);
  const field = outright ? text : fieldCalled(text, names);
  const is = reader.take('is') || reader.take('=', false);
  const negated = is ? reader.take('not') : reader.take('does not contain', false);
  const condition: Condition =
    is && item && reader.take('confirmed')
      ? { kind: 'checklist', item: item.id }
      : fieldCondition(reader, field ?? (token.kind === 'quoted' ? text : null), is, negated);
  return negated ? { kind: 'none', of: [condition] } : condition;
}

/** `is` was read already, or with `contained` the whole of `does not contain`. */
function fieldCondition(reader: Reader, field: string | null, is: boolean, negated: boolean): FieldCondition {
  if (field === null) return reader.fail();
  const on = { kind: 'field', field } as const;
  const contains = is ? false : negated || reader.take('contains');
  const known = reader.vocabulary.valuesOf(field);
  if (contains) {
    const match = reader.take('text') ? 'text' : 'words';
    reader.take('any of');
    return {
      ...on,
      op: 'containsAnyOf',
      values: list(reader, () => reader.text('value', known).text),
      match,
    };
  }
  if (is && reader.take('known')) return { ...on, op: 'isKnown' };
  if (is && reader.take('any of'))
    return { ...on, op: 'isAnyOf', values: list(reader, () => scalar(reader, known)) };
  if (reader.take('between')) {
    const low = bound(reader);
    reader.must('and');
    return { ...on, op: 'between', low, high: bound(reader) };
  }
  if (reader.take('at least') || reader.take('>=', false))
    return { ...on, op: 'atLeast', value: reader.number() };
  if (reader.take('at most') || reader.take('<=', false))
    return { ...on, op: 'atMost', value: reader.number() };
  for (const op of ['before', 'after'] as const) {
    if (reader.take(op)) return { ...on, op, value: date(reader) };
  }
  return is ? { ...on, op: 'is', value: scalar(reader, known) } : reader.fail();
}

function list<T>(reader: Reader, entry: () => T): T[] {
  if (reader.take('nothing', false)) return [];
  const values = [entry()];
  while (reader.take(',')) values.push(entry());
  return values;
}

function scalar(reader: Reader, known: readonly string[]): string | number | boolean {
  const { text, token } = reader.text('value', known);
  if (token.kind === 'quoted') return text;
  if (NUMBER.test(text)) return Number(text);
  if (/^(true|yes)$/i.test(text)) return true;
  return /^(false|no)$/i.test(text) ? false : text;
}

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;

function date(reader: Reader): string {
  reader.offer('hint', () => ['a date like 2026-03-01']);
  const token = reader.next;
  if (!ISO.test(token.text) || Number.isNaN(Date.parse(token.text))) reader.fail();
  return reader.text('hint', []).text;
}

function bound(reader: Reader): number | string {
  reader.offer('hint', () => ['a number']);
  return NUMBER.test(reader.next.text) ? reader.number() : date(reader);
}
