/** Logistic regression on yes/no features, with deals that are alike in them counted together. */

/** Deals that answer all features of a model alike. */
export interface Patterns {
  /** How many features. */
  width: number;
  /** One for each pattern: feature `i` is bit `width - 1 - i`. */
  codes: Int32Array;
  hits: Float64Array;
  of: Float64Array;
}

export interface Fit {
  weights: Float64Array;
  intercept: number;
  /** Negative log-likelihood and the ridge's penalty. */
  loss: number;
}

/** Keeps weights finite where features separate the outcomes: a normal prior with variance 1 / RIDGE. */
export const RIDGE = 0.5;
const STEPS = 25;
const PRECISION = 1e-6;

export function patternsOf(rowCodes: Int32Array, width: number, isHit: Uint8Array): Patterns {
  const hits = new Float64Array(2 ** width);
  const of = new Float64Array(2 ** width);
  for (let row = 0; row < rowCodes.length; row += 1) {
    of[rowCodes[row]!]! += 1;
    hits[rowCodes[row]!]! += isHit[row]!;
  }
  const codes: number[] = [];
  for (let code = 0; code < of.length; code += 1) if (of[code]! > 0) codes.push(code);
  return {
    width,
    codes: Int32Array.from(codes),
    hits: Float64Array.from(codes, (code) => hits[code]!),
    of: Float64Array.from(codes, (code) => of[code]!),
  };
}

/**
 * Fits by Newton's method, with steps halved until they improve, from `start` on. `steps` limits them: one is enough
 * to tell which of several fits is promising.
 */
export function fitPatterns(
  patterns: Patterns,
  startIntercept: number,
  start: ArrayLike<number>,
  steps = STEPS,
): Fit {
  const { width } = patterns;
  let point = Float64Array.from([startIntercept, ...Array.from(start)]);
  let loss = lossAt(patterns, point);
  for (let step = 0; step < steps; step += 1) {
    const { gradient, hessian } = slopes(patterns, point);
    const move = solve(hessian, gradient);
    let scale = 1;
    let next = point.map((x, i) => x - move[i]!);
    let nextLoss = lossAt(patterns, next);
    while (nextLoss > loss && scale > 1e-4) {
      scale /= 2;
      next = point.map((x, i) => x - scale * move[i]!);
      nextLoss = lossAt(patterns, next);
    }
    if (!(nextLoss < loss)) break;
    const gain = loss - nextLoss;
    [point, loss] = [next, nextLoss];
    if (gain < PRECISION) break;
  }
  return { intercept: point[0]!, weights: point.slice(1, width + 1), loss };
}

/** The log odds of each pattern; `point` is the intercept, then the weights. */
export function logOddsOf({ codes, width }: Patterns, point: ArrayLike<number>): Float64Array {
  const result = new Float64Array(codes.length);
  for (let k = 0; k < codes.length; k += 1) {
    let sum = point[0]!;
    for (let code = codes[k]!, i = width; code > 0; code >>= 1, i -= 1) if (code & 1) sum += point[i]!;
    result[k] = sum;
  }
  return result;
}

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** −log-likelihood of so many hits in so many deals with these log odds. */
export const lossOf = (logOdds: number, hits: number, of: number): number =>
  of * (Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)))) - hits * logOdds;

function lossAt(patterns: Patterns, point: Float64Array): number {
  const logOdds = logOddsOf(patterns, point);
  let loss = 0;
  for (let i = 0; i < logOdds.length; i += 1) loss += lossOf(logOdds[i]!, patterns.hits[i]!, patterns.of[i]!);
  for (let i = 1; i < point.length; i += 1) loss += (RIDGE / 2) * point[i]! ** 2;
  return loss;
}

/** First and second derivatives of the loss at a point; the intercept comes first. */
export function slopes(
  patterns: Patterns,
  point: Float64Array,
): { gradient: Float64Array; hessian: Float64Array[] } {
  const { width, codes, hits, of } = patterns;
  const size = width + 1;
  const gradient = point.map((x, i) => (i === 0 ? 0 : RIDGE * x));
  const hessian = Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(size);
    row[i] = i === 0 ? 1e-9 : RIDGE;
    return row;
  });
  const logOdds = logOddsOf(patterns, point);
  const present = new Int32Array(size);
  for (let k = 0; k < codes.length; k += 1) {
    const p = probability(logOdds[k]!);
    const slope = of[k]! * p - hits[k]!;
    const curve = of[k]! * p * (1 - p);
    let count = 0;
    for (let code = codes[k]!, i = width; code > 0; code >>= 1, i -= 1) if (code & 1) present[count++] = i;
    present[count++] = 0;
    // The features stand in descending order: only the half below the diagonal is added up.
    for (let a = 0; a < count; a += 1) {
      gradient[present[a]!]! += slope;
      const row = hessian[present[a]!]!;
      for (let b = a; b < count; b += 1) row[present[b]!]! += curve;
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) hessian[j]![i] = hessian[i]![j]!;
  return { gradient, hessian };
}

/** Solves a symmetric positive system (Cholesky). */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const lower = matrix.map((row) => row.slice());
  const x = right.slice();
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = lower[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j]![j]!;
    }
  }
  for (let i = 0; i < n; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < n; k += 1) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
