import { expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { trace } from '#shared/domain/classify/trace.ts';
import { contextOf, readDeal, withHindsight } from '#shared/domain/sample/deal.ts';
import { type CaseFile, completeDefinition, sampleOf } from './case-file.ts';

const file: CaseFile = {
  about: 'A trace',
  asOf: '2026-03-31',
  fields: { company: { type: 'text', role: 'account' }, visits: { type: 'number', known: 'end' } },
  otherDeals: [{ values: { company: 'Acme' }, touchpoints: [{ type: 'Webinar', at: '2026-02-10' }] }],
  definition: {
    stages: ['Lead', 'MQL', 'SQL'],
    rules: [
      {
        id: 'webinar',
        category: 'engagement',
        points: 10,
        when: {
          kind: 'touchpoints',
          types: ['Webinar'],
          measure: 'count',
          scope: 'account',
          is: { op: 'atLeast', value: 1 },
        },
      },
    ],
    transitions: [
      {
        kind: 'advance',
        from: 'Lead',
        to: 'MQL',
        when: {
          kind: 'all',
          of: [
            { kind: 'score', of: 'total', is: { op: 'atLeast', value: 10 } },
            { kind: 'field', field: 'company', op: 'isKnown' },
          ],
        },
      },
      {
        kind: 'advance',
        from: 'MQL',
        to: 'SQL',
        when: { kind: 'field', field: 'visits', op: 'atLeast', value: 3 },
      },
    ],
  },
};
const definition = completeDefinition(file.definition!);
const sample = sampleOf(file, {
  createdAt: '2026-01-01',
  values: { company: 'ACME', visits: 4 },
  touchpoints: [
    { type: 'Call', at: '2026-02-01' },
    { type: 'Call', at: '2026-03-01' },
  ],
});
const context = contextOf(sample);
const deal = readDeal(sample, 0);

test('a trace has the moments at which something changed, what happened and what was looked at', () => {
  const traced = trace(context, deal, definition);
  expect(traced.total).toBe(5);
  expect(traced.moments.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
    '2026-01-01',
    '2026-02-10',
    '2026-03-31',
  ]);
  expect(traced.moments[1]).toMatchObject({
    happened: { created: false, touchpoints: [], accountTouchpoints: [2], end: false },
    score: { points: 10_000 },
    categories: { engagement: { points: 10_000 } },
    rules: [{ rule: 'webinar', value: 'true', evaluated: { seen: { touchpoints: [2], measured: 1 } } }],
    steps: [
      {
        stage: 'Lead',
        taken: 'advance Lead MQL',
        transitions: [
          {
            transition: 'advance Lead MQL',
            evaluated: {
              value: 'true',
              parts: [
                { seen: { kind: 'score', points: 10_000, from: 10_000, to: null } },
                { seen: { field: 'company', value: { value: 'ACME' } } },
              ],
            },
          },
        ],
      },
      { stage: 'MQL', taken: null, transitions: [{ evaluated: { value: 'unknown' } }] },
    ],
    current: 'MQL',
  });
});

test('the trace ends as the deal is classified', () => {
  const result = classify(context, deal, definition);
  const last = trace(context, deal, definition).moments.at(-1);
  expect(last?.current).toBe(result.current);
  expect(last?.score).toEqual(result.score);
  expect(last?.rules.map(({ points }) => points)).toEqual(result.rules.map(({ points }) => points));
});

test('with hindsight, what is known at the end was known all along', () => {
  expect(classify(context, deal, definition).reachedAt.SQL).toBe(Date.UTC(2026, 2, 31));
  expect(classify(withHindsight(context), deal, definition).reachedAt.SQL).toBe(Date.UTC(2026, 1, 10));
});
