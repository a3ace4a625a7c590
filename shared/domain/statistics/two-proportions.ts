/** Whether two shares differ by more than chance, and by how much. */
import { chiSquareTail } from './normal.ts';
import { type Interval, wilson } from './wilson.ts';

/**
 * The two-sided p value that the shares `hits / of` and `otherHits / otherOf` are equal: Pearson's chi-square
 * without continuity correction, or Fisher's exact test where an expected count is under 5 (W. G. Cochran, “Some
 * methods for strengthening the common chi-square tests”, Biometrics 10, 1954, pp. 417–451).
 */
export function twoProportionTest(hits: number, of: number, otherHits: number, otherOf: number): number {
  const all = of + otherOf;
  const allHits = hits + otherHits;
  if (of === 0 || otherOf === 0 || allHits === 0 || allHits === all) return 1;
  const leastExpected = (Math.min(of, otherOf) * Math.min(allHits, all - allHits)) / all;
  return leastExpected < 5
    ? fisherExact(hits, of, otherHits, otherOf)
    : chiSquareTail(pearson(hits, of, otherHits, otherOf), 1);
}

/** Pearson's chi-square of the two shares, one degree of freedom (K. Pearson, Philosophical Magazine 50, 1900, pp. 157–175). */
export function pearson(hits: number, of: number, otherHits: number, otherOf: number): number {
  const all = of + otherOf;
  const allHits = hits + otherHits;
  const cross = hits * (otherOf - otherHits) - otherHits * (of - hits);
  return (all * cross * cross) / (of * otherOf * allHits * (all - allHits));
}

/**
 * Fisher's exact test, two-sided: the probability of all tables with the same margins that are at most as
 * probable as this one (R. A. Fisher, The Design of Experiments, 1935, chapter II; J. O. Irwin, Metron 12, 1935,
 * pp. 83–94, for the second side).
 */
export function fisherExact(hits: number, of: number, otherHits: number, otherOf: number): number {
  const allHits = hits + otherHits;
  const least = Math.max(0, allHits - otherOf);
  const most = Math.min(of, allHits);
  // Relative to the observed table, by the ratio of neighbouring tables: no factorials, nothing overflows.
  const next = (k: number) => ((of - k) * (allHits - k)) / ((k + 1) * (otherOf - allHits + k + 1));
  let total = 1;
  let tail = 1;
  const add = (probability: number): void => {
    total += probability;
    if (probability <= 1 + 1e-7) tail += probability;
  };
  let probability = 1;
  for (let k = hits; k < most; k += 1) {
    probability *= next(k);
    add(probability);
  }
  probability = 1;
  for (let k = hits - 1; k >= least; k -= 1) {
    probability /= next(k);
    add(probability);
  }
  return Math.min(1, tail / total);
}

/**
 * The difference of two independent estimates, each with its 95% interval, with an interval of its own (G. Y. Zou and
 * A. Donner, “Construction of confidence limits about effect measures: a general approach”, Statistics in Medicine
 * 27, 2008, pp. 1693–1702). Of two shares with Wilson's intervals it is Newcombe's.
 */
export function differenceOf(
  estimate: number,
  { low, high }: Interval,
  other: number,
  { low: otherLow, high: otherHigh }: Interval,
): Difference {
  const difference = estimate - other;
  return {
    difference,
    low: difference - Math.hypot(estimate - low, otherHigh - other),
    high: difference + Math.hypot(high - estimate, other - otherLow),
  };
}

export interface Difference extends Interval {
  difference: number;
}

/**
 * The difference of the shares `hits / of` − `otherHits / otherOf` with its 95% interval (R. G. Newcombe,
 * “Interval estimation for the difference between independent proportions”, Statistics in Medicine 17, 1998,
 * pp. 873–890, method 10).
 */
export function newcombe(hits: number, of: number, otherHits: number, otherOf: number): Difference {
  return differenceOf(hits / of, wilson(hits, of), otherHits / otherOf, wilson(otherHits, otherOf));
}
