import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { complete } from '#shared/domain/definition/typed/complete.ts';
import { parse } from '#shared/domain/definition/typed/parse.ts';
import { print } from '#shared/domain/definition/typed/print.ts';
import type { Vocabulary } from '#shared/domain/definition/typed/vocabulary.ts';
import { conditions, criteria } from './arbitrary.ts';
import { example } from './example.ts';

const definition = {
  ...example(),
  checklist: [
    { id: 'budget', name: 'Budget' },
    { id: 'i2', name: 'Budget' },
    { id: 'i3', name: 'Need and timing' },
  ],
};
const names = namesFor(definition, [
  { key: 'title', label: 'Job title' },
  { key: 'industry', label: 'Industry' },
  { key: 'employees', label: 'Employees' },
  { key: 'created_at', label: 'Created at' },
  { key: 'a', label: 'b' },
  { key: 'b', label: 'A' },
  { key: 'c', label: 'Job Title' },
  { key: 'score', label: 'Lead score' },
]);
const vocabulary: Vocabulary = {
  names,
  touchpointTypes: ['pricing page view', 'demo request'],
  sources: ['Webinar', 'Paid search'],
  valuesOf: (field) => (field === 'industry' ? ['SaaS', 'Fintech', 'Oil and gas'] : []),
};
const read = (text: string): Criterion => {
  const parsed = parse(text, vocabulary);
  if (!parsed.ok) throw new Error(`${parsed.message} at ${parsed.start}`);
  return parsed.criterion;
};
const field = (key: string, rest: object) => ({ kind: 'field', field: key, ...rest }) as Criterion;

describe('what people type', () => {
  const saas = field('industry', { op: 'is', value: 'SaaS' });
  const big = field('employees', { op: 'atLeast', value: 50 });
  const known = field('title', { op: 'isKnown' });
  const touchpoints = (rest: object) =>
    ({
      kind: 'touchpoints',
      types: ['pricing page view'],
      measure: 'count',
      scope: 'deal',
      is: { op: 'atLeast', value: 2 },
      ...rest,
    }) as Criterion;
  const score = (rest: object) =>
    ({ kind: 'score', of: 'total', is: { op: 'atLeast', value: 50 }, ...rest }) as Criterion;
  test.each<[string, Criterion]>([
    [
      'title contains any of VP, Director and employees between 50 and 500',
      {
        kind: 'all',
        of: [
          field('title', { op: 'containsAnyOf', values: ['VP', 'Director'], match: 'words' }),
          field('employees', { op: 'between', low: 50, high: 500 }),
        ],
      },
    ],
    ['Industry is SaaS', saas],
    ['INDUSTRY = SaaS', saas],
    ['industry is not SaaS', { kind: 'none', of: [saas] }],
    ['employees>=50', big],
    ['employees is at least 50', big],
    [
      'industry is any of SaaS, "Oil and gas", 7',
      field('industry', { op: 'isAnyOf', values: ['SaaS', 'Oil and gas', 7] }),
    ],
    ['industry is yes', field('industry', { op: 'is', value: true })],
    ['industry is "yes"', field('industry', { op: 'is', value: 'yes' })],
    [
      'job title contains text market',
      field('title', { op: 'containsAnyOf', values: ['market'], match: 'text' }),
    ],
    [
      'job title does not contain VP Sales',
      { kind: 'none', of: [field('title', { op: 'containsAnyOf', values: ['VP Sales'], match: 'words' })] },
    ],
    ['Created at before 2026-03-01', field('created_at', { op: 'before', value: '2026-03-01' })],
    ['created at at least 5', field('created_at', { op: 'atLeast', value: 5 })],
    ['“not in the sample” is known', field('not in the sample', { op: 'isKnown' })],
    ['at least 2 of "pricing page view" within 30 days', touchpoints({ withinDays: 30 })],
    ['at least 2 of Pricing page view within 1 day', touchpoints({ withinDays: 1 })],
    ['at most 3 touchpoints', touchpoints({ types: [], is: { op: 'atMost', value: 3 } })],
    [
      'at least 2 people with "x", demo request in the account within 7 days',
      touchpoints({ measure: 'people', types: ['x', 'demo request'], scope: 'account', withinDays: 7 }),
    ],
    ['at least 2 days with touchpoints', touchpoints({ measure: 'days', types: [] })],
    [
      'between 1.5 and 2 value of "x"',
      touchpoints({ measure: 'sum', types: ['x'], is: { op: 'between', low: 1.5, high: 2 } }),
    ],
    ['score at least 50', score({})],
    ['fit score is at most 9.5', score({ of: 'fit', is: { op: 'atMost', value: 9.5 } })],
    [
      'score at least 50 (70 from Webinar, at most 9 from Paid search)',
      score({
        bySource: { Webinar: { op: 'atLeast', value: 70 }, 'Paid search': { op: 'atMost', value: 9 } },
      }),
    ],
    ['score in band hot', { kind: 'scoreBand', band: 'hot' }],
    ['budget is confirmed', { kind: 'checklist', item: 'budget' }],
    ['budget is not confirmed', { kind: 'none', of: [{ kind: 'checklist', item: 'budget' }] }],
    ['lead score at least 5', field('score', { op: 'atLeast', value: 5 })],
    [
      'industry is SaaS or employees >= 50 and title is known',
      { kind: 'any', of: [saas, { kind: 'all', of: [big, known] }] },
    ],
    [
      '(industry is SaaS or employees >= 50) and title is known',
      { kind: 'all', of: [{ kind: 'any', of: [saas, big] }, known] },
    ],
    [
      'at least 2 of (industry is SaaS; employees >= 50; not title is known)',
      { kind: 'atLeast', count: 2, of: [saas, big, { kind: 'none', of: [known] }] },
    ],
    ['none of (industry is SaaS; employees >= 50)', { kind: 'none', of: [saas, big] }],
    ['all of ()', { kind: 'all', of: [] }],
  ])('%s', (text, criterion) => {
    expect(read(text)).toEqual(criterion);
  });
});

