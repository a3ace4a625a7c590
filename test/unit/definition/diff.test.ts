import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { diff } from '#shared/domain/definition/diff.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditions, criteria } from './arbitrary.ts';
import { example } from './example.ts';

const FIELDS = [{ key: 'industry', label: 'Industry' }];
// biome-ignore lint/suspicious/noExplicitAny: tests change loose JSON
const after = (change: (d: any) => void): Definition => {
  const json = JSON.parse(JSON.stringify(example()));
  change(json);
  return json;
};
const words = (change: Parameters<typeof after>[0]): string[] =>
  diff(example(), after(change), FIELDS).map((each) => each.words);

test('equal definitions have no changes', () => {
  expect(diff(example(), example())).toEqual([]);
});

describe('each change in words', () => {
  test.each<[Parameters<typeof after>[0], string[]]>([
    [(d) => (d.name = 'Ours'), ['Name “Marketing’s proposal” → “Ours”']],
    [(d) => (d.scoring.rules[0].points = 25), ['Points of “Pricing page” 15 → 25']],
    [(d) => (d.scoring.rules[0].name = 'Prices'), ['Rule “Pricing page” renamed to “Prices”']],
    [(d) => delete d.scoring.rules[0].group, ['Group of “Pricing page” Website → none']],
    [
      (d) => {
        d.scoring.rules[0].times = 5;
        delete d.scoring.rules[0].halfLifeDays;
      },
      [
        'Repeats of “Pricing page” up to 3 times → up to 5 times',
        'Fading of “Pricing page” by half every 14 days → none',
      ],
    ],
    [(d) => (d.scoring.rules[1].note = 'Because'), ['Note of “Right industry” reworded']],
    [
      (d) => d.scoring.rules[1].when.values.push('Health'),
      [
        'Criterion of “Right industry”: Industry is any of SaaS or Fintech → Industry is any of SaaS, Fintech or Health',
      ],
    ],
    [
      (d) => (d.scoring.rules[1].when.values = ['SaaS', 'Fintech'].reverse()),
      [
        'Criterion of “Right industry”: Industry is any of SaaS or Fintech → Industry is any of Fintech or SaaS',
      ],
    ],
    [(d) => d.scoring.rules.pop(), ['Rule “Right industry” removed']],
    [
      (d) => d.scoring.rules.reverse(),
      ['Order of rules: Pricing page, Right industry → Right industry, Pricing page'],
    ],
    [(d) => (d.transitions[0].when.is.value = 60), ['MQL threshold 50 → 60']],
    [
      (d) =>
        (d.transitions[0].when.bySource = {
          Webinar: { op: 'atLeast', value: 80 },
          Search: { op: 'atLeast', value: 40 },
        }),
      ['MQL threshold for Webinar 70 → 80', 'MQL threshold for Search none → 40'],
    ],
    [
      (d) => d.transitions[1].when.of.pop(),
      ['Criterion of the fast track from Lead to SAL: removed “the score is in the band Hot (80 or more)”'],
    ],
    [
      (d) => (d.transitions[1].when.of[0].is.value = 2),
      ['Criterion of the fast track from Lead to SAL: at least 1 demo request → at least 2 demo requests'],
    ],
    [
      (d) => (d.transitions[2].reason = 'timing'),
      ['Reason of the way out of Lead Student or consultant → Bad timing'],
    ],
    [(d) => d.transitions.splice(4, 1), ['Removed: Forward from SAL to SQL when Budget is confirmed']],
    [
      (d) => {
        d.stages[1].slaHours = 48;
        d.stages[1].owner = 'both';
        d.stages[1].band = null;
        d.stages[1].requiredFields = ['industry'];
      },
      [
        'Owner of “MQL” marketing → both',
        'Required fields of “MQL” none → Industry',
        'Deadline of “MQL” 24 hours → 2 days',
        'Target band of “MQL” 20\u00a0% to 40\u00a0% → none',
      ],
    ],
    [(d) => (d.stages[3].name = 'Qualified'), ['Stage “SQL” renamed to “Qualified”']],
    [(d) => (d.scoring.categories.engagement.cap = 50), ['Cap of engagement 40 → 50']],
    [(d) => delete d.scoring.total.floor, ['Floor of the total score 0 → none']],
    [(d) => (d.scoring.bands[0].from = 90), ['Beginning of “Hot” 80 → 90']],
    [(d) => delete d.checklist[0].standIn, ['Stand-in field of “Budget” budgetNote is known → none']],
    [(d) => d.reasons.push({ id: 'x', name: 'Competitor' }), ['Reason “Competitor” added']],
  ])('%#', (change, expected) => {
    expect(words(change)).toEqual(expected);
  });
});

