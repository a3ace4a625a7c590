/**
 * The second pass over all deals: what a scoring model and its thresholds make of the bits that the first pass
 * left. Needed again, and alone, after a changed weight, limit or threshold.
 */
import { kindIn } from './layout.ts';
import { HIGH_MASK, HIGH_WORD, newPacked, PACKED, type Packed } from './packed.ts';
import { casesOf, type ScoreClasses } from './score-classes.ts';
import { type LaneWorth, type ScoreSheet, type SheetSum, SPREAD_BITS } from './score-sheet.ts';
import type { SortedDeals } from './sort-deals.ts';

export interface ScoredDeals {
  /** In thousandths. */
  score: Int32Array;
  /** How much lower and higher it could be, in units (see `SPREAD_BITS`). */
  spread: Int32Array;
  unit: number;
  /** What of each deal decides its way: its situation, and the classes of its scores. */
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

/** Scores all deals; null where there are too many cases. */
export function scoreDeals(
  sorted: SortedDeals,
  sheet: ScoreSheet,
  classes: readonly ScoreClasses[],
): ScoredDeals | null {
  const { lanes, layout, kinds } = sorted;
  const ofSituation = casesOf(classes);
  const cases = ofSituation * kinds.situations;
  if (cases > MOST_CASES) return null;
  const deals = lanes[0]!.numbers.length;
  const scored: ScoredDeals = {
    score: new Int32Array(deals),
    spread: new Int32Array(deals),
    unit: sheet.unit,
    case: new Int32Array(deals),
    cases,
    seen: new Uint8Array(cases),
  };
  const begun: BegunCases = {
    ...kindIn(layout),
    lane: lanes[0]!.words,
    ofKind: kinds.situationOf.map((situation) => situation * ofSituation),
    ofParts: new Int32Array(BLOCK),
  };
  const sums = sheet.sums.map(() => newPacked(BLOCK));
  const inner = classes.filter(({ sum }) => sum < sheet.sums.length - 1);
  const total = sheet.sums.at(-1)!;
  const nothing = new Int32Array(total.most - total.least + 1);
  const ofTotal = classes.find(({ sum }) => sum === sheet.sums.length - 1) ?? {
    byScore: nothing,
    byLowest: nothing,
    byHighest: nothing,
  };
  for (let from = 0; from < deals; from += BLOCK) {
    const size = Math.min(BLOCK, deals - from);
    sheet.sums.forEach((sum, place) => {
      const own = sums[place]!;
      own.numbers.fill(sum.base);
      for (const worth of sum.lanes) {
        addWorth(lanes[worth.lane]!.words, worth.tables, from, size, own.numbers);
        if (worth.rest) addRest(lanes[worth.lane]!.words, worth.rest, from, size, own.numbers);
      }
      for (const part of sum.parts) addPart(sums[part]!.numbers, size, own.numbers);
      hold(sum, size, own);
    });
    if (inner.length > 0) begun.ofParts.fill(0);
    for (const looked of inner) addCases(looked, sums[looked.sum]!.words, size, begun.ofParts);
    finish(ofTotal, total.least, sums.at(-1)!.words, begun, from, size, scored);
  }
  return scored;
}

function addWorth(
  lane: Int32Array,
  [a, b, c, d]: LaneWorth['tables'],
  from: number,
  size: number,
  sums: Float64Array,
): void {
  for (let i = 0, word = 2 * from; i < size; i += 1, word += 2) {
    const low = lane[word]!;
    sums[i]! += a[low & 2047]! + b[(low >>> 11) & 2047]! + (c[low >>> 22]! + d[lane[word + 1]! & 1023]!);
  }
}

function addRest(lane: Int32Array, rest: Float64Array, from: number, size: number, sums: Float64Array): void {
  for (let i = 0, word = 2 * from + 1; i < size; i += 1, word += 2) {
    sums[i]! += rest[(lane[word]! >>> 10) & 1023]!;
  }
}

function addPart(part: Float64Array, size: number, sums: Float64Array): void {
  for (let i = 0; i < size; i += 1) sums[i]! += part[i]! - PACKED;
}

/** Holds a sum and its range within the sum's limits. */
function hold({ cap, floor, freeLeast, least }: SheetSum, size: number, { words }: Packed): void {
  if (cap === Number.POSITIVE_INFINITY && floor === Number.NEGATIVE_INFINITY) return;
  const highest = Math.min(cap, 0x3fffffff) | 0;
  const lowest = Math.max(floor, -0x3fffffff) | 0;
  for (let i = 0; i < size; i += 1) {
    const spread = words[2 * i]!;
    const sum = ((words[2 * i + 1]! & HIGH_MASK) + freeLeast) | 0;
    const held = Math.max(Math.min(sum, highest), lowest);
    const low = Math.max(Math.min(sum - (spread & BELOW), highest), lowest);
    const high = Math.max(Math.min(sum + (spread >> SPREAD_BITS), highest), lowest);
    words[2 * i] = (held - low) | ((high - held) << SPREAD_BITS);
    words[2 * i + 1] = HIGH_WORD | (held - least);
  }
}

/** What the deals' cases are made of besides the total. */
interface BegunCases {
  /** The first lane, whose upper words say the kind of deal (see `kindIn`). */
  lane: Int32Array;
  shift: number;
  mask: number;
  /** What the kind of deal adds. */
  ofKind: Int32Array;
  /** For each deal of the block, what the scores add that are parts of the total. */
  ofParts: Int32Array;
}

type CaseSteps = Pick<ScoreClasses, 'byScore' | 'byLowest' | 'byHighest'>;

/** Adds to each deal's case the classes of a score that is a part of the total, and of the ends of its range. */
function addCases(
  { byScore, byLowest, byHighest }: CaseSteps,
  sums: Int32Array,
  size: number,
  cases: Int32Array,
): void {
  for (let i = 0; i < size; i += 1) {
    const spread = sums[2 * i]!;
    const place = sums[2 * i + 1]! & HIGH_MASK;
    cases[i]! +=
      byScore[place]! +
      byLowest[(place - (spread & BELOW)) | 0]! +
      byHighest[(place + (spread >> SPREAD_BITS)) | 0]!;
  }
}

/** Writes the total, and makes the deals' cases whole. */
function finish(
  { byScore, byLowest, byHighest }: CaseSteps,
  least: number,
  sums: Int32Array,
  { lane, shift, mask, ofKind, ofParts }: BegunCases,
  from: number,
  size: number,
  { unit, score, spread: ofDeal, case: cases, seen }: ScoredDeals,
): void {
  for (let i = 0, deal = from; i < size; i += 1, deal += 1) {
    const spread = sums[2 * i]!;
    const place = sums[2 * i + 1]! & HIGH_MASK;
    // Multiplied in 32 bits: numbers with a fraction would take twice as long.
    score[deal] = Math.imul((place + least) | 0, unit);
    ofDeal[deal] = spread;
    const one =
      ofKind[(lane[2 * deal + 1]! >>> shift) & mask]! +
      ofParts[i]! +
      byScore[place]! +
      byLowest[(place - (spread & BELOW)) | 0]! +
      byHighest[(place + (spread >> SPREAD_BITS)) | 0]!;
    cases[deal] = one;
    seen[one] = 1;
  }
}
