/**
 * Which few of many yes/no features tell the outcomes apart together: sparse logistic regression by beam search
 * (J. Liu, C. Zhong, B. Li, M. Seltzer, C. Rudin, “FasterRisk: fast and accurate interpretable risk scores”,
 * Advances in Neural Information Processing Systems 35, 2022, algorithms 1 and 2).
 */
import {
  type Fit,
  fitPatterns,
  logOddsOf,
  type Patterns,
  patternsOf,
  probability,
  RIDGE,
} from './logistic.ts';

/** What a card is fitted on: rows are deals. */
export interface Table {
  isHit: Uint8Array;
  features: readonly Feature[];
}
export interface Feature {
  /** 1 where it is true, by row. */
  values: Uint8Array;
  /** The sign of its evidence by itself; points of the other sign would puzzle everybody who reads them. */
  sign: 1 | -1;
}

export interface Choice {
  /** Indexes of the features chosen, in the order of the patterns. */
  features: number[];
  patterns: Patterns;
  fit: Fit;
}

interface Branch extends Choice {
  /** By row: the pattern's code. */
  codes: Int32Array;
}

/** Choices kept at each size, and features tried with each of them. */
const BEAM = 5;
const TRIED = 6;
/** A further feature must add so much log-likelihood (Akaike: one for each parameter). */
const LEAST_GAIN = 1;

/** The best choice of at most so many features; undefined where none helps. */
export function chooseFeatures(table: Table, most: number): Choice | undefined {
  const rows = rowsWhereTrue(table);
  const codes = new Int32Array(table.isHit.length);
  const patterns = patternsOf(codes, 0, table.isHit);
  let beam: Branch[] = [{ features: [], patterns, codes, fit: fitPatterns(patterns, 0, []) }];
  let best: Branch | undefined;
  for (let size = 1; size <= most; size += 1) {
    const next = new Map<string, Branch>();
    for (const branch of beam) {
      for (const feature of promising(table, rows, branch)) {
        const key = [...branch.features, feature].sort((a, b) => a - b).join();
        if (next.has(key)) continue;
        const longer = extend(table, branch, feature);
        if (longer.fit.weights.every((w, i) => w * table.features[longer.features[i]!]!.sign > 0)) {
          next.set(key, longer);
        }
      }
    }
    beam = [...next.values()].sort(byLoss).slice(0, BEAM).map(settle).sort(byLoss);
    const [leader] = beam;
    if (!leader || (best && best.fit.loss - leader.fit.loss < LEAST_GAIN)) break;
    best = leader;
  }
  return best;
}

const byLoss = (a: Branch, b: Branch): number => a.fit.loss - b.fit.loss;

const settle = (branch: Branch): Branch => ({
  ...branch,
  fit: fitPatterns(branch.patterns, branch.fit.intercept, branch.fit.weights),
});

const rowsWhereTrue = ({ features }: Table): Uint32Array[] =>
  features.map(({ values }) => {
    const rows: number[] = [];
    for (let row = 0; row < values.length; row += 1) if (values[row] === 1) rows.push(row);
    return Uint32Array.from(rows);
  });

/** The features whose first Newton step gains most. */
function promising({ features, isHit }: Table, rows: readonly Uint32Array[], branch: Branch): number[] {
  const { patterns, codes, fit } = branch;
  const byCode = new Float64Array(2 ** patterns.width);
  const logOdds = logOddsOf(patterns, [fit.intercept, ...fit.weights]);
  patterns.codes.forEach((code, i) => {
    byCode[code] = probability(logOdds[i]!);
  });
  const gains = features.map(({ sign }, feature) => {
    if (branch.features.includes(feature)) return { feature, gain: 0 };
    let slope = 0;
    let curve = RIDGE;
    for (const row of rows[feature]!) {
      const p = byCode[codes[row]!]!;
      slope += isHit[row]! - p;
      curve += p * (1 - p);
    }
    return { feature, gain: slope * sign > 0 ? (slope * slope) / curve : 0 };
  });
  return gains
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || a.feature - b.feature)
    .slice(0, TRIED)
    .map(({ feature }) => feature);
}

/** The branch with one feature more, fitted roughly. */
function extend({ features, isHit }: Table, branch: Branch, feature: number): Branch {
  const { values } = features[feature]!;
  const codes = new Int32Array(branch.codes.length);
  for (let row = 0; row < codes.length; row += 1) codes[row] = branch.codes[row]! * 2 + values[row]!;
  const patterns = patternsOf(codes, branch.features.length + 1, isHit);
  const fit = fitPatterns(patterns, branch.fit.intercept, [...branch.fit.weights, 0], 1);
  return { features: [...branch.features, feature], patterns, codes, fit };
}
