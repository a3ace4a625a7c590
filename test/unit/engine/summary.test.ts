import { describe, expect, test } from 'vitest';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { smallDefinition } from '../../support/definitions.ts';

const BIG: Criterion = { kind: 'field', field: 'employees', op: 'atLeast', value: 200 };

/** Lead, MQL, SAL: large deals become MQL, those with a demo SAL. */
function definition(band: Definition['stages'][number]['band'] = null): Definition {
  const small = smallDefinition('Marketing', 50);
  const [lead, mql] = small.stages as [Definition['stages'][number], Definition['stages'][number]];
  return {
    ...small,
    stages: [{ ...lead, band }, mql, { ...mql, id: 'sal', name: 'SAL' }],
    transitions: [
      { id: 'qualify', kind: 'advance', from: 'lead', to: 'mql', when: BIG },
      {
        id: 'accept',
        kind: 'advance',
        from: 'mql',
        to: 'sal',
        when: {
          kind: 'touchpoints',
          types: ['demo'],
          measure: 'count',
          scope: 'deal',
          is: { op: 'atLeast', value: 1 },
        },
      },
    ],
  };
}

function summary(deals: PlainDeal[], options: { stage?: number } = {}, of = definition()) {
  const sample = buildSample({
    fields: [
      { key: 'employees', type: 'number' },
      { key: 'amount', type: 'number', role: 'amount' },
      { key: 'channel', type: 'category', role: 'source' },
      { key: 'mql date', type: 'date', role: 'stageDate', stage: 'mql' },
    ],
    deals,
    asOf: '2026-02-01',
  });
  return summarize(sample, of, createEngine(sample).simulate(of), options);
}

const large = { values: { employees: 500, amount: 10 }, createdAt: '2026-01-04' };
const tiny = { values: { employees: 3, amount: 7 }, createdAt: '2026-01-04' };
const unsaid = { values: { amount: 1 }, createdAt: '2026-01-04' };

test('how many MQLs become SQLs is said where acceptance lies between', () => {
  const small = definition();
  const [lead, mql, sal] = small.stages;
  const sql = { ...mql!, id: 'sql', name: 'Sales qualified lead' };
  const large = { values: { employees: 500 }, createdAt: '2026-01-01' };
  const demo = [{ type: 'demo', at: '2026-01-02' }];
  const deals: PlainDeal[] = [
    { ...large, outcome: 'won', touchpoints: demo },
    { ...large, outcome: 'lost' },
    { ...large, outcome: 'lost' },
    { ...large, outcome: 'open', touchpoints: demo },
  ];
  const between: Definition = {
    ...small,
    stages: [lead!, mql!, sal!, sql],
    transitions: [...small.transitions, { id: 'sqlify', kind: 'advance', from: 'sal', to: 'sql', when: BIG }],
  };
  expect(summary(deals, {}, between).qualified).toEqual({ hits: 2, of: 4, from: 1, to: 3, ...wilson(2, 4) });
  // Without an SQL there is nothing to say.
  expect(summary(deals, {}, small).qualified).toBeNull();
});

test('where nothing leads on, nothing is said of how many go on', () => {
  const closed: PlainDeal[] = [
    { ...large, outcome: 'won' },
    { ...large, outcome: 'lost' },
  ];
  const whole = definition({ low: 0.1, high: 0.2 });
  const cut: Definition = { ...whole, transitions: whole.transitions.slice(0, 1) };
  const { stages } = summary(closed, {}, cut);
  expect(stages.map(({ conversion }) => conversion?.band ?? null)).toEqual(['over', null, null]);
  // A fast track from before a stage leads past it.
  const past: Definition = {
    ...cut,
    transitions: [...cut.transitions, { id: 'fast', kind: 'fastTrack', from: 'lead', to: 'sal', when: BIG }],
  };
  expect(summary(closed, {}, past).stages[1]!.conversion).toMatchObject({ of: 2 });
});

describe('the verdict at a stage', () => {
  const mixed: PlainDeal[] = [
    { ...large, outcome: 'won' },
    { ...large, outcome: 'won' },
    { ...tiny, outcome: 'won' },
    { ...large, outcome: 'lost' },
    { ...tiny, outcome: 'rejected' },
    { ...unsaid, outcome: 'rejected' },
    { ...large, outcome: 'open' },
  ];

  test('won captured and precision leave open deals out and carry their interval', () => {
    const { verdict } = summary(mixed);
    expect(verdict.wonCaptured).toEqual({ hits: 2, of: 3, ...wilson(2, 3) });
    expect(verdict.precision).toEqual({ hits: 2, of: 3, ...wilson(2, 3) });
    expect(verdict.noPrecision).toBeNull();
    expect(verdict.junkLetThrough).toEqual({ hits: 1, of: 3, ...wilson(1, 3) });
  });

  test('a sample of won deals alone has no precision, and says why', () => {
    const { verdict } = summary([{ ...large, outcome: 'won' }]);
    expect(verdict.precision).toBeNull();
    expect(verdict.noPrecision).toBe('noLostOrRejected');
    expect(verdict.junkLetThrough).toBeNull();
  });

  test('nor has one without won deals', () => {
    const { verdict } = summary([{ ...large, outcome: 'lost' }]);
    expect(verdict).toMatchObject({ precision: null, noPrecision: 'noWon', wonCaptured: null });
  });

  test('a stage that nobody reaches has no precision either', () => {
    const { verdict } = summary([
      { ...tiny, outcome: 'won' },
      { ...tiny, outcome: 'lost' },
    ]);
    expect(verdict.noPrecision).toBe('noneReach');
    expect(verdict.wonCaptured?.hits).toBe(0);
  });

  test('is about the second stage unless another is asked for, and never past the last', () => {
    expect(summary(mixed).verdict.stage).toBe(1);
    expect(summary(mixed, { stage: 0 }).verdict.wonCaptured?.hits).toBe(3);
    expect(summary(mixed, { stage: 9 }).verdict.stage).toBe(2);
  });

  test('sources that differ in case only are one, the largest first, deals without one apart', () => {
    const from = (channel: string | null, deal: PlainDeal): PlainDeal => ({
      ...deal,
      outcome: 'won',
      values: { ...deal.values, channel },
    });
    const { verdict } = summary([from(null, large), from('Web', large), from('web', tiny)]);
    expect(verdict.bySource.map(({ source, deals, reached }) => [source, deals.won, reached.won])).toEqual([
      ['Web', 2, 1],
      [null, 1, 1],
    ]);
  });
});

