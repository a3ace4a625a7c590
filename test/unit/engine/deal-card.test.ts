import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { partOf } from '#shared/domain/sample/part.ts';
import { dealCards, dealId, dealsById } from '#shared/engine/calibrate/deal-card.ts';

const sample = buildSample({
  fields: [
    { key: 'deal', label: 'Deal', type: 'text', role: 'id' },
    { key: 'industry', label: 'Industry', type: 'category' },
    { key: 'visits', label: 'Visits', type: 'number', known: 'end' },
    { key: 'outcome', label: 'Stage', type: 'category', role: 'outcome' },
    { key: 'amount', label: 'Amount', type: 'number', role: 'amount' },
  ],
  deals: [
    {
      values: { deal: 'D1', industry: 'SaaS', visits: 40, outcome: 'Closed won', amount: 5000 },
      outcome: 'won',
      createdAt: '2026-01-10',
      closedAt: '2026-03-01',
      touchpoints: [
        { type: 'webinar', at: '2026-01-20T10:00:00Z', value: 30 },
        { type: 'contract signed', at: '2026-02-28T10:00:00Z' },
      ],
    },
  ],
});

test('a card shows early facts and touchpoints, and nothing that tells the ending', () => {
  const [card, gone] = dealCards(sample, ['D1', 'D9'], 30);
  expect(card!.facts).toEqual([{ label: 'Industry', value: 'SaaS', role: null }]);
  expect(card!.touchpoints.map(({ type, value }) => [type, value])).toEqual([['webinar', 30]]);
  expect(gone).toBeNull();
});

test('a card writes days and numbers for people, the day as it was where the workshop is', () => {
  const written = buildSample({
    timeZone: 'Europe/Berlin',
    fields: [
      { key: 'created', label: 'Created', type: 'date', role: 'createdAt' },
      { key: 'contract', label: 'Contract ends', type: 'date' },
      { key: 'revenue', label: 'Revenue', type: 'number' },
      { key: 'founded', label: 'Founded', type: 'number' },
    ],
    deals: [
      {
        values: { created: '2026-01-10T23:30:00Z', contract: '2026-09-01', revenue: 12500000, founded: 1998 },
        createdAt: '2026-01-10T23:30:00Z',
      },
    ],
  });
  const [card] = dealCards(written, ['1'], 30);
  expect(card!.facts.map(({ value }) => value)).toEqual(['11 Jan 2026', '1 Sept 2026', '12,500,000', '1998']);
});

test('deals without ids go by their number in the whole sample, whatever part of it is looked at', () => {
  const whole = buildSample({ fields: [], deals: [{}, {}, {}, {}] });
  const part = partOf(partOf(whole, Uint32Array.of(1, 2, 3)), Uint32Array.of(1, 2));
  expect([0, 1].map((deal) => dealId(part, deal))).toEqual(['3', '4']);
  expect([...dealsById(part)]).toEqual([
    ['3', 0],
    ['4', 1],
  ]);
});
