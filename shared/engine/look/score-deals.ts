/**
 * The second pass over all deals: what a scoring model and its thresholds make of the bits that the first pass
 * left. Needed again, and alone, after a changed weight, limit or threshold.
 */
import { kindIn } from './layout.ts';
import { HIGH_MASK, HIGH_WORD, PACKED, type Packed, packedIn } from './packed.ts';
import { casesOf, type ScoreClasses } from './score-classes.ts';
import { type ScoreSheet, type SheetSum, SPREAD_BITS, type Stretch } from './score-sheet.ts';
import type { SortedDeals } from './sort-deals.ts';
import type { Spare } from './spare.ts';

export interface ScoredDeals {
  /** In thousandths. */
  score: Int32Array;
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

/** Scores all deals, into columns from the spare ones; null where there are too many cases. */
export function scoreDeals(
  sorted: SortedDeals,
  sheet: ScoreSheet,
  classes: readonly ScoreClasses[],
  spare: Spare,
): ScoredDeals | null {
  const { lanes, layout, kinds } = sorted;
  const ofSituation = casesOf(classes);
  const cases = ofSituation * kinds.situations;
  if (cases > MOST_CASES) return null;
  const deals = lanes[0]!.numbers.length;
  const scored: ScoredDeals = {
    score: spare.take(Int32Array, deals),
    case: spare.take(Int32Array, deals),
    cases,
    seen: new Uint8Array(cases),
  };
  const begun: BegunCases = {
    ...kindIn(layout),
    lane: lanes[0]!.words,
    ofKind: timesEach(kinds.situationOf, ofSituation),
    ofParts: new Int32Array(BLOCK),
  };
  const total = sheet.sums.at(-1)!;
  const inner = classes.filter(({ sum }) => sum < sheet.sums.length - 1);
  const width = total.most - total.least + 1;
  const ofTotal = classes[inner.length] ?? { width, adds: new Int32Array(3 * width) };
  addUpSums(sorted, sheet, (sums, from, size) => {
    if (inner.length > 0) begun.ofParts.fill(0);
    for (const looked of inner) addCases(sums[looked.sum]!.words, looked, size, begun.ofParts);
    finish(sums.at(-1)!.words, total.least, sheet.unit, ofTotal, begun, from, size, scored);
  });
  return scored;
}

/** How much lower and higher the total of each deal could be, in units (see `SPREAD_BITS`), into a spare column. */
export function spreadOfTotals(sorted: SortedDeals, sheet: ScoreSheet, spare: Spare): Int32Array {
  const spread = spare.take(Int32Array, sorted.lanes[0]!.numbers.length);
  addUpSums(sorted, sheet, (sums, from, size) => {
    const { words } = sums.at(-1)!;
    for (let i = 0; i < size; i += 1) spread[from + i] = words[2 * i]!;
  });
  return spread;
}

/** Adds up the sums of a block of deals after the other, from the deal `from` on. */
function addUpSums(
  { lanes }: SortedDeals,
  sheet: ScoreSheet,
  take: (sums: readonly Packed[], from: number, size: number) => void,
): void {
  const deals = lanes[0]!.numbers.length;
  const sums = sheet.sums.map(() => packedIn(new Float64Array(BLOCK)));
  for (let from = 0; from < deals; from += BLOCK) {
    const size = Math.min(BLOCK, deals - from);
    sheet.sums.forEach((sum, place) => {
      const own = sums[place]!;
      beginSum(lanes[0]!.words, sum, from, size, own.numbers);
      for (const more of sum.more) addStretch(lanes[more.lane]!.words, more, from, size, own.numbers);
      for (const part of sum.parts) addPart(sums[part]!.numbers, size, own.numbers);
      hold(sum, size, own);
    });
    take(sums, from, size);
  }
}

/** Begins a sum with what the first lane's bits are worth. */
function beginSum(
  lane: Int32Array,
  { base, table }: SheetSum,
  from: number,
  size: number,
  sums: Float64Array,
): void {
  for (let i = 0, word = 2 * from; i < size; i += 1, word += 2) {
    const low = lane[word]!;
    // As `FIRST_TABLES` has it.
    sums[i] =
      base +
      table[low & 2047]! +
      table[2048 | ((low >>> 11) & 2047)]! +
      (table[4096 | (low >>> 22)]! + table[5120 | (lane[word | 1]! & 1023)]!);
  }
}

function addStretch(
  lane: Int32Array,
  { word, shift, mask, table }: Stretch,
  from: number,
  size: number,
  sums: Float64Array,
): void {
  for (let i = 0, at = 2 * from + word; i < size; i += 1, at += 2) {
    sums[i]! += table[(lane[at]! >>> shift) & mask]!;
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

type CaseAdds = Pick<ScoreClasses, 'adds' | 'width'>;

/** Adds to the deals' cases the classes of a score that is a part of the total, and of the ends of its range. */
function addCases(sums: Int32Array, { adds, width }: CaseAdds, size: number, cases: Int32Array): void {
  for (let i = 0; i < size; i += 1) {
    const spread = sums[i << 1]!;
    const place = sums[(i << 1) | 1]! & HIGH_MASK;
    cases[i]! +=
      adds[place]! +
      adds[(width + place - (spread & BELOW)) | 0]! +
      adds[(2 * width + place + (spread >> SPREAD_BITS)) | 0]!;
  }
}

/** Writes the total, and the deals' cases. */
function finish(
  sums: Int32Array,
  least: number,
  unit: number,
  { adds, width }: CaseAdds,
  { lane, shift, mask, ofKind, ofParts }: BegunCases,
  from: number,
  size: number,
  { score, case: cases, seen }: ScoredDeals,
): void {
  const highest = 2 * width;
  for (let i = 0, deal = from; i < size; i += 1, deal += 1) {
    // `| 0` keeps to 32 bits: numbers that might have a fraction would take twice as long.
    const spread = sums[i << 1]!;
    const place = sums[(i << 1) | 1]! & HIGH_MASK;
    score[deal] = Math.imul((place + least) | 0, unit);
    const one =
      (ofKind[(lane[(deal << 1) | 1]! >>> shift) & mask]! +
        ofParts[i]! +
        adds[place]! +
        adds[(width + place - (spread & BELOW)) | 0]! +
        adds[(highest + place + (spread >> SPREAD_BITS)) | 0]!) |
      0;
    cases[deal] = one;
    seen[one] = 1;
  }
}

function timesEach(numbers: Int32Array, factor: number): Int32Array {
  const result = new Int32Array(numbers.length);
  for (let i = 0; i < result.length; i += 1) result[i] = numbers[i]! * factor;
  return result;
}
