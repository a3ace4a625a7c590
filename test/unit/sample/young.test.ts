import { describe, expect, test } from 'vitest';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import { oldEnoughAfter, splitYoung, timeSpanned, withoutYoung } from '#shared/domain/sample/young.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const FIELDS: PlainField[] = [
  { key: 'created', type: 'date', role: 'createdAt' },
  { key: 'closed', type: 'date', role: 'wonAt', known: 'end' },
];
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
/** Deals that ended after 0, 10, 20 … days, and open ones of the given ages at day 200. */
const sampleOf = (ended: number, ages: number[]) => {
  const deals: PlainDeal[] = [
    ...Array.from({ length: ended }, (_, i) => ({
      outcome: 'lost' as const,
      values: { created: day(0), closed: day(10 * i) },
    })),
    ...ages.map((age) => ({ outcome: 'open' as const, values: { created: day(200 - age) } })),
  ];
  return buildSample({ fields: FIELDS, deals, asOf: day(200) });
};

describe('open deals that are too young to tell', () => {
  test('are those younger than nine tenths of the ended deals were', () => {
    const sample = sampleOf(11, [89, 90, 91]);
    expect(oldEnoughAfter(sample, 'usual')).toBe(90);
    expect([...splitYoung(sample, 90).young]).toEqual([11]);
    expect(withoutYoung(sample, 90)).toMatchObject({ deals: 13, tooYoung: { deals: 1, days: 90 } });
  });

  test('are those that the room says, or none', () => {
    const sample = sampleOf(11, [89, 90, 91]);
    expect([...splitYoung(sample, oldEnoughAfter(sample, 91)).young]).toEqual([11, 12]);
    expect(withoutYoung(sample, oldEnoughAfter(sample, null))).toBe(sample);
  });

  test('are none where too few have ended to say what is usual', () => {
    expect(oldEnoughAfter(sampleOf(9, [1]), 'usual')).toBeNull();
  });

  test('begin with their first touchpoint where nobody says when they were created, and count where nothing does', () => {
    const deals: PlainDeal[] = [
      { outcome: 'open', values: {}, touchpoints: [{ type: 'visit', at: day(199) }] },
      { outcome: 'open', values: {} },
    ];
    const sample = buildSample({ fields: FIELDS, deals, asOf: day(200) });
    expect([...splitYoung(sample, 30).young]).toEqual([0]);
  });

  test('leave what comes in a week as it was, and no ended deal is missing', () => {
    const { sample, definitions } = sampleWorkshop();
    const counted = withoutYoung(sample, oldEnoughAfter(sample, 'usual'));
    const of = (one: typeof sample) => {
      const [definition] = definitions;
      return summarize(one, definition!, createEngine(one).simulate(definition!));
    };
    const [before, after] = [of(sample), of(counted)];
    expect(counted.tooYoung!.deals).toBeGreaterThan(0);
    expect(after.deals).toEqual({ ...before.deals, open: before.deals.open - counted.tooYoung!.deals });
    expect(after.verdict.wonCaptured).toEqual(before.verdict.wonCaptured);
    expect(after.stages[0]!.arrivalsPerWeek).toBeCloseTo(before.stages[0]!.arrivalsPerWeek!, 10);
  });

  test('take their share of the time', () => {
    const sample = sampleOf(11, [1]);
    expect(timeSpanned(sample, sample.asOf - 1200)).toBe(1200);
    expect(timeSpanned(withoutYoung(sample, 90), sample.asOf - 1200)).toBe(1100);
  });
});
