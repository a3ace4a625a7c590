import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import { breakDown } from '#shared/engine/simulate/breakdown.ts';
import { type DealQuery, listDeals } from '#shared/engine/simulate/deal-list.ts';
import { smallDefinition } from '../../support/definitions.ts';

const SOURCE: PartedBy = { kind: 'field', field: 'channel' };
const ORDER = { stage: 1, order: 'id', descending: false } as const;

/** Deals of at least 200 employees reach the second stage. */
function simulated(deals: PlainDeal[], options: { timeZone?: string; definition?: Definition } = {}) {
  const sample = buildSample({
    fields: [
      { key: 'employees', type: 'number' },
      { key: 'worth', type: 'number', role: 'amount' },
      { key: 'channel', type: 'category', role: 'source' },
    ],
    deals,
    ...(options.timeZone && { timeZone: options.timeZone }),
  });
  return { sample, simulation: createEngine(sample).simulate(options.definition ?? smallDefinition('M')) };
}

const deal = (channel: string | null, outcome: PlainDeal['outcome'], employees = 500): PlainDeal => ({
  ...(outcome && { outcome }),
  createdAt: '2026-01-04',
  values: { employees, worth: 10, channel },
});
const many = (count: number, one: PlainDeal): PlainDeal[] => Array.from({ length: count }, () => one);

describe('a sample broken down', () => {
  test('counts each source with its money, however it is written, and keeps the deals without one apart', () => {
    const { sample, simulation } = simulated([
      deal('Webinar', 'won'),
      deal('webinar ', 'lost'),
      deal('Webinar', 'won', 3),
      deal(null, 'rejected'),
    ]);
    const { rows } = atOnce(breakDown(sample, simulation, 1, SOURCE));
    expect(rows.map(({ value }) => value)).toEqual(['Webinar', null]);
    expect(rows[0]).toMatchObject({
      deals: { won: 2, lost: 1, rejected: 0, open: 0 },
      reached: { won: 1, lost: 1, rejected: 0, open: 0 },
      amount: { won: 10, lost: 10, rejected: 0, open: 0 },
      wonCaptured: { hits: 1, of: 2, ...wilson(1, 2) },
      precision: { hits: 1, of: 2, ...wilson(1, 2) },
    });
  });

  test('every number is a list of deals of that length', () => {
    const { sample, simulation } = simulated([
      deal('Webinar', 'won'),
      deal('Webinar', 'won', 3),
      deal('webinar', 'lost'),
      deal('Fair', 'won'),
      deal(null, 'open'),
    ]);
    const list = (query: Partial<DealQuery>) => listDeals(sample, simulation, { ...ORDER, ...query }).deals;
    for (const by of [SOURCE, { kind: 'month' } as const]) {
      for (const row of atOnce(breakDown(sample, simulation, 1, by)).rows) {
        const part = { by, value: row.value };
        expect(list({ part, outcomes: ['won'] })).toHaveLength(row.deals.won);
        expect(list({ part, outcomes: ['won'], atLeast: 1 })).toHaveLength(row.reached.won);
        expect(list({ part, atLeast: 1, among: new Uint32Array(0) })).toHaveLength(0);
      }
    }
    expect([...list({ among: Uint32Array.of(1, 3), outcomes: ['won'] })]).toEqual([1, 3]);
  });

  test('months begin in the time zone of the sample and stand in their order', () => {
    const at = (createdAt: string): PlainDeal => ({ ...deal('Fair', 'won'), createdAt });
    const deals = [at('2026-03-01T02:00:00Z'), at('2025-12-31T23:30:00Z'), at('2026-01-01T12:00:00Z')];
    const months = (timeZone: string) => {
      const { sample, simulation } = simulated(deals, { timeZone });
      return atOnce(breakDown(sample, simulation, 1, { kind: 'month' })).rows.map(({ value }) => value);
    };
    expect(months('UTC')).toEqual(['2025-12', '2026-01', '2026-03']);
    expect(months('America/New_York')).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(months('Asia/Tokyo')).toEqual(['2026-01', '2026-03']);
  });

  test('names the part that stands out, and none where the sample cannot tell', () => {
    const clear = simulated([
      ...many(30, deal('Webinar', 'lost')),
      ...many(30, deal('Fair', 'won')),
      ...many(10, deal('Call', 'won')),
      ...many(10, deal('Call', 'lost')),
    ]);
    const broken = atOnce(breakDown(clear.sample, clear.simulation, 1, SOURCE));
    expect(broken.rows[broken.worst!]?.value).toBe('Webinar');
    expect(broken.rows[broken.best!]?.value).toBe('Fair');
    const few = simulated([deal('Webinar', 'lost'), deal('Fair', 'won')]);
    expect(atOnce(breakDown(few.sample, few.simulation, 1, SOURCE))).toMatchObject({
      worst: null,
      best: null,
    });
  });

  test('among a thousand small parts, the few that chance sets apart are not named', () => {
    // Half of all deals are won, with no regard to the part: of parts of six, some are won whole.
    const random = seeded(3);
    const parts = Array.from({ length: 1000 }, (_, part) =>
      many(6, deal(`Campaign ${part}`, 'won')).map((one) => ({
        ...one,
        outcome: random() < 0.5 ? ('won' as const) : ('lost' as const),
      })),
    );
    const { sample, simulation } = simulated(parts.flat());
    const { rows, worst, best } = atOnce(breakDown(sample, simulation, 1, SOURCE));
    expect(rows.some(({ precision }) => precision!.hits === precision!.of)).toBe(true);
    expect({ worst, best }).toEqual({ worst: null, best: null });
  });

  test('a sample of won deals alone has no precision', () => {
    const { sample, simulation } = simulated([deal('Fair', 'won')]);
    expect(atOnce(breakDown(sample, simulation, 1, SOURCE)).rows[0]?.precision).toBeNull();
  });
});