describe('each stage', () => {
  test('counts deals, money and those that only missing data keeps away', () => {
    const { stages, deals, undecided } = summary([
      { ...large, outcome: 'won' },
      { ...unsaid, outcome: 'won' },
      { ...tiny, outcome: 'lost' },
    ]);
    expect(deals).toEqual({ won: 2, lost: 1, rejected: 0, open: 0 });
    expect(undecided.won).toBe(2);
    expect(stages[1]).toMatchObject({
      stage: 'mql',
      byOutcome: { won: 1, lost: 0 },
      undecided: { won: 1, lost: 0 },
      amount: { won: 10, lost: 0 },
    });
    // The sample holds no demo at all, so whether the large deal would be accepted is not known.
    expect(stages[2]!.undecided.won).toBe(2);
  });

  test.each([
    [{ low: 0.6, high: 0.9 }, 'under'],
    [{ low: 0.5, high: 0.5 }, 'in'],
    [{ low: 0.1, high: 0.4 }, 'over'],
    [null, null],
  ] as const)('half of the deals going on is, against the band %j, %s', (band, expected) => {
    const deals: PlainDeal[] = [
      { ...large, outcome: 'won' },
      { ...tiny, outcome: 'lost' },
    ];
    const [lead] = summary(deals, {}, definition(band)).stages;
    expect(lead!.conversion).toEqual({ hits: 1, of: 2, ...wilson(1, 2), band: expected });
  });

  test('won deals alone are held against no band', () => {
    const band = { low: 0.1, high: 0.4 };
    const won: PlainDeal = { ...large, outcome: 'won' };
    const bandOf = (deals: PlainDeal[]) => summary(deals, {}, definition(band)).stages[0]!.conversion!.band;
    expect(bandOf([won, { ...large, outcome: 'open' }])).toBeNull();
    expect(bandOf([won, { ...large, outcome: 'lost' }])).toBe('over');
    expect(bandOf([{ ...large, outcome: 'open' }])).toBe('over');
  });

  test('none of them with the data to go on is no conversion of nought', () => {
    const demo = [{ type: 'demo', at: '2026-01-05' }];
    const [, withoutDemos] = summary([{ ...large, outcome: 'won' }]).stages;
    expect(withoutDemos).toMatchObject({ byOutcome: { won: 1 }, conversion: null });
    const [, withDemos] = summary([
      { ...large, outcome: 'won' },
      { ...tiny, outcome: 'lost', touchpoints: demo },
    ]).stages;
    expect(withDemos!.conversion).toMatchObject({ hits: 0, of: 1 });
  });

  test('has no conversion where it is the last, or empty', () => {
    const { stages } = summary([{ ...tiny, outcome: 'lost' }]);
    expect(stages[1]!.conversion).toBeNull();
    expect(stages[2]!.conversion).toBeNull();
  });

  test('arrivals are counted over the weeks from the first deal to the date of the sample', () => {
    const { stages } = summary([large, large, tiny]);
    expect(stages[1]!.arrivalsPerWeek).toBeCloseTo(2 / 4);
  });
});

describe('lead time', () => {
  test('is measured against the date of the stage, else against the closing, of won deals', () => {
    const { stages, verdict } = summary([
      {
        ...large,
        outcome: 'won',
        closedAt: '2026-01-30',
        values: { ...large.values, 'mql date': '2026-01-14' },
      },
      { ...large, outcome: 'won', closedAt: '2026-01-23' },
      { ...large, outcome: 'lost', closedAt: '2026-01-05' },
    ]);
    // 10 days before the MQL date; 20 before the end of the closing's day.
    expect(stages[1]!.leadTime).toEqual({ medianDays: 15, deals: 2, withStageDate: 1 });
    expect(verdict.leadTime).toEqual(stages[1]!.leadTime);
  });

  test('is negative where the definition would have been later', () => {
    const deal = { ...large, outcome: 'won' as const, values: { ...large.values, 'mql date': '2026-01-01' } };
    expect(summary([deal]).stages[1]!.leadTime?.medianDays).toBe(-3);
  });

  test('a deal that skips the stage came there when it came past it', () => {
    const skipping = definition();
    skipping.transitions.unshift({ id: 'fast', kind: 'fastTrack', from: 'lead', to: 'sal', when: BIG });
    const deal = { ...large, outcome: 'won' as const, closedAt: '2026-01-07' };
    expect(summary([deal], {}, skipping).stages[1]).toMatchObject({
      byOutcome: { won: 1 },
      leadTime: { medianDays: 4 },
    });
  });
});
