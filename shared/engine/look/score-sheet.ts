/**
 * A scoring model made ready to be read off words of bits: for each sum, what each byte of a word is worth. Points
 * are in units, the largest amount that all of them are multiples of, so that scores are small whole numbers.
 */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Rule, Scoring } from '../../domain/definition/schema.ts';
import { contributionOf } from '../points.ts';
import { planSums, type ScoreOf, type SumPlan } from '../sums.ts';
import { RULES_A_LANE } from './answers.ts';

/** How much lower and higher a score could be, in one number of 31 bits: `below | (above << SPREAD_BITS)`. */
export const SPREAD_BITS = 15;
/** More different scores than fit into that are no everyday scoring model. */
const MOST_SCORES = 1 << SPREAD_BITS;

/** What the rules of one lane add to a sum, by byte of their word: `[byte * 256 + bits]`. */
export interface LaneWorth {
  lane: number;
  /** Of the bits for true. */
  points: Int32Array;
  /** Of the bits for unknown: how much lower and higher. */
  spread: Int32Array;
}

/** A sum of rules and of other sums, which come before it. */
export interface SheetSum {
  of: string;
  /** What it is with no rule true. */
  base: number;
  lanes: LaneWorth[];
  parts: number[];
  cap: number;
  floor: number;
  /** No score of it is lower or higher. */
  least: number;
  most: number;
  /** How far its scores could lie apart without its limits. */
  reach: number;
}

export interface ScoreSheet {
  /** Thousandths of a point in a unit. */
  unit: number;
  /** The total is the last. */
  sums: SheetSum[];
}

interface Amounts {
  rule: number;
  base: number;
  gain: number;
  below: number;
  above: number;
}

/** The sheet of a scoring model; null where its scores are too many to be told apart by a table. */
export function scoreSheet(
  scoring: Scoring,
  rules: readonly Rule[],
  asked: ReadonlySet<ScoreOf>,
): ScoreSheet | null {
  const amounts = new Map(rules.map((rule, i) => [rule, amountsOf(rule, i)]));
  const limits = [...scoring.groups, ...Object.values(scoring.categories), scoring.total].flatMap(
    ({ cap, floor }) => [cap, floor].map((limit) => (limit === undefined ? 0 : toThousandths(limit))),
  );
  const all = [...amounts.values()].flatMap(({ base, gain, below, above }) => [base, gain, below, above]);
  const unit = [...all, ...limits].reduce(greatestCommon, 0) || 1000;
  const sums: SheetSum[] = [];
  const add = (plan: SumPlan): number => {
    const parts = plan.parts.map(add);
    sums.push(
      sumOf(
        plan,
        plan.rules.map((rule) => amounts.get(rule)!),
        parts,
        sums,
        unit,
      ),
    );
    return sums.length - 1;
  };
  add(planSums({ ...scoring, rules: [...rules] }, asked));
  return sums.every(({ reach }) => reach < MOST_SCORES) ? { unit, sums } : null;
}

function amountsOf(rule: Rule, i: number): Amounts {
  const nowhere = { isTrue: new Uint32Array(), isUnknown: new Uint32Array() };
  // A rule that gives different points at different moments is about touchpoints, of which there are none.
  const { base, gain, below, above } = contributionOf(rule, nowhere, () => new Int32Array());
  return { rule: i, base, gain: typeof gain === 'number' ? gain : 0, below, above };
}

function sumOf(
  { key, limits }: SumPlan,
  amounts: readonly Amounts[],
  parts: number[],
  others: readonly SheetSum[],
  unit: number,
): SheetSum {
  const cap = limits.cap === undefined ? Number.POSITIVE_INFINITY : toThousandths(limits.cap) / unit;
  const floor = limits.floor === undefined ? Number.NEGATIVE_INFINITY : toThousandths(limits.floor) / unit;
  const hold = (score: number): number => Math.max(Math.min(score, cap), floor);
  const base = amounts.reduce((sum, amount) => sum + amount.base, 0) / unit;
  let least = base;
  let most = base;
  for (const { gain, below, above } of amounts) {
    least += Math.min(gain, 0, -below) / unit;
    most += Math.max(gain, 0, above) / unit;
  }
  for (const part of parts) {
    least += others[part]!.least;
    most += others[part]!.most;
  }
  const lanes = new Map<number, Amounts[]>();
  for (const amount of amounts) {
    const lane = Math.floor(amount.rule / RULES_A_LANE);
    lanes.set(lane, [...(lanes.get(lane) ?? []), amount]);
  }
  return {
    of: key,
    base,
    lanes: Array.from(lanes, ([lane, own]) => worthOf(lane, own, unit)),
    parts,
    cap,
    floor,
    least: hold(least),
    most: hold(most),
    reach: most - least,
  };
}

function worthOf(lane: number, amounts: readonly Amounts[], unit: number): LaneWorth {
  const gains = new Int32Array(RULES_A_LANE);
  const spreads = new Int32Array(RULES_A_LANE);
  for (const { rule, gain, below, above } of amounts) {
    gains[rule % RULES_A_LANE] = gain / unit;
    spreads[rule % RULES_A_LANE] = below / unit + (above / unit) * MOST_SCORES;
  }
  const points = new Int32Array(3 * 256);
  const spread = new Int32Array(3 * 256);
  for (let byte = 0; byte < 3; byte += 1) {
    for (let bits = 1; bits < 256; bits += 1) {
      const lowest = 8 * byte + 31 - Math.clz32(bits & -bits);
      const place = 256 * byte + bits;
      const rest = 256 * byte + (bits & (bits - 1));
      points[place] = points[rest]! + gains[lowest]!;
      spread[place] = spread[rest]! + spreads[lowest]!;
    }
  }
  return { lane, points, spread };
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestCommon(b, a % b));
