/** What a calibration round says: coefficients with their intervals, and the deals that people see most differently. */
import { quantile } from '../statistics/quantile.ts';
import { type Random, seeded } from '../statistics/seeded.ts';
import { equalAnswers, fleissKappa, gwetAC1, krippendorffAlpha } from './coefficients.ts';
import { comparable, type Ratings, tally, total } from './ratings.ts';

export interface Estimate {
  value: number;
  /** 95%; null where too few deals were rated twice to tell. */
  interval: { low: number; high: number } | null;
}

export interface Agreement {
  /** Deals with at least two answers. */
  deals: number;
  people: number;
  equal: Estimate | null;
  kappa: Estimate | null;
  alpha: Estimate | null;
  ac1: Estimate | null;
  /**
   * Nearly all answers fall into one category: kappa and alpha are then low although people agree (Feinstein and
   * Cicchetti, High agreement but low kappa, J Clin Epidemiol 43, 1990).
   */
  oneSided: boolean;
}

const RESAMPLES = 1000;
/** Share of answers in one category from which kappa misleads. */
const ONE_SIDED = 0.8;

/**
 * Agreement among the people of a round. Intervals are percentiles of a bootstrap over deals (B. Efron and
 * R. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13), the same for the same seed.
 */
export function agreementOf(ratings: Ratings, categories: number, seed = 1): Agreement {
  const rated = ratings.filter((row) => row.filter((rating) => rating !== null).length >= 2);
  const answers = comparable(ratings, categories);
  const all = answers.reduce((sum, counts) => sum + total(counts), 0);
  const largest = Math.max(
    0,
    ...Array.from({ length: categories }, (_, c) => answers.reduce((sum, counts) => sum + counts[c]!, 0)),
  );
  const estimate = (coefficient: typeof fleissKappa): Estimate | null => {
    const value = coefficient(rated, categories);
    if (value === null) return null;
    return { value, interval: bootstrap(rated, (sample) => coefficient(sample, categories), seeded(seed)) };
  };
  return {
    deals: rated.length,
    people: ratings[0]?.length ?? 0,
    equal: estimate(equalAnswers),
    kappa: estimate(fleissKappa),
    alpha: estimate(krippendorffAlpha),
    ac1: estimate(gwetAC1),
    oneSided: all > 0 && largest / all >= ONE_SIDED,
  };
}

function bootstrap(
  ratings: Ratings,
  statistic: (sample: Ratings) => number | null,
  random: Random,
): Estimate['interval'] {
  if (ratings.length < 3) return null;
  const values: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const value = statistic(ratings.map(() => ratings[Math.floor(random() * ratings.length)]!));
    if (value !== null) values.push(value);
  }
  // Where hardly any resample has a value, those that have one are no fair sample.
  if (values.length < RESAMPLES / 2) return null;
  return { low: quantile(values, 0.025)!, high: quantile(values, 0.975)! };
}

/** Deals by how far apart their answers are, the most disputed first: mean squared distance of pairs of answers. */
export function mostDisputed(ratings: Ratings, categories: number): { deal: number; spread: number }[] {
  return ratings
    .map((row, deal) => ({ deal, spread: spreadOf(tally(row, categories)) }))
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => b.spread - a.spread || a.deal - b.deal);
}

function spreadOf(counts: readonly number[]): number {
  const n = total(counts);
  if (n < 2) return 0;
  let sum = 0;
  counts.forEach((a, i) => {
    counts.forEach((b, j) => {
      sum += a * b * (i - j) ** 2;
    });
  });
  return sum / (n * (n - 1));
}

/** Share of deals on which two columns of answers are equal, of those that both have; null where they share none. */
export function sameShare(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
): { same: number; of: number } | null {
  const both = a.filter((answer, deal) => answer !== null && (b[deal] ?? null) !== null).length;
  const same = a.filter((answer, deal) => answer !== null && answer === b[deal]).length;
  return both === 0 ? null : { same, of: both };
}

/** The answers of some of the people, in their order. */
export const answersOf = (ratings: Ratings, people: readonly number[]): Ratings =>
  ratings.map((row) => people.map((person) => row[person] ?? null));

/** The share of equal answers among the pairs of two different people, one of each group; null where there is none. */
export function equalBetween(
  ratings: Ratings,
  ones: readonly number[],
  others: readonly number[],
  seed = 1,
): Estimate | null {
  const shareOf = (some: Ratings) => {
    const pairs = samePairs(some, ones, others);
    return pairs && pairs.same / pairs.of;
  };
  const value = shareOf(ratings);
  return value === null ? null : { value, interval: bootstrap(ratings, shareOf, seeded(seed)) };
}

/** Equal answers among the pairs of two different people, one of each group, over all deals; null where there is none. */
export function samePairs(
  ratings: Ratings,
  ones: readonly number[],
  others: readonly number[],
): { same: number; of: number } | null {
  const pairs = ones.flatMap((a) =>
    others.flatMap((b) => {
      const seenTheOtherWay = b < a && ones.includes(b) && others.includes(a);
      return a === b || seenTheOtherWay ? [] : [[a, b] as const];
    }),
  );
  const column = (person: number) => ratings.map((row) => row[person] ?? null);
  const shares = pairs.map(([a, b]) => sameShare(column(a), column(b)) ?? { same: 0, of: 0 });
  const of = shares.reduce((sum, share) => sum + share.of, 0);
  return of === 0 ? null : { same: shares.reduce((sum, share) => sum + share.same, 0), of };
}
