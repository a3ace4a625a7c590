/** The loops of the second pass over all deals (see score-deals.ts): sums looked up by bits, and cases by sums. */
import { HIGH_MASK, HIGH_WORD, PACKED, type Packed, packedIn } from './packed.ts';
import type { ScoreClasses } from './score-classes.ts';
import { type SheetSum, SPREAD_BITS, type Stretch } from './score-sheet.ts';

export interface ScoredDeals {
  /** In thousandths. */
  score: Int32Array;
  /** What of each deal decides its way: its situation, and the classes of its scores. */
  case: Int32Array;
  /** How many cases there could be. */
  cases: number;
  /** 1 for the cases that occur; so long that it is read four at a time. */
  seen: Uint8Array;
}

type CaseAdds = Pick<ScoreClasses, 'adds' | 'width'>;

export interface ScorePass extends Pick<ScoredDeals, 'score' | 'case' | 'seen'> {
  kind: 'score';
  lanes: readonly Packed[];
  /** The total is the last. */
  sums: readonly SheetSum[];
  /** Thousandths of a point in a unit. */
  unit: number;
  /** What the other sums add to a case, and the total. */
  inner: readonly (CaseAdds & Pick<ScoreClasses, 'sum'>)[];
  ofTotal: CaseAdds;
  /** Where the upper words of the first lane say the kind of deal (see `kindIn`). */
  kindShift: number;
  kindMask: number;
  /** By kind of deal, its situation; what that is worth in a case. */
  situationOf: Int32Array;
  ofSituation: number;
}

const BLOCK = 2048;
/** The part of a spread that says how much lower. */
export const BELOW = (1 << SPREAD_BITS) - 1;

/** Scores the deals `from … to - 1`. */
export function scorer(pass: ScorePass): (from: number, to: number) => void {
  const { inner, sums, lanes } = pass;
  const [only, ...others] = sums;
  if (others.length === 0 && only!.more.length === 0 && !isLimited(only!))
    return (from, to) => scoreAlone(lanes[0]!.words, only!, pass, from, to);
  const addUp = sumsAdder(pass);
  const ofParts = new Int32Array(BLOCK);
  return (first, end) =>
    addUp(first, end, (sums, from, size) => {
      if (inner.length > 0) ofParts.fill(0);
      for (const looked of inner) addCases(sums[looked.sum]!.words, looked, size, ofParts);
      finish(sums.at(-1)!.words, ofParts, pass, from, size);
    });
}

/** Takes the sums of so many deals, from the deal `from` on. */
type TakeSums = (sums: readonly Packed[], from: number, size: number) => void;

/** Adds up the sums of the deals `first … end - 1`, a block after the other. */
export function sumsAdder({
  lanes,
  sums,
}: Pick<ScorePass, 'lanes' | 'sums'>): (first: number, end: number, take: TakeSums) => void {
  const added = sums.map(() => packedIn(new Float64Array(BLOCK)));
  return (first, end, take) => {
    for (let from = first; from < end; from += BLOCK) {
      const size = Math.min(BLOCK, end - from);
      sums.forEach((sum, place) => {
        const own = added[place]!;
        beginSum(lanes[0]!.words, sum, from, size, own.numbers);
        for (const more of sum.more) addStretch(lanes[more.lane]!.words, more, from, size, own.numbers);
        for (const part of sum.parts) addPart(added[part]!.numbers, size, own.numbers);
        hold(sum, size, own);
      });
      take(added, from, size);
    }
  };
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

const isLimited = ({ cap, floor }: SheetSum): boolean => Number.isFinite(cap) || Number.isFinite(floor);

/** Holds a sum and its range within the sum's limits. */
function hold(sum: SheetSum, size: number, { words }: Packed): void {
  if (!isLimited(sum)) return;
  const { cap, floor, freeLeast, least } = sum;
  const highest = Math.min(cap, 0x3fffffff) | 0;
  const lowest = Math.max(floor, -0x3fffffff) | 0;
  for (let i = 0; i < size; i += 1) {
    const spread = words[2 * i]!;
    const free = ((words[2 * i + 1]! & HIGH_MASK) + freeLeast) | 0;
    const held = Math.max(Math.min(free, highest), lowest);
    const low = Math.max(Math.min(free - (spread & BELOW), highest), lowest);
    const high = Math.max(Math.min(free + (spread >> SPREAD_BITS), highest), lowest);
    words[2 * i] = (held - low) | ((high - held) << SPREAD_BITS);
    words[2 * i + 1] = HIGH_WORD | (held - least);
  }
}

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

/**
 * Writes the total, and the deals' cases.
 *
 * @param ofParts for each deal of the block, what the scores add to its case that are parts of the total
 */
function finish(
  totals: Int32Array,
  ofParts: Int32Array,
  {
    sums,
    unit,
    ofTotal,
    lanes,
    kindShift,
    kindMask,
    situationOf,
    ofSituation,
    score,
    case: cases,
    seen,
  }: ScorePass,
  from: number,
  size: number,
): void {
  const { least } = sums.at(-1)!;
  const { adds, width } = ofTotal;
  const { words } = lanes[0]!;
  const highest = 2 * width;
  for (let i = 0, deal = from; i < size; i += 1, deal += 1) {
    // `| 0` keeps to 32 bits: numbers that might have a fraction would take twice as long.
    const spread = totals[i << 1]!;
    const place = totals[(i << 1) | 1]! & HIGH_MASK;
    score[deal] = Math.imul((place + least) | 0, unit);
    const one =
      (Math.imul(situationOf[(words[(deal << 1) | 1]! >>> kindShift) & kindMask]!, ofSituation) +
        ofParts[i]! +
        adds[place]! +
        adds[(width + place - (spread & BELOW)) | 0]! +
        adds[(highest + place + (spread >> SPREAD_BITS)) | 0]!) |
      0;
    cases[deal] = one;
    // Asked first: two threads that write to one place all the time hold each other up.
    if (seen[one] === 0) seen[one] = 1;
  }
}

/**
 * The same for a total that is the only sum, without limits and all of it in the first stretches: each deal is done with
 * at once, as what is written and read again takes as long as what is looked up.
 */
function scoreAlone(
  lane: Int32Array,
  { base, table, least }: SheetSum,
  {
    unit,
    ofTotal: { adds, width },
    kindShift,
    kindMask,
    situationOf,
    ofSituation,
    score,
    case: cases,
    seen,
  }: ScorePass,
  from: number,
  to: number,
): void {
  const { numbers, words } = packedIn(new Float64Array(1));
  const highest = 2 * width;
  for (let deal = from; deal < to; deal += 1) {
    const low = lane[deal << 1]!;
    const high = lane[(deal << 1) | 1]!;
    numbers[0] =
      base +
      table[low & 2047]! +
      table[2048 | ((low >>> 11) & 2047)]! +
      (table[4096 | (low >>> 22)]! + table[5120 | (high & 1023)]!);
    const spread = words[0]!;
    const place = words[1]! & HIGH_MASK;
    score[deal] = Math.imul((place + least) | 0, unit);
    const one =
      (Math.imul(situationOf[(high >>> kindShift) & kindMask]!, ofSituation) +
        adds[place]! +
        adds[(width + place - (spread & BELOW)) | 0]! +
        adds[(highest + place + (spread >> SPREAD_BITS)) | 0]!) |
      0;
    cases[deal] = one;
    if (seen[one] === 0) seen[one] = 1;
  }
}
