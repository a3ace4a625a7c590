/** How well a score tells two groups apart. */
import { Z95 } from './normal.ts';
import type { Interval } from './wilson.ts';

/** The probability that one of the first group scores higher than one of the second; equal scores count half. */
export interface Auc extends Interval {
  auc: number;
  /** Standard error. */
  error: number;
}

/**
 * The area under the ROC curve and its standard error (E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson,
 * “Comparing the areas under two or more correlated receiver operating characteristic curves”, Biometrics 44,
 * 1988, pp. 837–845), by ranks (X. Sun, W. Xu, IEEE Signal Processing Letters 21, 2014, pp. 1389–1393). Null where
 * a group is empty.
 */
export function aucOf(scores: ArrayLike<number>, isHit: (i: number) => boolean): Auc | null {
  const places = Array.from({ length: scores.length }, (_, i) => i);
  const hits = places.filter(isHit);
  const others = places.filter((i) => !isHit(i));
  if (hits.length === 0 || others.length === 0) return null;
  const ofHits = sorted(hits, scores);
  const ofOthers = sorted(others, scores);
  const beaten = hits.map((i) => below(ofOthers, scores[i]!) / others.length);
  const beating = others.map((i) => 1 - below(ofHits, scores[i]!) / hits.length);
  const auc = mean(beaten);
  return aucWithin(auc, Math.sqrt(variance(beaten) / hits.length + variance(beating) / others.length));
}

/**
 * The mean of independent areas, one for each part of the deals that was held out (E. LeDell, M. Petersen,
 * M. van der Laan, “Computationally efficient confidence intervals for cross-validated area under the ROC curve
 * estimates”, Electronic Journal of Statistics 9, 2015, pp. 1583–1607). Null of none.
 */
export function meanAuc(parts: readonly Auc[]): Auc | null {
  if (parts.length === 0) return null;
  const error = Math.sqrt(parts.reduce((sum, part) => sum + part.error ** 2, 0)) / parts.length;
  return aucWithin(mean(parts.map(({ auc }) => auc)), error);
}

/** The 95% interval on the logit scale, which stays between 0 and 1 (M. S. Pepe, The Statistical Evaluation of Medical Tests, 2003, section 5.2). */
function aucWithin(auc: number, error: number): Auc {
  if (auc <= 0 || auc >= 1) return { auc, error, low: auc, high: auc };
  const logit = Math.log(auc / (1 - auc));
  const reach = (Z95 * error) / (auc * (1 - auc));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  return { auc, error, low: back(logit - reach), high: back(logit + reach) };
}

const sorted = (places: readonly number[], scores: ArrayLike<number>): Float64Array =>
  Float64Array.from(places, (i) => scores[i]!).sort();

/** How many of the sorted values are below a value; equal ones count half. */
function below(values: Float64Array, value: number): number {
  return (firstFrom(values, (v) => v >= value) + firstFrom(values, (v) => v > value)) / 2;
}

function firstFrom(values: Float64Array, isBeyond: (value: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(values[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
