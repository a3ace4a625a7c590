/**
 * Replays deals by one bar after another of a threshold, from the highest down. Each replay says down to which bar it
 * would go the same way, so that a deal is replayed as often as it fares differently, however many bars there are.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { emptyMasks, nextBit } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { Scores } from '../score/points.ts';
import { type Exits, exitsOf, type Way } from './exits.ts';

/** What the criterion of the threshold's transition comes to where the comparison with the bar is … */
export interface ByComparison {
  true: Evaluated;
  unknown: Evaluated;
  false: Evaluated;
}

export interface SweptWay {
  /** Index of the transition. */
  transition: number;
  /** Whether it leads on: then doubt that favours a deal takes it. */
  isOnward: boolean;
  by: ByComparison;
  /** What is compared with the bar. */
  scores: Scores;
}

/** One of the masks of a criterion, by what the comparison comes to. */
interface Masks {
  yes: Uint32Array;
  maybe: Uint32Array;
  no: Uint32Array;
}

export class SweptReplay {
  reached = 0;
  /** -1 where out. */
  current = 0;
  /** -1 where nothing was in doubt. */
  undecidedBy = -1;
  couldReach = 0;
  /** By stage, the first moment there; NaN where never. */
  readonly reachedAt: Float64Array;
  /** The transitions that were taken, each once. */
  readonly taken: number[] = [];
  /** All that the last replay says holds for its bar and those under it that are above this. */
  above = 0;

  private readonly exits: readonly Exits[];
  /** From which the threshold's transition leads. */
  private readonly stage: number;
  private readonly moments: Moments;
  private readonly way: SweptWay;
  private readonly value: Masks;
  private readonly firm: Masks;
  private readonly doubt: Masks;
  private readonly entered: Int32Array;
  private deal = -1;
  private bar = 0;
  /** As `above`, of what becomes of the deal, and of what would in a replay in which doubt favours it. */
  private sameAbove = 0;
  private sameInFavourAbove = 0;
  private inFavour = 0;
  /** As `above`, as far as it matters only while the transition is nowhere in doubt. */
  private aboveUndoubted = 0;

  /** @param evaluated the criteria of the transitions; of the threshold's own it doesn't matter what */
  constructor(definition: Definition, evaluated: readonly Evaluated[], way: SweptWay, moments: Moments) {
    const { by } = way;
    this.way = way;
    this.moments = moments;
    this.value = { yes: by.true.value.isTrue, maybe: by.true.value.isTrue, no: by.false.value.isTrue };
    this.firm = { yes: by.true.firm.isTrue, maybe: by.unknown.firm.isTrue, no: by.false.firm.isTrue };
    this.doubt = {
      yes: by.true.firm.isUnknown,
      maybe: by.unknown.firm.isUnknown,
      no: by.false.firm.isUnknown,
    };
    const none = emptyMasks(moments.count);
    // When others matter; of its own it is looked up where it matters.
    this.exits = exitsOf(
      definition,
      evaluated.map((one, transition) => (transition === way.transition ? { value: none, firm: none } : one)),
      moments.count,
    );
    const { stages: all, transitions } = definition;
    this.stage = all.findIndex(({ id }) => id === transitions[way.transition]!.from);
    const stages = all.length;
    this.reachedAt = new Float64Array(stages);
    this.entered = new Int32Array(stages);
  }

  /** Replays a deal (see `replay.ts`) with the bar there, in thousandths: with the highest first, then with lower ones. */
  replay(deal: number, bar: number): void {
    const { first } = this.moments;
    const isNew = deal !== this.deal;
    this.deal = deal;
    this.bar = bar;
    if (isNew || bar <= this.sameAbove) {
      this.above = this.aboveUndoubted = Number.NEGATIVE_INFINITY;
      this.move(first[deal]!, first[deal + 1]!);
      // That it comes to be in doubt sooner is not asked.
      this.sameAbove =
        this.undecidedBy === this.way.transition ? this.above : Math.max(this.above, this.aboveUndoubted);
    }
    if (isNew) this.sameInFavourAbove = Number.POSITIVE_INFINITY;
    this.above = this.sameAbove;
    if (this.undecidedBy === -1) {
      this.couldReach = this.reached;
      return;
    }
    if (bar <= this.sameInFavourAbove) {
      this.above = Number.NEGATIVE_INFINITY;
      this.inFavour = this.furthestInFavour(first[deal]!, first[deal + 1]!);
      this.sameInFavourAbove = this.above;
    }
    this.couldReach = this.inFavour;
    this.above = Math.max(this.sameAbove, this.sameInFavourAbove);
  }

