import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  criterionPhrase,
  describeCriterion,
  describeLimits,
  describeRule,
  describeTransition,
  outline,
} from '#shared/domain/definition/describe.ts';
import { describeInstant, describeMoment } from '#shared/domain/definition/moment.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import { textOf } from '#shared/domain/definition/phrase.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import {
  describeDays,
  describeHours,
  describeNumber,
  describeShare,
  percent,
  percentRange,
  plural,
} from '#shared/domain/definition/wording.ts';
import { conditions, criteria } from './arbitrary.ts';
import { example } from './example.ts';

const names = namesFor(example(), [
  { key: 'industry', label: 'Industry' },
  { key: 'title', label: 'Title' },
  { key: 'size', label: 'Employees' },
  { key: 'news', label: 'Newsletter' },
]);
const field = (rest: object) => ({ kind: 'field', ...rest }) as Criterion;
const visits = (rest: object) =>
  ({
    kind: 'touchpoints',
    types: ['pricing page view'],
    measure: 'count',
    scope: 'deal',
    is: { op: 'atLeast', value: 2 },
    ...rest,
  }) as Criterion;
const a = field({ field: 'industry', op: 'is', value: 'SaaS' });
const b = field({ field: 'size', op: 'atLeast', value: 50 });
const c: Criterion = { kind: 'checklist', item: 'budget' };

describe('conditions', () => {
  test.each<[Criterion, string]>([
    [a, 'Industry is SaaS'],
    [
      field({ field: 'industry', op: 'isAnyOf', values: ['SaaS', 'Fintech'] }),
      'Industry is any of SaaS or Fintech',
    ],
    [field({ field: 'industry', op: 'isAnyOf', values: ['SaaS'] }), 'Industry is SaaS'],
    [
      field({ field: 'industry', op: 'isAnyOf', values: ['Oil and gas', ''] }),
      'Industry is any of “Oil and gas” or “”',
    ],
    [field({ field: 'news', op: 'is', value: true }), 'Newsletter is yes'],
    [
      field({ field: 'title', op: 'containsAnyOf', values: ['VP', 'CRO', 'Director'], match: 'words' }),
      'Title contains any of VP, CRO or Director',
    ],
    [
      field({ field: 'title', op: 'containsAnyOf', values: ['market'], match: 'text' }),
      'Title contains market, even within a word',
    ],
    [field({ field: 'size', op: 'between', low: 50, high: 1500 }), 'Employees is between 50 and 1,500'],
    [field({ field: 'size', op: 'atMost', value: 2500000 }), 'Employees is at most 2.5 million'],
    [field({ field: 'closed', op: 'before', value: '2026-03-01' }), 'closed is before 1 March 2026'],
    [
      field({ field: 'closed', op: 'after', value: '2026-03-01T09:30:00+01:00' }),
      'closed is after 1 March 2026, 08:30 UTC',
    ],
    [field({ field: 'industry', op: 'isKnown' }), 'Industry is known'],
    [visits({ withinDays: 30 }), 'at least 2 pricing page views within 30 days'],
    [visits({ is: { op: 'atLeast', value: 1 } }), 'at least 1 pricing page view'],
    [visits({ is: { op: 'atMost', value: 0 }, withinDays: 1.5 }), 'no pricing page views within 36 hours'],
    [visits({ types: [], is: { op: 'between', low: 2, high: 5 } }), 'between 2 and 5 touchpoints'],
    [visits({ types: ['reply', 'webinar'] }), 'at least 2 replies or webinars'],
    [
      visits({ measure: 'people', is: { op: 'atLeast', value: 1 } }),
      'at least 1 person with pricing page views',
    ],
    [visits({ measure: 'days' }), 'pricing page views on at least 2 days'],
    [
      visits({ measure: 'people', scope: 'account', withinDays: 30 }),
      'at least 2 people of the account with pricing page views within 30 days',
    ],
    [
      visits({ types: ['webinar'], measure: 'sum', is: { op: 'atLeast', value: 40 } }),
      'the values of webinars add up to at least 40',
    ],
    [{ kind: 'score', of: 'fit', is: { op: 'atLeast', value: 12.5 } }, 'the fit score is at least 12.5'],
    [{ kind: 'score', of: 'total', is: { op: 'atLeast', value: -10 } }, 'the score is at least −10'],
    [example().transitions[0]!.when, 'the score is at least 50 (70 from Webinar)'],
    [
      {
        kind: 'score',
        of: 'total',
        is: { op: 'atLeast', value: 50 },
        bySource: {
          Search: { op: 'atLeast', value: 40 },
          Referral: { op: 'atLeast', value: 40 },
          List: { op: 'between', low: 80, high: 90 },
        },
      },
      'the score is at least 50 (40 from Search or Referral; between 80 and 90 from List)',
    ],
    [{ kind: 'scoreBand', band: 'hot' }, 'the score is in the band Hot (80 or more)'],
    [c, 'Budget is confirmed'],
  ])('%#: %j', (criterion, words) => {
    expect(describeCriterion(criterion, names)).toBe(words);
  });

  test('a long list of values is cut short', () => {
    const values = Array.from({ length: 40 }, (_, i) => `v${i}`);
    expect(describeCriterion(field({ field: 'industry', op: 'isAnyOf', values }), names)).toMatch(
      /v10, v11 or 28 more$/,
    );
  });
});

