/** Compares scores with bounds, 32 moments at a time, and only where they changed since they were compared before. */
import { setBit } from '../../domain/sample/sample.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { emptyMasks, type TruthMasks } from '../criteria/masks.ts';
import type { Touched } from './exchange.ts';
import { NARROW, type Scores } from './points.ts';

/** The ends of a stretch of scores, in whole thousandths, both included. */
export interface Bounds {
  from: number;
  to: number;
}

/** What was decided before an edit of the scoring, and where that changed the score. */
export interface DecidedBefore {
  decided: Evaluated;
  touched: Touched;
}

export class Comparing {
  /** Complete once all moments were compared. */
  readonly result: Evaluated;
  private readonly scores: Scores;
  private readonly touched: Touched | null;

  /** @param count how many moments there are */
  constructor(scores: Scores, count: number, before: DecidedBefore | null) {
    this.scores = scores;
    const isCertain = scores.below === null;
    const isAlike = before !== null && (before.decided.firm === before.decided.value) === isCertain;
    const again = isAlike && scores.points instanceof Int32Array ? before : null;
    this.touched = again === null ? null : again.touched;
    const masksFor = (masks: TruthMasks | undefined): TruthMasks =>
      masks ? { isTrue: masks.isTrue.slice(), isUnknown: masks.isUnknown.slice() } : emptyMasks(count);
    const value = masksFor(again?.decided.value);
    this.result = { value, firm: isCertain ? value : masksFor(again?.decided.firm) };
  }

  /** Compares the moments `begin … end - 1`. */
  compare(begin: number, end: number, bounds: Bounds): void {
    const { scores, touched, result } = this;
    if (scores.points instanceof Int32Array) compareNarrow(scores, begin, end, result, bounds, touched);
    else compareWide(scores, begin, end, result, bounds);
  }
}

/** In 32 bits, a word of moments at a time. */
function compareNarrow(
  scores: Scores,
  begin: number,
  end: number,
  { value, firm }: Evaluated,
  { from, to }: Bounds,
  touched: Touched | null,
): void {
  const under = new Below(scores, from);
  const over = new Below(scores, to + 1);
  if (to === Number.POSITIVE_INFINITY) over.setAll();
  for (let start = begin; start < end; ) {
    const index = start >> 5;
    const stop = Math.min(end, (index + 1) << 5);
    if (touched === null || touched[index] === 1) {
      const all = (-1 >>> (32 - (stop - start))) << (start & 31);
      if (from !== Number.NEGATIVE_INFINITY) under.read(start, stop);
      if (to !== Number.POSITIVE_INFINITY) over.read(start, stop);
      value.isTrue[index] = (value.isTrue[index]! & ~all) | (all & over.score & ~under.score);
      if (firm !== value) {
        const isFirm = over.high & ~under.low;
        const isPossible = over.low & ~under.high;
        firm.isTrue[index] = (firm.isTrue[index]! & ~all) | (all & isFirm);
        firm.isUnknown[index] = (firm.isUnknown[index]! & ~all) | (all & isPossible & ~isFirm);
      }
    }
    start = stop;
  }
}

/** At which of the moments of a word a score, and the ends of its range, are below a bound: as bits. */
class Below {
  score = 0;
  low = 0;
  high = 0;
  private readonly scores: Scores;
  private readonly bound: number;

  constructor(scores: Scores, bound: number) {
    this.scores = scores;
    // No score is further from zero, and so no difference needs more than 32 bits.
    this.bound = Math.max(-NARROW, Math.min(bound, NARROW + 1));
  }

  setAll(): void {
    this.score = -1;
    this.low = -1;
    this.high = -1;
  }

  /** Without branches, which the processor would guess wrong: what is below has a negative difference. */
  read(start: number, stop: number): void {
    const { bound } = this;
    const { points, below, above } = this.scores;
    let score = 0;
    if (below === null || above === null) {
      for (let moment = start; moment < stop; moment += 1) {
        score |= ((points[moment]! - bound) >>> 31) << (moment & 31);
      }
      this.score = score;
      return;
    }
    let low = 0;
    let high = 0;
    for (let moment = start; moment < stop; moment += 1) {
      const short = points[moment]! - bound;
      score |= (short >>> 31) << (moment & 31);
      low |= ((short - below[moment]!) >>> 31) << (moment & 31);
      high |= ((short + above[moment]!) >>> 31) << (moment & 31);
    }
    this.score = score;
    this.low = low;
    this.high = high;
  }
}

/** The same for scores of any size. */
function compareWide(
  { points, below, above }: Scores,
  begin: number,
  end: number,
  { value, firm }: Evaluated,
  { from, to }: Bounds,
): void {
  for (let moment = begin; moment < end; moment += 1) {
    const score = points[moment]!;
    if (score >= from && score <= to) setBit(value.isTrue, moment);
    if (below === null || above === null) continue;
    const low = score - below[moment]!;
    const high = score + above[moment]!;
    if (high < from || low > to) continue;
    setBit(low >= from && high <= to ? firm.isTrue : firm.isUnknown, moment);
  }
}
