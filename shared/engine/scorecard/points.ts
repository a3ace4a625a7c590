/**
 * Whole points for chosen features: the weights are stretched by many factors, each stretch is rounded one weight
 * at a time where that costs least (FasterRisk's star rays, see choose.ts), and the best is improved point by point
 * (coordinate descent on the integer lattice: B. Ustun, C. Rudin, “Learning optimized risk scores”, Journal of
 * Machine Learning Research 20, 2019, 150, section 4).
 */
import type { Choice } from './choose.ts';
import { lossOf, type Patterns, probability, slopes } from './logistic.ts';

/** How many stretches are tried. */
const RAYS = 24;

/** Points for each chosen feature, between −`most` and `most`, of the sign of its weight; 0 where it is not needed. */
export function wholePoints({ patterns, fit }: Choice, most: number): Int32Array {
  const sizes = fit.weights.map(Math.abs);
  const [shortest, longest] = [1 / Math.max(...sizes), most / Math.min(...sizes)];
  const curvature = curvatureOf(patterns, Float64Array.from([fit.intercept, ...fit.weights]));
  let best: Int32Array = new Int32Array(patterns.width);
  let bestLoss = Number.POSITIVE_INFINITY;
  for (let ray = 0; ray < RAYS; ray += 1) {
    const stretch = shortest * (longest / shortest) ** (ray / (RAYS - 1));
    const points = roundInTurn(fit.weights, stretch, curvature, most);
    const loss = lossOfPoints(patterns, points);
    if (loss < bestLoss - 1e-9) [best, bestLoss] = [points, loss];
  }
  return improve(patterns, best, bestLoss, fit.weights.map(Math.sign), most);
}

/** How the loss bends in the weights where the intercept follows them. */
function curvatureOf(patterns: Patterns, point: Float64Array): number[][] {
  const { hessian } = slopes(patterns, point);
  const [corner] = hessian;
  return hessian
    .slice(1)
    .map((row, i) =>
      Array.from(row.slice(1), (value, j) => value - (corner![i + 1]! * corner![j + 1]!) / corner![0]!),
    );
}

/** Rounds the stretched weights, each time the one and the way that bends the fit least; none beyond `most`. */
function roundInTurn(
  weights: Float64Array,
  stretch: number,
  curvature: readonly number[][],
  most: number,
): Int32Array {
  const points = new Int32Array(weights.length);
  const offsets = new Float64Array(weights.length);
  const left = new Set(weights.keys());
  while (left.size > 0) {
    let best = { cost: Number.POSITIVE_INFINITY, i: -1, value: 0, offset: 0 };
    for (const i of left) {
      const exact = Math.max(-most, Math.min(most, weights[i]! * stretch));
      for (const value of new Set([Math.floor(exact), Math.ceil(exact)])) {
        const offset = value - exact;
        let cost = curvature[i]![i]! * offset * offset;
        for (let j = 0; j < offsets.length; j += 1) cost += 2 * curvature[i]![j]! * offset * offsets[j]!;
        if (cost < best.cost) best = { cost, i, value, offset };
      }
    }
    points[best.i] = best.value;
    offsets[best.i] = best.offset;
    left.delete(best.i);
  }
  return points;
}

/** Moves single points as long as that improves the fit. */
function improve(
  patterns: Patterns,
  start: Int32Array,
  startLoss: number,
  signs: Float64Array,
  most: number,
): Int32Array {
  const points = start.slice();
  let loss = startLoss;
  for (let moved = true; moved; ) {
    moved = false;
    for (let i = 0; i < points.length; i += 1) {
      for (const change of [-1, 1]) {
        const value = points[i]! + change;
        if (value * signs[i]! < 0 || Math.abs(value) > most) continue;
        points[i] = value;
        const changed = lossOfPoints(patterns, points);
        if (changed < loss - 1e-6) {
          loss = changed;
          moved = true;
        } else points[i] = value - change;
      }
    }
  }
  return points;
}

/** The loss of a card whose score is turned into a probability as well as one line can. */
function lossOfPoints({ codes, hits, of, width }: Patterns, points: Int32Array): number {
  const lowest = points.reduce((sum, p) => sum + Math.min(p, 0), 0);
  const highest = points.reduce((sum, p) => sum + Math.max(p, 0), 0);
  const hitsAt = new Float64Array(highest - lowest + 1);
  const ofAt = new Float64Array(highest - lowest + 1);
  for (let k = 0; k < codes.length; k += 1) {
    let score = -lowest;
    for (let code = codes[k]!, i = width - 1; code > 0; code >>= 1, i -= 1) if (code & 1) score += points[i]!;
    hitsAt[score]! += hits[k]!;
    ofAt[score]! += of[k]!;
  }
  const groups = Array.from(ofAt, (all, i) => ({ score: i + lowest, hits: hitsAt[i]!, of: all }));
  return fitLine(groups.filter((group) => group.of > 0));
}

/** The least −log-likelihood of hits ~ intercept + slope × score, with a touch of ridge so that it exists. */
function fitLine(groups: readonly { score: number; hits: number; of: number }[]): number {
  const lossAt = (a: number, b: number) =>
    groups.reduce(
      (sum, { score, hits, of }) => sum + lossOf(a + b * score, hits, of),
      0.005 * (a * a + b * b),
    );
  let [a, b] = [0, 0];
  let loss = lossAt(a, b);
  for (let step = 0; step < 30; step += 1) {
    let [ga, gb, haa, hab, hbb] = [0.01 * a, 0.01 * b, 0.01, 0, 0.01];
    for (const { score, hits, of } of groups) {
      const p = probability(a + b * score);
      const [slope, curve] = [of * p - hits, of * p * (1 - p)];
      ga += slope;
      gb += slope * score;
      haa += curve;
      hab += curve * score;
      hbb += curve * score * score;
    }
    const determinant = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant];
    let scale = 1;
    while (scale > 1e-3 && !(lossAt(a - scale * da, b - scale * db) < loss)) scale /= 2;
    const next = lossAt(a - scale * da, b - scale * db);
    if (!(next < loss - 1e-9)) return loss;
    [a, b, loss] = [a - scale * da, b - scale * db, next];
  }
  return loss;
}
