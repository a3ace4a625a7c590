import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample, type PlainDeal } from '#shared/domain/sample/build.ts';
import type { Outcome, Sample } from '#shared/domain/sample/sample.ts';
import { type Comparison, compareDefinitions, type Judged } from '#shared/engine/compare/compare.ts';
import { crossStages, listCrossing } from '#shared/engine/compare/crossing.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { atOnce } from '#shared/engine/kept/steps.ts';
import { smallDefinition } from '../../support/definitions.ts';

/** Lets deals of at least so many employees pass. */
function bar(employees: number): Definition {
  const small = smallDefinition(`From ${employees}`);
  const when = { kind: 'field', field: 'employees', op: 'atLeast', value: employees } as const;
  return { ...small, transitions: [{ ...small.transitions[0]!, when }] };
}

function sampleOf(groups: [count: number, outcome: Outcome, employees: number, amount?: number][]): Sample {
  const deals: PlainDeal[] = groups.flatMap(([count, outcome, employees, amount]) =>
    Array.from({ length: count }, () => ({
      outcome,
      values: { employees, amount: amount ?? null },
      createdAt: '2026-01-04',
    })),
  );
  const fields = [
    { key: 'employees', type: 'number' as const },
    { key: 'amount', type: 'number' as const, role: 'amount' as const },
  ];
  return buildSample({ fields, deals, asOf: '2026-02-01' });
}

const judge = (sample: Sample, definitions: Definition[]): Judged[] => {
  const engine = createEngine(sample);
  return definitions.map((definition) => ({ definition, simulation: engine.simulate(definition), stage: 1 }));
};

function compared(sample: Sample, definitions: Definition[], options = {}): Comparison {
  return atOnce(compareDefinitions(sample, judge(sample, definitions), options));
}