describe('combinations', () => {
  const all = (...of: Criterion[]): Criterion => ({ kind: 'all', of });
  const any = (...of: Criterion[]): Criterion => ({ kind: 'any', of });
  const none = (...of: Criterion[]): Criterion => ({ kind: 'none', of });
  test.each<[Criterion, string]>([
    [all(a, b), 'Industry is SaaS and Employees is at least 50'],
    [any(a, b), 'either Industry is SaaS or Employees is at least 50'],
    [all(a, b, c), 'all of: Industry is SaaS; Employees is at least 50; Budget is confirmed'],
    [all(a, any(b, c)), 'Industry is SaaS and either Employees is at least 50 or Budget is confirmed'],
    [any(a, all(b, c)), 'either Industry is SaaS or (Employees is at least 50 and Budget is confirmed)'],
    [
      all(any(a, b), any(b, c)),
      '(either Industry is SaaS or Employees is at least 50) and (either Employees is at least 50 or Budget is confirmed)',
    ],
    [
      { kind: 'atLeast', count: 2, of: [a, b, none(c)] },
      'at least 2 of: Industry is SaaS; Employees is at least 50; Budget is not confirmed',
    ],
    [none(a), 'Industry is not SaaS'],
    [none(visits({})), 'fewer than 2 pricing page views'],
    [none(visits({ is: { op: 'atLeast', value: 1 } })), 'no pricing page views'],
    [none(all(a, b)), 'not (Industry is SaaS and Employees is at least 50)'],
    [none(a, b), 'none of: Industry is SaaS; Employees is at least 50'],
    [all(), 'always'],
    [any(), 'never'],
    [none(), 'always'],
    [{ kind: 'atLeast', count: 2, of: [a] }, 'never'],
    [{ kind: 'atLeast', count: 0, of: [a] }, 'always'],
  ])('%#: %j', (criterion, words) => {
    expect(describeCriterion(criterion, names)).toBe(words);
  });

  test('the parts of a sentence say what is compared, how, and with what', () => {
    expect(criterionPhrase(a, names)).toEqual([
      { text: 'Industry', role: 'field' },
      { text: ' ', role: 'text' },
      { text: 'is', role: 'operator' },
      { text: ' ', role: 'text' },
      { text: 'SaaS', role: 'value' },
    ]);
  });

  test('an outline has a line for each group and condition, with its path', () => {
    const lines = outline(all(a, { kind: 'atLeast', count: 1, of: [b, c] }), names);
    expect(textOf(lines.phrase)).toBe('all of');
    expect(textOf(lines.parts[1]!.phrase)).toBe('at least 1 of');
    expect(lines.parts[1]!.parts[1]!.path).toEqual([1, 1]);
  });
});