test('as data, a change says what, where, and both values', () => {
  const [change] = diff(
    example(),
    after((d) => (d.transitions[0].when.is.value = 60)),
  );
  expect(change).toMatchObject({ part: 'transition', id: 't1', what: 'threshold', before: 50, after: 60 });
});

test('other ids for the same names are no change', () => {
  const other = JSON.parse(
    JSON.stringify(example())
      .replaceAll('"hot"', '"b9"')
      .replaceAll('"budget"', '"i9"')
      .replaceAll('"mql"', '"s9"')
      .replaceAll('"pricing"', '"r9"')
      .replaceAll('"t1"', '"t9"')
      .replaceAll('"web"', '"g9"')
      .replaceAll('"student"', '"x9"'),
  ) as Definition;
  // The field value “student” was replaced as well.
  const [change, ...rest] = diff(example(), other);
  expect(change?.words).toBe('Criterion of the way out of Lead: title contains student → title contains x9');
  expect(rest).toEqual([]);
});

test('rules of two definitions that share an id only are two rules', () => {
  const rule = (name: string, field: string): Definition['scoring']['rules'][number] => ({
    id: 'rule-1',
    name,
    category: 'fit',
    points: 5,
    when: { kind: 'field', field, op: 'isKnown' },
  });
  const one = emptyDefinition('One', 'sales');
  const other = emptyDefinition('One', 'sales');
  one.scoring.rules.push(rule('Title', 'title'));
  other.scoring.rules.push(rule('Region', 'region'));
  expect(diff(one, other).map((each) => each.words)).toEqual([
    'Rule “Title” removed',
    'Rule “Region” added: +5 if region is known',
  ]);
});

test('of long lists of values, what came and went is said', () => {
  const listed = (values: string[]) =>
    after((d) => (d.scoring.rules[1].when = { kind: 'field', field: 'industry', op: 'isAnyOf', values }));
  const many = Array.from({ length: 40 }, (_, i) => `v${i}`);
  const changes = (values: string[]) => diff(listed(many), listed(values), FIELDS).map((each) => each.words);
  expect(changes([...many.slice(2), 'new'])).toEqual([
    'Criterion of “Right industry”: values of Industry: added new; removed v0, v1',
  ]);
  expect(changes([...many].reverse())).toEqual([
    'Criterion of “Right industry”: values of Industry: the same in another order',
  ]);
});

test('there are changes exactly where the definitions differ', () => {
  const { checklist, scoring } = example();
  const rule = fc.record(
    {
      id: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('One', 'Two'),
      category: fc.constantFrom('fit' as const, 'intent' as const),
      when: criteria(conditions(['industry'], checklist, scoring.bands)),
      points: fc.nat(2),
      cap: fc.nat(2),
    },
    { requiredKeys: ['id', 'name', 'category', 'when', 'points'] },
  );
  const rules = fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 2 });
  const withRules = (list: Definition['scoring']['rules']) => after((d) => (d.scoring.rules = list));
  fc.assert(
    fc.property(rules, rules, (one, other) => {
      const [before, now] = [withRules(one), withRules(other)];
      const changes = diff(before, now);
      const unnamed = (d: Definition) => canonicalJson(d.scoring.rules.map(({ id: _, ...rest }) => rest));
      expect(changes.length > 0).toBe(unnamed(before) !== unnamed(now));
      for (const { words: said } of changes) expect(said).not.toMatch(/undefined|NaN|\[object/);
      expect(diff(before, before)).toEqual([]);
    }),
  );
});