describe('the difference of two definitions', () => {
  test('has the interval that theory gives for paired shares', () => {
    // Of 400 won deals, 240 pass both, 60 only the second, 20 only the first.
    const sample = sampleOf([
      [240, 'won', 500],
      [80, 'won', 100],
      [80, 'won', 10],
    ]);
    const difference = compared(sample, [bar(200), bar(50)], { resamples: 4000 }).differences[0]!
      .wonCaptured!;
    expect(difference.value).toBeCloseTo(0.2, 10);
    // Of paired shares: √(p − p²) / √n = √(0.2 × 0.8 / 400) = 0.02; 1.96 of it on either side.
    expect(difference.low).toBeCloseTo(0.2 - 1.96 * 0.02, 2);
    expect(difference.high).toBeCloseTo(0.2 + 1.96 * 0.02, 2);
    expect(difference.tells).toBe('more');
  });

  test('agrees with the published interval of a paired sample', () => {
    /**
     * A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section 8.1: of 1,144 asked, 227 said
     * yes to both questions, 132 to the first alone, 107 to the second alone. The difference of 0.022 in favour of
     * the first has a standard error of 0.0135, hence an interval from −0.004 to 0.048.
     */
    const sample = sampleOf([
      [227, 'won', 500],
      [132, 'won', 10],
      [107, 'won', 100],
      [678, 'won', 50],
    ]);
    const says = (...sizes: number[]): Definition => {
      const small = smallDefinition(`Yes at ${sizes.join()}`);
      const any = sizes.map(
        (value) => ({ kind: 'field', field: 'employees', op: 'between', low: value, high: value }) as const,
      );
      return { ...small, transitions: [{ ...small.transitions[0]!, when: { kind: 'any', of: any } }] };
    };
    const [difference] = compared(sample, [says(500, 100), says(500, 10)], { resamples: 4000 }).differences;
    const { value, low, high, tells } = difference!.wonCaptured!;
    expect(value).toBeCloseTo(0.0219, 4);
    expect(Math.abs(low - -0.004)).toBeLessThan(0.002);
    expect(Math.abs(high - 0.048)).toBeLessThan(0.002);
    expect(tells).toBe('cantTell');
  });

  test('of a deal or two can’t be told from chance; of none it is the same', () => {
    const sample = sampleOf([
      [30, 'won', 500],
      [1, 'won', 100],
      [30, 'lost', 10],
    ]);
    const [near, far] = compared(sample, [bar(200), bar(50), bar(300)]).differences;
    expect(near!.wonCaptured!.tells).toBe('cantTell');
    expect(near!.junkLetThrough).toEqual({ value: 0, low: 0, high: 0, tells: 'same' });
    expect(far!.wonCaptured!.tells).toBe('same');
  });

  test('is the same each time it is asked for', () => {
    const sample = sampleOf([
      [50, 'won', 500, 10],
      [20, 'won', 100, 30],
      [40, 'rejected', 100, 5],
    ]);
    expect(compared(sample, [bar(200), bar(50)])).toEqual(compared(sample, [bar(200), bar(50)]));
  });

  test('in money counts each deal that only one captures with its own amount', () => {
    const sample = sampleOf([
      [60, 'won', 500, 1000],
      [40, 'won', 100, 25],
      [9, 'lost', 100, 800],
    ]);
    const { standings, differences } = compared(sample, [bar(200), bar(50)]);
    expect(standings.map(({ wonAmount }) => wonAmount)).toEqual([60_000, 61_000]);
    const money = differences[0]!.wonAmount!;
    expect(money.value).toBe(1000);
    // 40 of 109 deals come up 40 ± √(40 × 69 / 109) = 5.03 times, each worth 25.
    expect(Math.abs(money.low - (1000 - 1.96 * 126))).toBeLessThan(30);
    expect(Math.abs(money.high - (1000 + 1.96 * 126))).toBeLessThan(30);
  });

  test('in money of very many deals has the same interval as if each were drawn', () => {
    // 3,000 of 4,000 deals are captured by the second alone, each worth 1 or 3: variance 3,000 × 5 − 6,000² / 4,000.
    const sample = sampleOf([
      [1500, 'won', 100, 1],
      [1500, 'won', 100, 3],
      [1000, 'lost', 10, 9],
    ]);
    const money = compared(sample, [bar(200), bar(50)]).differences[0]!.wonAmount!;
    expect(money.value).toBe(6000);
    expect(Math.abs(money.low - (6000 - 1.96 * Math.sqrt(6000)))).toBeLessThan(20);
    expect(Math.abs(money.high - (6000 + 1.96 * Math.sqrt(6000)))).toBeLessThan(20);
  });

  test('won deals alone show no precision and no junk, and no amounts no money', () => {
    const { standings, differences } = compared(
      buildSample({
        fields: [{ key: 'employees', type: 'number' }],
        deals: [{ outcome: 'won', values: { employees: 500 }, createdAt: '2026-01-04' }],
        asOf: '2026-02-01',
      }),
      [bar(200), bar(50)],
    );
    expect(standings[0]).toMatchObject({ precision: null, junkLetThrough: null, wonAmount: null });
    expect(differences[0]).toMatchObject({ precision: null, junkLetThrough: null, wonAmount: null });
  });

  test('pauses between slices, so that somebody else can have the thread', () => {
    const sample = sampleOf([[5, 'won', 500]]);
    const steps = compareDefinitions(sample, judge(sample, [bar(200), bar(50)]), { resamples: 500 });
    let pauses = 0;
    while (!steps.next().done) pauses += 1;
    expect(pauses).toBe(5);
  });
});

describe('where two definitions part', () => {
  const sample = sampleOf([
    [2, 'won', 500, 50],
    [1, 'won', 100, 10],
    [1, 'lost', 100, 90],
    [3, 'rejected', 10, 5],
  ]);
  const [left, right] = judge(sample, [bar(200), bar(50)]) as [Judged, Judged];

  test('the matrix counts each deal once, with its outcome and money', () => {
    const matrix = crossStages(sample, left, right);
    expect(matrix.map((row) => row.map(({ deals }) => deals))).toEqual([
      [3, 2],
      [0, 2],
    ]);
    expect(matrix[0]![1]).toMatchObject({ amount: 100, alike: false, byOutcome: { won: 1, lost: 1 } });
    expect(matrix[1]![1]!.alike).toBe(true);
  });

  test('the deals behind a cell, and those that only one lets pass, most money first', () => {
    const list = (query: Parameters<typeof listCrossing>[3]) => [...listCrossing(sample, left, right, query)];
    expect(list({ kind: 'parted' })).toEqual([3, 2]);
    expect(list({ kind: 'only', side: 'right' })).toEqual([3, 2]);
    expect(list({ kind: 'only', side: 'left' })).toEqual([]);
    expect(list({ kind: 'cell', left: 0, right: 0 })).toEqual([4, 5, 6]);
    expect(list({ kind: 'parted', outcomes: ['won'] })).toEqual([2]);
    expect(list({ kind: 'stage', side: 'left', stage: 1 })).toEqual([0, 1]);
    expect(list({ kind: 'stage', side: 'right', stage: 1 })).toEqual([3, 0, 1, 2]);
  });
});