  private move(begin: number, end: number): void {
    const { exits, reachedAt, taken, entered } = this;
    reachedAt.fill(Number.NaN);
    reachedAt[0] = this.moments.at[begin]!;
    taken.length = 0;
    // What stands there is of another bar.
    entered.fill(-1);
    this.undecidedBy = -1;
    this.current = 0;
    this.reached = 0;
    for (let moment = begin; this.current >= 0; moment += 1) {
      const { anyTaken, anyTakenOrInDoubt } = exits[this.current]!;
      const next = nextBit(this.undecidedBy === -1 ? anyTakenOrInDoubt : anyTaken, moment, end);
      moment = this.current === this.stage ? this.nextOwn(moment, next) : next;
      if (moment === end) break;
      this.moveAt(moment);
    }
  }

  private moveAt(moment: number): void {
    const { exits, reachedAt, taken, entered } = this;
    while (this.current >= 0) {
      const way = this.firstTaken(exits[this.current]!.ways, moment);
      if (!way || (way.to >= 0 && entered[way.to] === moment)) return;
      const { to, transition } = way;
      if (!taken.includes(transition)) taken.push(transition);
      this.current = to;
      if (to < 0) return;
      entered[to] = moment;
      if (to > this.reached) this.reached = to;
      if (Number.isNaN(reachedAt[to]!)) reachedAt[to] = this.moments.at[moment]!;
    }
  }

  /** The first of the moments `from … to - 1` at which the threshold's transition is taken or in doubt; else `to`. */
  private nextOwn(from: number, to: number): number {
    for (let moment = from; moment < to; moment += 1) {
      if ((this.undecidedBy === -1 && this.comesInDoubt(moment)) || this.isTaken(moment)) return moment;
    }
    return to;
  }

  /** The first way that is to be taken; what is in doubt up to there is noted. */
  private firstTaken(ways: readonly Way[], moment: number): Way | null {
    for (let place = 0; place < ways.length; place += 1) {
      const way = ways[place]!;
      const isOwn = way.transition === this.way.transition;
      if (this.undecidedBy === -1 && (isOwn ? this.comesInDoubt(moment) : hasBit(way.inDoubt, moment)))
        this.undecidedBy = way.transition;
      if (isOwn ? this.isTaken(moment) : hasBit(way.taken, moment)) return way;
    }
    return null;
  }

  private furthestInFavour(begin: number, end: number): number {
    const { exits, entered } = this;
    entered.fill(-1);
    let stage = 0;
    let furthest = 0;
    for (let moment = begin; stage >= 0; moment += 1) {
      const next = nextBit(exits[stage]!.anyInFavour, moment, end);
      moment = stage === this.stage ? this.nextOwnInFavour(moment, next) : next;
      if (moment === end) break;
      while (stage >= 0) {
        const way = this.firstInFavour(exits[stage]!.ways, moment);
        if (!way || (way.to >= 0 && entered[way.to] === moment)) break;
        stage = way.to;
        if (stage < 0) break;
        entered[stage] = moment;
        if (stage > furthest) furthest = stage;
      }
    }
    return furthest;
  }

  private nextOwnInFavour(from: number, to: number): number {
    for (let moment = from; moment < to; moment += 1) if (this.isTakenInFavour(moment)) return moment;
    return to;
  }

  private firstInFavour(ways: readonly Way[], moment: number): Way | null {
    for (let place = 0; place < ways.length; place += 1) {
      const way = ways[place]!;
      const isOwn = way.transition === this.way.transition;
      if (isOwn ? this.isTakenInFavour(moment) : hasBit(way.takenInFavour, moment)) return way;
    }
    return null;
  }

  private isTaken(moment: number): boolean {
    const { yes, no } = this.value;
    const isOpen = hasBit(yes, moment);
    if (isOpen === hasBit(no, moment)) return isOpen;
    return this.clears(this.way.scores.points[moment]!) === isOpen;
  }

  private comesInDoubt(moment: number): boolean {
    const { above } = this;
    if (this.isInDoubt(moment)) return true;
    if (this.above > this.aboveUndoubted) this.aboveUndoubted = this.above;
    this.above = above;
    return false;
  }

  private isInDoubt(moment: number): boolean {
    return this.isSet(this.doubt, moment);
  }

  private isTakenInFavour(moment: number): boolean {
    if (!this.way.isOnward) return this.isSet(this.firm, moment);
    return this.isTaken(moment) || this.isInDoubt(moment);
  }

  /** Whether a mask is set at a moment, as the comparison of the score's range is there. */
  private isSet({ yes, maybe, no }: Masks, moment: number): boolean {
    const [ifYes, ifMaybe, ifNo] = [hasBit(yes, moment), hasBit(maybe, moment), hasBit(no, moment)];
    const { points, below, above } = this.way.scores;
    if (ifMaybe !== ifNo && !this.clears(points[moment]! + (above ? above[moment]! : 0))) return ifNo;
    if (ifYes === ifMaybe) return ifYes;
    return this.clears(points[moment]! - (below ? below[moment]! : 0)) ? ifYes : ifMaybe;
  }

  /** Whether a score clears the bar. The next lower bar that it would clear is one with which something changes. */
  private clears(score: number): boolean {
    if (score >= this.bar) return true;
    if (score > this.above) this.above = score;
    return false;
  }
}
