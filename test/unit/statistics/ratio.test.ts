import { describe, expect, test } from 'vitest';
import {
  oddsRatio,
  oddsRatioHeterogeneity,
  riskRatio,
  weightOfEvidence,
} from '#shared/domain/statistics/ratio.ts';

/** Heart attacks under placebo and aspirin: A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, sections 2.2 and 2.3. */
const ASPIRIN = [189, 11_034, 104, 11_037] as const;

describe('ratios', () => {
  test('the risk ratio of the aspirin study is the published one', () => {
    const { ratio, low, high } = riskRatio(...ASPIRIN);
    expect(ratio).toBeCloseTo(1.818, 3);
    // The book prints 1.43 to 2.30.
    expect(low).toBeCloseTo(1.433, 3);
    expect(high).toBeCloseTo(2.306, 3);
  });

  test('so is its odds ratio', () => {
    const { ratio, low, high } = oddsRatio(...ASPIRIN);
    expect([ratio, low, high].map((n) => n.toFixed(2))).toEqual(['1.83', '1.44', '2.33']);
  });

  test('stay finite, and say more than one, where the other group has none', () => {
    const { ratio, low, high } = riskRatio(12, 60, 0, 150);
    expect(ratio).toBeCloseTo(12.5 / 60.5 / (0.5 / 150.5), 10);
    expect(low).toBeGreaterThan(1);
    expect(high).toBeLessThan(Number.POSITIVE_INFINITY);
  });

  test('turn round with the groups', () => {
    const [there, back] = [riskRatio(41, 60, 30, 150), riskRatio(30, 150, 41, 60)];
    expect(there.ratio * back.ratio).toBeCloseTo(1, 12);
    expect(there.low * back.high).toBeCloseTo(1, 12);
  });
});

test('weights of evidence are those of the scorecard textbook', () => {
  /** Goods and bads by age: N. Siddiqi, Credit Risk Scorecards, 2006, exhibit 6.2 (there times 100). */
  const byAge: [goods: number, bads: number, weight: number][] = [
    [42, 8, -57.28],
    [152, 48, -107.83],
    [246, 54, -71.47],
    [405, 45, -3.38],
    [475, 25, 71.34],
    [339, 11, 119.71],
    [147, 3, 166.08],
  ];
  const [goods, bads] = [0, 1].map((side) => byAge.reduce((sum, row) => sum + row[side as 0 | 1], 0));
  for (const [good, bad, weight] of byAge) {
    expect(100 * weightOfEvidence(good, goods!, bad, bads!)).toBeCloseTo(weight, 1);
  }
});

test("Woolf's own three cities: blood group O and ulcers", () => {
  /** Patients and controls with blood group O and A in London, Manchester and Newcastle (Woolf 1955). */
  const cities = [
    [911, 579, 4578, 4219],
    [361, 246, 4532, 3775],
    [396, 219, 6598, 5261],
  ].map(([a, b, c, d]) => ({ hits: a!, of: a! + b!, otherHits: c!, otherOf: c! + d! }));
  const odds = cities.map(
    ({ hits, of, otherHits, otherOf }) => oddsRatio(hits, of, otherHits, otherOf).ratio,
  );
  expect(odds.map((ratio) => ratio.toFixed(2))).toEqual(['1.45', '1.22', '1.44']);
  expect(oddsRatioHeterogeneity(cities)).toBeCloseTo(2.98, 1);
});
