import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { darkFunnel, economicsOf } from '#shared/engine/simulate/economics.ts';
import { smallDefinition } from '../../support/definitions.ts';

const leads = (count: number, source: string, qualified: number): PlainDeal[] =>
  Array.from({ length: count }, (_, i) => ({
    outcome: i < 5 ? 'won' : 'lost',
    createdAt: '2026-01-01',
    values: { employees: i < qualified ? 500 : 3, source, worth: i < 5 ? 1000 : null },
  }));

function economics(deals: PlainDeal[], costs: Parameters<typeof economicsOf>[4], asOf?: string) {
  const sample = buildSample({
    fields: [
      { key: 'employees', type: 'number' },
      { key: 'source', type: 'category', role: 'source' },
      { key: 'worth', type: 'number', role: 'amount' },
    ],
    deals,
    ...(asOf && { asOf }),
  });
  return atOnce(economicsOf(sample, createEngine(sample).simulate(smallDefinition('M')), 2, 1, costs));
}

describe('what channels cost', () => {
  test('500 cheap leads with 20 qualified are dearer than 150 with 45 at a higher price', () => {
    const { rows, dearer } = economics([...leads(500, 'Syndication', 20), ...leads(150, 'Search', 45)], {
      ' syndication': { per: 'lead', amount: 30 },
      Search: { per: 'lead', amount: 80 },
    });
    expect(rows.map(({ source }) => source)).toEqual(['Syndication', 'Search']);
    expect(rows[0]).toMatchObject({
      cost: 15_000,
      costPerLead: 30,
      costPerStage: [30, 750],
      costPerWon: 3000,
    });
    expect(rows[1]).toMatchObject({ cost: 12_000, costPerLead: 80, costPerWon: 2400 });
    expect(rows[1]!.costPerStage[1]).toBeCloseTo(266.67, 2);
    expect(rows[1]!.revenuePerQualified).toBeCloseTo(5000 / 45, 6);
    expect(dearer).toEqual({ cheapLead: 'Syndication', cheapQualified: 'Search' });
  });

  test('what a definition would never have let in brings its qualified leads no revenue', () => {
    // Five of ten were won, for 1000 each; two of those get to the stage.
    const { rows } = economics(leads(10, 'Referral', 2), {});
    expect(rows[0]).toMatchObject({ won: 5, revenue: 2000, revenuePerQualified: 1000 });
  });

  test('a price by the month counts the months of the sample, and no price is no cost', () => {
    const { rows, months } = economics(
      [...leads(10, 'Fair', 0), ...leads(1, 'Call', 1)],
      { Fair: { per: 'month', amount: 100 } },
      '2027-01-01',
    );
    expect(months).toBeCloseTo(12, 1);
    expect(rows[0]!.cost).toBeCloseTo(100 * months, 6);
    expect(rows[0]!.costPerStage[1]).toBeNull();
    expect(rows[0]!.revenuePerQualified).toBeNull();
    expect(rows[1]).toMatchObject({ cost: null, costPerLead: null, costPerWon: null });
  });
});

test('the dark funnel holds the won deals that did nothing on record before sales did', () => {
  const won = (touchpoints: PlainDeal['touchpoints'], worth = 7): PlainDeal => ({
    outcome: 'won',
    createdAt: '2026-01-01',
    closedAt: '2026-02-01',
    values: { worth },
    ...(touchpoints && { touchpoints }),
  });
  const sample = buildSample({
    fields: [
      { key: 'worth', type: 'number', role: 'amount' },
      { key: 'closed', type: 'date', role: 'wonAt' },
    ],
    deals: [
      won([{ type: 'webinar', at: '2026-01-02' }]),
      won([
        { type: 'sales call', at: '2026-01-02' },
        { type: 'webinar', at: '2026-01-03' },
      ]),
      won([]),
      won([{ type: 'webinar', at: '2026-03-03' }]),
      { outcome: 'lost', createdAt: '2026-01-01' },
    ],
  });
  expect(darkFunnel(sample)).toEqual({
    won: 4,
    unexplained: Uint32Array.of(1, 2, 3),
    silent: Uint32Array.of(2),
    amount: 21,
  });
});
