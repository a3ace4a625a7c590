/**
 * A scoring model made ready to be read off the deals' lanes: for each sum, what each stretch of bits is worth. Points
 * are in units, the largest amount that all of them are multiples of, so that scores are small whole numbers.
 */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { Rule, Scoring } from '../../domain/definition/schema.ts';
import { type Amounts, amountsOf } from '../score/points.ts';
import { planSums, type ScoreOf, type SumPlan } from '../score/sums.ts';
import type { Layout } from './layout.ts';
import { LOW_BITS, PACKED, PACKED_BITS } from './packed.ts';
import type { Spare } from './spare.ts';

/**
 * A score as a packed number (see packed.ts): how much lower it could be in its lowest bits, how much higher in the
 * next, and in the upper word how far it is above the least that there can be.
 */
export const SPREAD_BITS = 15;
/** More different scores than fit into that are no everyday scoring model. */
const MOST_SCORES = 1 << SPREAD_BITS;
const ABOVE_UNIT = 2 ** SPREAD_BITS;
const POINTS_UNIT = 2 ** LOW_BITS;

/** Some bits of a lane, and by their value what they add to the packed score. */
export interface Stretch {
  lane: number;
  /** 0 for the lower word, 1 for the upper one. */
  word: number;
  /** Where in the word they begin, and with which mask they are cut off. */
  shift: number;
  mask: number;
  table: Float64Array;
}

/** The stretches of a lane: in the lower word 11 bits, 11 and 10, in the upper one twice 10. */
const STRETCHES = [
  { word: 0, shift: 0, bits: 11 },
  { word: 0, shift: 11, bits: 11 },
  { word: 0, shift: 22, bits: 10 },
  { word: 1, shift: 0, bits: 10 },
  { word: 1, shift: 10, bits: 10 },
];
/** Where the tables of the first four begin that lie one behind the other. */
export const FIRST_TABLES = [0, 2048, 4096, 5120] as const;
const FIRST_ROWS = 6144;

/** A sum of rules and of other sums, which come before it. */
export interface SheetSum {
  of: string;
  /** What it is with no rule true and all parts at their least, packed. */
  base: number;
  /** The tables of the first lane's first four stretches (see `FIRST_TABLES`). */
  table: Float64Array;
  /** The others that are worth anything: mostly none, as deals' kinds take the rest of the first lane. */
  more: Stretch[];
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

/** The sheet of a scoring model, with tables from the spare ones; null where its scores are too many to be told apart by a table. */
export function scoreSheet(
  scoring: Scoring,
  rules: readonly Rule[],
  asked: ReadonlySet<ScoreOf>,
  layout: Layout,
  spare: Spare,
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
        spare,
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
  spare: Spare,
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
    ...worthsOf(amounts, unit, layout, spare),
    parts,
    cap,
    floor,
    least: hold(freeLeast),
    most: hold(freeMost),
    freeLeast,
    freeMost,
  };
}

/** What the bits of the lanes add to a sum. */
function worthsOf(
  amounts: readonly Placed[],
  unit: number,
  { lanes, isTrue, isUnknown }: Layout,
  spare: Spare,
): Pick<SheetSum, 'table' | 'more'> {
  const worths = Array.from({ length: lanes }, () => new Float64Array(PACKED_BITS));
  for (const { rule, gain, below, above } of amounts) {
    const [yes, maybe] = [isTrue[rule]!, isUnknown[rule]!];
    worths[yes.lane]![yes.bit]! += (gain / unit) * POINTS_UNIT;
    worths[maybe.lane]![maybe.bit]! += (below + above * ABOVE_UNIT) / unit;
  }
  const stretches = worths.flatMap((ofLane, lane) =>
    STRETCHES.map(({ word, shift, bits }) => {
      const from = word * LOW_BITS + shift;
      return { lane, word, shift, mask: (1 << bits) - 1, worths: ofLane.subarray(from, from + bits) };
    }),
  );
  const table = spare.take(Float64Array, FIRST_ROWS);
  FIRST_TABLES.forEach((begin, i) => {
    sumUp(stretches[i]!.worths, table.subarray(begin));
  });
  const more = stretches
    .slice(FIRST_TABLES.length)
    .filter((stretch) => stretch.worths.some((worth) => worth !== 0))
    .map(({ worths: own, ...stretch }) => ({
      ...stretch,
      table: sumUp(own, new Float64Array(1 << own.length)),
    }));
  return { table, more };
}

/** For each set of bits the sum of their worths, written to the sums. */
function sumUp(worths: Float64Array, sums: Float64Array): Float64Array {
  sums[0] = 0;
  for (let bit = 0; bit < worths.length; bit += 1) {
    const length = 1 << bit;
    for (let i = 0; i < length; i += 1) sums[length + i] = sums[i]! + worths[bit]!;
  }
  return sums;
}

const greatestCommon = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestCommon(b, a % b));
