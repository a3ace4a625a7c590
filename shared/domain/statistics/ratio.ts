/** How many times as often something is found in one group as in another, with 95% intervals. */
import { Z95 } from './normal.ts';
import type { Interval } from './wilson.ts';

export interface Ratio extends Interval {
  ratio: number;
}

/**
 * The ratio of the shares `hits / of` and `otherHits / otherOf` (lift, risk ratio), with the interval on the log
 * scale (D. Katz, J. Baptista, S. P. Azen, M. C. Pike, “Obtaining confidence intervals for the risk ratio in
 * cohort studies”, Biometrics 34, 1978, pp. 469–474, method C). Where a group has no hits, a half is added to
 * hits and sizes (S. D. Walter, “The distribution of Levin's measure of attributable risk”, Biometrika 62, 1975,
 * pp. 371–374), so that the ratio stays finite. Both groups must have members.
 */
export function riskRatio(hits: number, of: number, otherHits: number, otherOf: number): Ratio {
  const half = hits === 0 || otherHits === 0 ? 0.5 : 0;
  const [a, n, b, m] = [hits + half, of + half, otherHits + half, otherOf + half];
  return aroundLog(Math.log(a / n / (b / m)), Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m));
}

/**
 * The ratio of the odds, with Woolf's interval (B. Woolf, “On estimating the relation between blood group and
 * disease”, Annals of Human Genetics 19, 1955, pp. 251–253); a half is added to every cell where one is empty
 * (J. B. S. Haldane, “The estimation and significance of the logarithm of a ratio of frequencies”, Annals of
 * Human Genetics 20, 1956, pp. 309–311).
 */
export function oddsRatio(hits: number, of: number, otherHits: number, otherOf: number): Ratio {
  const { log, variance } = logOdds({ hits, of, otherHits, otherOf });
  return aroundLog(log, Math.sqrt(variance));
}

/**
 * The weight of evidence for the first group that something gives: the natural logarithm of how many times as
 * frequent it is there (I. J. Good, Probability and the Weighing of Evidence, 1950, chapter 6). With the same half
 * for groups without hits as `riskRatio`.
 */
export const weightOfEvidence = (hits: number, of: number, otherHits: number, otherOf: number): number =>
  Math.log(riskRatio(hits, of, otherHits, otherOf).ratio);

/** Two groups, compared within one layer of the data. */
export interface Stratum {
  hits: number;
  of: number;
  otherHits: number;
  otherOf: number;
}

/**
 * Woolf's chi-square for unequal odds ratios in several strata (source as of `oddsRatio`), with one degree of
 * freedom less than there are strata. Large where something works in one stratum and not in another.
 */
export function oddsRatioHeterogeneity(strata: readonly Stratum[]): number {
  const logs = strata.map(logOdds);
  const weight = logs.reduce((sum, { variance }) => sum + 1 / variance, 0);
  const mean = logs.reduce((sum, { log, variance }) => sum + log / variance, 0) / weight;
  return logs.reduce((sum, { log, variance }) => sum + (log - mean) ** 2 / variance, 0);
}

function logOdds({ hits, of, otherHits, otherOf }: Stratum): { log: number; variance: number } {
  const cells = [hits, of - hits, otherHits, otherOf - otherHits];
  const half = cells.includes(0) ? 0.5 : 0;
  const [a, b, c, d] = cells.map((cell) => cell + half) as [number, number, number, number];
  return { log: Math.log((a * d) / (b * c)), variance: 1 / a + 1 / b + 1 / c + 1 / d };
}

const aroundLog = (log: number, error: number): Ratio => ({
  ratio: Math.exp(log),
  low: Math.exp(log - Z95 * error),
  high: Math.exp(log + Z95 * error),
});
