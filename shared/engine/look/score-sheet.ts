/**
 * A scoring model made ready to be read off the deals' lanes: for each sum, what each stretch of bits is worth. Points
 * are in units, the largest amount that all of them are multiples of, so that scores are small whole numbers.
 */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Rule, Scoring } from '../../domain/definition/schema.ts';
import { type Amounts, amountsOf } from '../points.ts';
import { planSums, type ScoreOf, type SumPlan } from '../sums.ts';
import type { Layout, Place } from './layout.ts';
import { LOW_BITS, PACKED, PACKED_BITS } from './packed.ts';

/**
 * A score as a packed number (see packed.ts): how much lower it could be in its lowest bits, how much higher in the
 * next, and in the upper word how far it is above the least that there can be.
 */
export const SPREAD_BITS = 15;
/** More different scores than fit into that are no everyday scoring model. */
const MOST_SCORES = 1 << SPREAD_BITS;
const ABOVE_UNIT = 2 ** SPREAD_BITS;
const POINTS_UNIT = 2 ** LOW_BITS;

/** What the bits of one lane add to a sum: for each stretch of bits, by their value, what they add to the packed score. */
export interface LaneWorth {
  lane: number;
  /** Of the lower word's 11 lowest bits, its next 11, its last 10, and the upper word's first 10. */
  tables: [Float64Array, Float64Array, Float64Array, Float64Array];
  /** Of the upper word's last 10 bits; null where they are worth nothing, as those of the kind of deal are. */
  rest: Float64Array | null;
}

/** Bits of the stretches. */
const STRETCHES = [11, 11, 10, 10, 10];

/** A sum of rules and of other sums, which come before it. */
export interface SheetSum {
  of: string;
  /** What it is with no rule true and all parts at their least, packed. */
  base: number;
  lanes: LaneWorth[];
  parts: number[];
  cap: number;
  floor: number;
  /** No score of it is lower or higher. */
  least: number;
  most: number;
  /** The same without its limits. */
  freeLeast: number;
  freeMost: number;
}

export interface ScoreSheet {
  /** Thousandths of a point in a unit. */
  unit: number;
  /** The total is the last. */
  sums: SheetSum[];
}

/** What a rule contributes, and where in the lanes its answers lie. */
interface Placed extends Amounts {
  rule: number;
}

/** The sheet of a scoring model; null where its scores are too many to be told apart by a table. */
export function scoreSheet(
  scoring: Scoring,
  rules: readonly Rule[],
  asked: ReadonlySet<ScoreOf>,
  layout: Layout,
): ScoreSheet | null {
  const amounts = new Map(rules.map((rule, i) => [rule, { rule: i, ...amountsOf(rule) }]));
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
        layout,
      ),
    );
    return sums.length - 1;
  };
  add(planSums({ ...scoring, rules: [...rules] }, asked));
  return sums.every(({ freeLeast, freeMost }) => freeMost - freeLeast < MOST_SCORES) ? { unit, sums } : null;
}

function sumOf(
  { key, limits }: SumPlan,
  amounts: readonly Placed[],
  parts: number[],
  others: readonly SheetSum[],
  unit: number,
  layout: Layout,
): SheetSum {
  const cap = limits.cap === undefined ? Number.POSITIVE_INFINITY : toThousandths(limits.cap) / unit;
  const floor = limits.floor === undefined ? Number.NEGATIVE_INFINITY : toThousandths(limits.floor) / unit;
  const hold = (score: number): number => Math.max(Math.min(score, cap), floor);
  const base = amounts.reduce((sum, amount) => sum + amount.base, 0) / unit;
  let ownLeast = base;
  let freeMost = base;
  for (const { gain, below, above } of amounts) {
    ownLeast += Math.min(gain, 0, -below) / unit;
    freeMost += Math.max(gain, 0, above) / unit;
  }
  let freeLeast = ownLeast;
  for (const part of parts) {
    freeLeast += others[part]!.least;
    freeMost += others[part]!.most;
  }
  return {
    of: key,
    base: PACKED + (base - ownLeast) * POINTS_UNIT,
    lanes: worthsOf(amounts, unit, layout),
    parts,
    cap,
    floor,
    least: hold(freeLeast),
    most: hold(freeMost),
    freeLeast,
    freeMost,
  };
}

/** What the lanes add to a sum: those of them that hold any of its rules. */
function worthsOf(amounts: readonly Placed[], unit: number, { isTrue, isUnknown }: Layout): LaneWorth[] {
  const byLane = new Map<number, Float64Array>();
  const add = ({ lane, bit }: Place, worth: number) => {
    const bits = byLane.get(lane) ?? new Float64Array(PACKED_BITS);
    bits[bit]! += worth;
    byLane.set(lane, bits);
  };
  for (const { rule, gain, below, above } of amounts) {
    add(isTrue[rule]!, (gain / unit) * POINTS_UNIT);
    add(isUnknown[rule]!, (below + above * ABOVE_UNIT) / unit);
  }
  return Array.from(byLane, ([lane, bits]) => {
    let from = 0;
    const [a, b, c, d, rest] = STRETCHES.map((size) => {
      from += size;
      return sumsOf(bits.subarray(from - size, from));
    });
    return { lane, tables: [a!, b!, c!, d!], rest: rest!.some((worth) => worth !== 0) ? rest! : null };
  });
}

/** For each set of bits the sum of their worths. */
function sumsOf(worths: Float64Array): Float64Array {
  const sums = new Float64Array(1 << worths.length);
  worths.forEach((worth, bit) => {
    const length = 1 << bit;
    for (let i = 0; i < length; i += 1) sums[length + i] = sums[i]! + worth;
  });
  return sums;
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestCommon(b, a % b));