test('rules say points, criterion and options', () => {
  expect(example().scoring.rules.map((rule) => describeRule(rule, names))).toEqual([
    '+15 if at least 2 pricing page views within 30 days, once for each, up to 3 times, halving every 14 days, at most 30 points',
    '+10 if Industry is any of SaaS or Fintech',
  ]);
});

test('transitions say where they lead, why, and what then', () => {
  expect(example().transitions.map((transition) => describeTransition(transition, names))).toEqual([
    'Forward from Lead to MQL when the score is at least 50 (70 from Webinar)',
    'Fast track from Lead to SAL when at least 1 demo request and the score is in the band Hot (80 or more)',
    'Out from Lead as Student or consultant when Title contains student',
    'Back from SAL to Lead as Bad timing when Budget is not confirmed; then monthly letter',
    'Forward from SAL to SQL when Budget is confirmed',
  ]);
  const always = { ...example().transitions[4]!, when: { kind: 'all' as const, of: [] } };
  expect(describeTransition(always, names)).toBe('Forward from SAL to SQL, always');
});

test('limits', () => {
  expect([{ cap: 40 }, { floor: 0 }, { cap: 100, floor: -20 }, {}].map(describeLimits)).toEqual([
    'at most 40',
    'at least 0',
    'between −20 and 100',
    'no limit',
  ]);
});

test('numbers, durations and plurals', () => {
  expect([0, -0, 1234.5, -3, 999_999, 1_230_000, 1_234_567, 3e300].map(describeNumber)).toEqual([
    '0',
    '0',
    '1,234.5',
    '−3',
    '999,999',
    '1.23 million',
    '1,234,567',
    '3e+300',
  ]);
  expect([1, 30, 0.5, 0.3].map(describeDays)).toEqual(['1 day', '30 days', '12 hours', '0.3 days']);
  expect([1, 24, 36, 72].map(describeHours)).toEqual(['1 hour', '24 hours', '36 hours', '3 days']);
  expect(describeShare(0.345)).toBe('34.5\u00a0%');
  expect([0, 0.001, 0.34, 0.999, 1].map(percent)).toEqual(
    ['0 %', '<1 %', '34 %', '>99 %', '100 %'].map((words) => words.replace(' ', '\u00a0')),
  );
  // A range never breaks within.
  expect(percentRange(0.15, 0.35)).toBe('15 to 35 %'.replaceAll(' ', '\u00a0'));
  expect(percentRange(0.001, 0.12)).toBe('<1 % to 12 %'.replaceAll(' ', '\u00a0'));
  expect(['visit', 'Reply', 'search', 'Ads', 'press', 'stage 2'].map(plural)).toEqual([
    'visits',
    'Replies',
    'searches',
    'Ads',
    'presses',
    'stage 2',
  ]);
});

test('moments say when, in the sample’s time zone, and what happened', () => {
  expect(describeInstant(Date.parse('2026-03-02T23:00:00Z'), 'Europe/Berlin')).toBe('3 March 2026');
  expect(describeInstant(Date.parse('2026-03-02T23:00:00Z'), 'UTC')).toBe('2 March 2026, 23:00');
  expect(
    describeMoment({
      at: 0,
      created: true,
      touchpoints: ['webinar', 'click', 'click'],
      accountTouchpoints: ['webinar'],
      end: true,
    }),
  ).toBe('created, webinar, 2 × click, webinar by someone else of the account, the end');
});

test('any criterion has words, and its parentheses match', () => {
  const { checklist, scoring } = example();
  const plain = criteria(conditions(['industry'], checklist, scoring.bands)).filter(
    (criterion) => !/[()]/.test(JSON.stringify(criterion)),
  );
  fc.assert(
    fc.property(plain, (criterion) => {
      const said = describeCriterion(criterion, names);
      expect(said).not.toMatch(/undefined|NaN|\[object/);
      const depth = [...said].reduce(
        (open, c) => (open < 0 ? open : open + (c === '(' ? 1 : c === ')' ? -1 : 0)),
        0,
      );
      expect(depth).toBe(0);
    }),
  );
});
