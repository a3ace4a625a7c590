/** Random numbers of successes, exactly distributed. */
import type { Random } from './seeded.ts';

/** Below so many expected successes, counting them one by one is faster than rejection. */
const FEW = 10;

/** How many of `of` independent trials succeed, each with the probability `p`. */
export function binomial(random: Random, of: number, p: number): number {
  if (of === 0 || p <= 0) return 0;
  if (p >= 1) return of;
  if (p > 0.5) return of - binomial(random, of, 1 - p);
  return of * p < FEW ? byGaps(random, of, p) : byRejection(random, of, p);
}

/**
 * How often each category comes up when `total` are drawn, each category with the probability `weight / sum`. Drawn
 * one category after another, each binomially of what is left, which is the multinomial distribution.
 */
export function multinomial(
  random: Random,
  total: number,
  weights: ArrayLike<number>,
  result: Float64Array,
): void {
  let left = total;
  let weightLeft = 0;
  for (let i = 0; i < weights.length; i += 1) weightLeft += weights[i]!;
  for (let i = 0; i < weights.length; i += 1) {
    const drawn = weightLeft > 0 ? binomial(random, left, weights[i]! / weightLeft) : 0;
    result[i] = drawn;
    left -= drawn;
    weightLeft -= weights[i]!;
  }
}

/** By the failures between successes, which are geometrically distributed (L. Devroye, Non-Uniform Random Variate Generation, 1986, p. 525). */
function byGaps(random: Random, of: number, p: number): number {
  const scale = Math.log1p(-p);
  let successes = 0;
  let trials = 0;
  for (;;) {
    trials += Math.floor(Math.log1p(-random()) / scale) + 1;
    if (trials > of) return successes;
    successes += 1;
  }
}

/**
 * By transformed rejection: algorithm BTRS of W. Hörmann, “The generation of binomial random variates”, Journal of
 * Statistical Computation and Simulation 46, 1993, pp. 101–110. For p ≤ 0.5 and at least 10 expected successes.
 */
function byRejection(random: Random, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const sure = 0.92 - 4.2 / b;
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + c);
    if (k < 0 || k > n) continue;
    if (edge >= 0.07 && v <= sure) return k;
    const height = Math.log((v * alpha) / (a / (edge * edge) + b));
    const bound =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirlingTail(mode) +
      stirlingTail(n - mode) -
      stirlingTail(k) -
      stirlingTail(n - k);
    if (height <= bound) return k;
  }
}

/** What Stirling's formula leaves of log k!, as in Hörmann's paper: tabulated, then by its series. */
const TAIL = [
  0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
];

function stirlingTail(k: number): number {
  if (k < TAIL.length) return TAIL[k]!;
  const n = k + 1;
  return (1 / 12 - (1 / 360 - 1 / 1260 / (n * n)) / (n * n)) / n;
}
