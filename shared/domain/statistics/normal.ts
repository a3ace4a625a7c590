/** Tails of the normal and of the chi-square distribution, as far as tests of counts need them. */

/** The standard normal deviate that leaves 2.5% at either end: a 95% interval. */
export const Z95 = 1.959964;

/** The density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/**
 * The complementary error function, to a relative error below 1.2e-7 everywhere (W. H. Press et al., Numerical
 * Recipes, 2nd ed. 1992, section 6.2: a Chebyshev fit, so that small tails keep their digits).
 */
export function erfc(x: number): number {
  const t = 1 / (1 + Math.abs(x) / 2);
  const fit = FIT.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const tail = t * Math.exp(-x * x + fit);
  return x >= 0 ? tail : 2 - tail;
}
const FIT = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];

/**
 * The probability that a chi-square variable with so many degrees of freedom is at least `x` (M. Abramowitz,
 * I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.4.8: from two degrees less to the next).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  let tail = degrees % 2 === 0 ? Math.exp(-x / 2) : erfc(Math.sqrt(x / 2));
  let term = degrees % 2 === 0 ? Math.exp(-x / 2) : Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2);
  for (let k = degrees % 2 === 0 ? 2 : 1; k < degrees; k += 2) {
    if (k > 1) term *= x / k;
    tail += term;
  }
  return Math.min(1, tail);
}