describe('what doesn’t fit is refused at the word, with what was expected', () => {
  test.each<[string, string, RegExp]>([
    ['industry iss SaaS', 'iss', /expected .*“is”.*; found “iss”/],
    ['indutry is SaaS', 'indutry', /no field or checklist item called “indutry”.*in quotes/],
    ['industry is SaaS und employees > 5', '>', /expected .*“and”, “or”.*; found “>”/],
    ['employees at least many', 'many', /expected a number; found “many”/],
    ['employees between 5', '', /expected “and”; the text ends here/],
    ['created at before yesterday', 'yesterday', /expected a date like 2026-03-01; found “yesterday”/],
    [
      'at least 2 of pricing pages within 3 days',
      'pricing pages',
      /no touchpoint type called “pricing pages”/,
    ],
    ['at least 2 of "x" within soon', 'soon', /expected a number of days/],
    ['at least 2 of "x" within 0 days', 'days', /longer than nothing/],
    ['score at least 1.2345', '1.2345', /three decimals/],
    ['fit score in band hot', 'hot', /“Hot” is a band of the score/],
    ['score in band cold', 'cold', /no score band called “cold”/],
    ['(industry is SaaS', '', /expected .*“\)”; the text ends here/],
    ['industry is SaaS)', ')', /expected .*; found “\)”/],
    ['industry is "SaaS', '"SaaS', /quotation mark is not closed/],
    ['industry is "Saa\\"', '"Saa\\"', /quotation mark is not closed/],
    ['', '', /expected .*a field, a checklist item; the text ends here/],
    ['budget is', '', /expected “not”, “confirmed”/],
    ['at least 2 of "" within 3 days', 'at least 2 of "" within 3 days', /one character/],
  ])('%s', (text, word, message) => {
    const parsed = parse(text, vocabulary);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.message).toMatch(message);
    expect(text.slice(parsed.start, parsed.end)).toBe(word);
  });

  test('10,000 parentheses are refused, not followed', () => {
    for (const text of ['('.repeat(10_000), 'not '.repeat(10_000), 'all of ('.repeat(10_000)]) {
      expect(parse(text, vocabulary)).toMatchObject({
        ok: false,
        message: expect.stringContaining('deeper than 32'),
      });
    }
  });

  test('any text at all is read or refused, at a place inside it', () => {
    const word = fc.constantFrom(
      'industry',
      'is',
      'any',
      'of',
      '(',
      ')',
      'and',
      'not',
      '50',
      '"',
      ',',
      'at',
      'least',
      'score',
      'x',
    );
    const text = fc.oneof(
      fc.array(word).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parse(typed, vocabulary);
        if (parsed.ok) return;
        expect(parsed.start).toBeLessThanOrEqual(parsed.end);
        expect(parsed.end).toBeLessThanOrEqual(typed.length);
      }),
    );
  });
});

describe('printing', () => {
  test('is what a person would type', () => {
    const text = 'Industry is any of SaaS, "Oil and gas" and ("Job title" is known or not score at least 50)';
    expect(
      print(read('industry is any of SaaS, "Oil and gas" and (title is known or not score >= 50)'), names),
    ).toBe(text.replace('"Job title"', 'Job title'));
    expect(print(example().transitions[0]!.when, names)).toBe('score at least 50 (at least 70 from Webinar)');
  });

  test('reads back as the same, whatever the criterion', () => {
    const any = conditions(
      [...names.fields.keys(), 'Budget', 'job title'],
      definition.checklist,
      definition.scoring.bands,
    );
    fc.assert(
      fc.property(criteria(any), (criterion) => {
        const text = print(criterion, names);
        expect(parse(text, vocabulary), text).toEqual({ ok: true, criterion });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('completion', () => {
  const offered = (typed: string) => {
    const cursor = typed.indexOf('|');
    const { start, candidates } = complete(typed.replace('|', ''), cursor, vocabulary);
    return { replaces: typed.slice(start, cursor), texts: candidates.map(({ text }) => text) };
  };

  test.each<[string, string, string[]]>([
    ['ind|', 'ind', ['Industry']],
    ['industry is |', '', ['any of', 'known', 'SaaS', '"Oil and gas"']],
    ['industry is any of SaaS, oil an|', 'oil an', ['"Oil and gas"']],
    ['job t|', 'job t', ['Job title']],
    ['industry is SaaS |', '', ['and', 'or']],
    ['industry is SaaS and emp|', 'emp', ['Employees']],
    ['at least 2 of pricing p|', 'pricing p', ['pricing page view']],
    ['at least 2 of "pri|', '"pri', ['pricing page view']],
    ['at least 2 of "x" |', '', ['within', 'in the account']],
    ['score in band |', '', ['Hot']],
    ['score at least 50 (at least 70 from web|', 'web', ['Webinar']],
    ['not b|', 'b', ['Budget', 'between']],
    ['at l|', 'at l', ['at least']],
  ])('%s', (typed, replaces, texts) => {
    expect(offered(typed)).toMatchObject({ replaces, texts: expect.arrayContaining(texts) });
  });

  test('nothing is offered after what makes no sense', () => {
    expect(offered('industry iss |').texts).toEqual([]);
  });

  test('says what is expected where it can’t offer anything', () => {
    expect(complete('employees at least ', 19, vocabulary).candidates).toEqual([
      { kind: 'hint', text: 'a number' },
    ]);
  });
});
