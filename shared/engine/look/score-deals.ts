/**
 * The second pass over all deals: what a scoring model and its thresholds make of the bits that the first pass
 * left. Needed again, and alone, after a changed weight, limit or threshold.
 */
import type { ScoreClasses } from './score-classes.ts';
import { type LaneWorth, type ScoreSheet, type SheetSum, SPREAD_BITS } from './score-sheet.ts';
import type { SortedDeals } from './sort-deals.ts';

export interface ScoredDeals {
  /** In thousandths. */
  score: Int32Array;
  /** How much lower and higher it could be, in units (see `SPREAD_BITS`). */
  spread: Int32Array;
  unit: number;
  /** What of each deal decides its way: its kind, and the classes of its scores. */
  case: Int32Array;
  /** How many cases there could be. */
  cases: number;
  /** 1 for the cases that occur. */
  seen: Uint8Array;
}

/** Beyond this many cases it is no saving to tell them apart. */
const MOST_CASES = 1 << 20;
const BLOCK = 2048;
/** The part of a spread that says how much lower. */
export const BELOW = (1 << SPREAD_BITS) - 1;

/** A sum over the deals of a block. */
interface Sums {
  points: Int32Array;
  spread: Int32Array;
}

/** How many cases there are for each kind of deal. */
export const casesOfKind = (classes: readonly ScoreClasses[]): number =>
  classes.reduce((cases, { cuts }) => cases * (cuts.length + 1) ** 3, 1);

/** Scores all deals; null where there are too many cases. */
export function scoreDeals(
  sorted: SortedDeals,
  sheet: ScoreSheet,
  classes: readonly ScoreClasses[],
): ScoredDeals | null {
  const ofKind = casesOfKind(classes);
  const cases = ofKind * sorted.kinds;
  if (cases > MOST_CASES) return null;
  const deals = sorted.kind.length;
  const scored: ScoredDeals = {
    score: new Int32Array(deals),
    spread: new Int32Array(deals),
    unit: sheet.unit,
    case: new Int32Array(deals),
    cases,
    seen: new Uint8Array(cases),
  };
  const blocks = sheet.sums.map(
    (): Sums => ({ points: new Int32Array(BLOCK), spread: new Int32Array(BLOCK) }),
  );
  const inner = classes.filter(({ sum }) => sum < sheet.sums.length - 1);
  const before = casesOfKind(inner);
  for (let from = 0; from < deals; from += BLOCK) {
    const size = Math.min(BLOCK, deals - from);
    if (inner.length > 0) scored.case.fill(0, from, from + size);
    sheet.sums.forEach((sum, place) => {
      const block = blocks[place]!;
      block.points.fill(sum.base);
      block.spread.fill(0);
      for (const lane of sum.lanes) addWorth(sorted, lane, from, size, block);
      for (const part of sum.parts) addSums(blocks[part]!, size, block);
      hold(sum, size, block);
    });
    let stride = 1;
    for (const looked of inner) {
      addCases(looked, sheet.sums[looked.sum]!.least, stride, blocks[looked.sum]!, from, size, scored.case);
      stride *= casesOfKind([looked]);
    }
    finish(sheet, classes.at(-1), blocks.at(-1)!, before, ofKind, sorted.kind, from, size, scored);
  }
  return scored;
}

function addWorth(
  sorted: SortedDeals,
  { lane, points: worth, spread: spreads }: LaneWorth,
  from: number,
  size: number,
  { points, spread }: Sums,
): void {
  const isTrue = sorted.isTrue[lane]!;
  const isUnknown = sorted.isUnknown[lane]!;
  for (let i = 0; i < size; i += 1) {
    const yes = isTrue[from + i]!;
    const maybe = isUnknown[from + i]!;
    points[i] =
      (points[i]! +
        worth[yes & 255]! +
        worth[256 + ((yes >> 8) & 255)]! +
        worth[512 + ((yes >> 16) & 255)]!) |
      0;
    spread[i] =
      (spread[i]! +
        spreads[maybe & 255]! +
        spreads[256 + ((maybe >> 8) & 255)]! +
        spreads[512 + ((maybe >> 16) & 255)]!) |
      0;
  }
}

function addSums(part: Sums, size: number, { points, spread }: Sums): void {
  for (let i = 0; i < size; i += 1) {
    points[i]! += part.points[i]!;
    spread[i]! += part.spread[i]!;
  }
}

/** Holds a sum and its range within the sum's limits. */
function hold({ cap, floor }: SheetSum, size: number, { points, spread }: Sums): void {
  if (cap === Number.POSITIVE_INFINITY && floor === Number.NEGATIVE_INFINITY) return;
  const most = Math.min(cap, 0x3fffffff) | 0;
  const least = Math.max(floor, -0x3fffffff) | 0;
  for (let i = 0; i < size; i += 1) {
    const sum = points[i]!;
    const held = Math.max(Math.min(sum, most), least);
    const low = Math.max(Math.min(sum - (spread[i]! & BELOW), most), least);
    const high = Math.max(Math.min(sum + (spread[i]! >> SPREAD_BITS), most), least);
    points[i] = held;
    spread[i] = (held - low) | ((high - held) << SPREAD_BITS);
  }
}

/** Adds to each deal's case the classes of a score that is a part of the total, and of the ends of its range. */
function addCases(
  { classOf, cuts }: ScoreClasses,
  least: number,
  stride: number,
  { points, spread }: Sums,
  from: number,
  size: number,
  cases: Int32Array,
): void {
  const count = cuts.length + 1;
  for (let i = 0; i < size; i += 1) {
    const place = points[i]! - least;
    const low = place - (spread[i]! & BELOW);
    const high = place + (spread[i]! >> SPREAD_BITS);
    cases[from + i]! += stride * (classOf[place]! + count * (classOf[low]! + count * classOf[high]!));
  }
}

/** Writes the total, and makes the deals' cases whole. */
function finish(
  { unit, sums }: ScoreSheet,
  last: ScoreClasses | undefined,
  { points, spread }: Sums,
  stride: number,
  ofKind: number,
  kind: Int32Array,
  from: number,
  size: number,
  { score, spread: ofDeal, case: cases, seen }: ScoredDeals,
): void {
  const { least, most } = sums.at(-1)!;
  const looked = last && last.sum === sums.length - 1 ? last : undefined;
  const classOf = looked?.classOf ?? new Uint8Array(most - least + 1);
  const count = looked ? looked.cuts.length + 1 : 1;
  // Multiplied in 32 bits throughout: numbers with a fraction would take twice as long.
  const [lowStride, highStride] = [stride * count, stride * count * count];
  for (let i = 0, deal = from; i < size; i += 1, deal += 1) {
    const sum = points[i]!;
    const either = spread[i]!;
    const lowest = (sum - (either & BELOW)) | 0;
    const highest = (sum + (either >> SPREAD_BITS)) | 0;
    score[deal] = Math.imul(sum, unit);
    ofDeal[deal] = either;
    const one =
      cases[deal]! +
      Math.imul(kind[deal]!, ofKind) +
      Math.imul(classOf[(sum - least) | 0]!, stride) +
      Math.imul(classOf[(lowest - least) | 0]!, lowStride) +
      Math.imul(classOf[(highest - least) | 0]!, highStride);
    cases[deal] = one | 0;
    seen[one | 0] = 1;
  }
}
