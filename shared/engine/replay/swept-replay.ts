/**
 * Replays deals by one bar after another of what is turned, from the highest down. Each replay says down to which bar
 * it would go the same way, so that a deal is replayed as often as it fares differently, however many bars there are.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { emptyMasks, nextBit } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { Scores } from '../score/points.ts';
import { type Exits, exitsOf, type Way } from './exits.ts';

/** What the criterion of a transition comes to where its comparison with the bar is … */
export interface ByComparison {
  true: Evaluated;
  unknown: Evaluated;
  false: Evaluated;
}

/** A transition with a comparison that hangs on where the bar is. */
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

/** A swept way as it is looked up. */
interface Own extends Pick<SweptWay, 'transition' | 'isOnward' | 'scores'> {
  value: Masks;
  firm: Masks;
  doubt: Masks;
  /** As `above`, as far as it matters only while the transition is nowhere in doubt. */
  aboveUndoubted: number;
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
  private readonly moments: Moments;
  /** By transition; null where it is not swept. And by stage, those that lead from it. */
  private readonly own: readonly (Own | null)[];
  private readonly ownFrom: readonly (readonly Own[])[];
  private readonly entered: Int32Array;
  private deal = -1;
  private bar = 0;
  /** As `above`, of what becomes of the deal, and of what would in a replay in which doubt favours it. */
  private sameAbove = 0;
  private sameInFavourAbove = 0;
  private inFavour = 0;

  /** @param evaluated the criteria of the transitions; of the swept ones it doesn't matter what */
  constructor(
    definition: Definition,
    evaluated: readonly Evaluated[],
    ways: readonly SweptWay[],
    moments: Moments,
  ) {
    const { stages, transitions } = definition;
    this.moments = moments;
    this.own = transitions.map((_, transition) => {
      const way = ways.find((one) => one.transition === transition);
      return way ? ownOf(way) : null;
    });
    this.ownFrom = stages.map(({ id }) =>
      this.own.filter((own) => own !== null).filter((own) => transitions[own.transition]!.from === id),
    );
    const none = emptyMasks(moments.count);
    // When others matter; of the swept ones it is looked up where they matter.
    this.exits = exitsOf(
      definition,
      evaluated.map((one, transition) => (this.own[transition] ? { value: none, firm: none } : one)),
      moments.count,
    );
    this.reachedAt = new Float64Array(stages.length);
    this.entered = new Int32Array(stages.length);
  }

  /** Replays a deal (see `replay.ts`) with the bar there, in thousandths: with the highest first, then with lower ones. */
  replay(deal: number, bar: number): void {
    const { first } = this.moments;
    const isNew = deal !== this.deal || bar > this.bar;
    this.deal = deal;
    this.bar = bar;
    if (isNew || bar <= this.sameAbove) {
      this.above = Number.NEGATIVE_INFINITY;
      this.move(first[deal]!, first[deal + 1]!);
      this.sameAbove = this.above;
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
    for (const own of this.own) if (own) own.aboveUndoubted = Number.NEGATIVE_INFINITY;
    this.current = 0;
    this.reached = 0;
    for (let moment = begin; this.current >= 0; moment += 1) {
      const { anyTaken, anyTakenOrInDoubt } = exits[this.current]!;
      const next = nextBit(this.undecidedBy === -1 ? anyTakenOrInDoubt : anyTaken, moment, end);
      moment = this.nextOwn(this.ownFrom[this.current]!, moment, next);
      if (moment === end) break;
      this.moveAt(moment);
    }
    for (const own of this.own) {
      // That a transition comes to be in doubt sooner is not asked.
      if (own && own.transition !== this.undecidedBy) this.above = Math.max(this.above, own.aboveUndoubted);
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

  /** The first of the moments `from … to - 1` at which one of some swept ways is taken or comes in doubt; else `to`. */
  private nextOwn(ways: readonly Own[], from: number, to: number): number {
    if (ways.length === 0) return to;
    for (let moment = from; moment < to; moment += 1) {
      for (let i = 0; i < ways.length; i += 1) {
        const own = ways[i]!;
        if ((this.undecidedBy === -1 && this.comesInDoubt(own, moment)) || this.isTaken(own, moment)) {
          return moment;
        }
      }
    }
    return to;
  }

  /** The first way that is to be taken; what is in doubt up to there is noted. */
  private firstTaken(ways: readonly Way[], moment: number): Way | null {
    for (let place = 0; place < ways.length; place += 1) {
      const way = ways[place]!;
      const own = this.own[way.transition]!;
      if (this.undecidedBy === -1 && (own ? this.comesInDoubt(own, moment) : hasBit(way.inDoubt, moment)))
        this.undecidedBy = way.transition;
      if (own ? this.isTaken(own, moment) : hasBit(way.taken, moment)) return way;
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
      moment = this.nextOwnInFavour(this.ownFrom[stage]!, moment, next);
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

  private nextOwnInFavour(ways: readonly Own[], from: number, to: number): number {
    if (ways.length === 0) return to;
    for (let moment = from; moment < to; moment += 1) {
      for (let i = 0; i < ways.length; i += 1) if (this.isTakenInFavour(ways[i]!, moment)) return moment;
    }
    return to;
  }

  private firstInFavour(ways: readonly Way[], moment: number): Way | null {
    for (let place = 0; place < ways.length; place += 1) {
      const way = ways[place]!;
      const own = this.own[way.transition]!;
      if (own ? this.isTakenInFavour(own, moment) : hasBit(way.takenInFavour, moment)) return way;
    }
    return null;
  }

  private isTaken({ value: { yes, no }, scores }: Own, moment: number): boolean {
    const isOpen = hasBit(yes, moment);
    if (isOpen === hasBit(no, moment)) return isOpen;
    return this.clears(scores.points[moment]!) === isOpen;
  }

  private comesInDoubt(own: Own, moment: number): boolean {
    const { above } = this;
    if (this.isSet(own.doubt, own.scores, moment)) return true;
    if (this.above > own.aboveUndoubted) own.aboveUndoubted = this.above;
    this.above = above;
    return false;
  }

  private isTakenInFavour(own: Own, moment: number): boolean {
    if (!own.isOnward) return this.isSet(own.firm, own.scores, moment);
    return this.isTaken(own, moment) || this.isSet(own.doubt, own.scores, moment);
  }

  /** Whether a mask is set at a moment, as the comparison of the score's range is there. */
  private isSet({ yes, maybe, no }: Masks, { points, below, above }: Scores, moment: number): boolean {
    const [ifYes, ifMaybe, ifNo] = [hasBit(yes, moment), hasBit(maybe, moment), hasBit(no, moment)];
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

function ownOf({ by, ...way }: SweptWay): Own {
  const masks = (mask: (evaluated: Evaluated) => Uint32Array): Masks => ({
    yes: mask(by.true),
    maybe: mask(by.unknown),
    no: mask(by.false),
  });
  return {
    ...way,
    value: masks(({ value }) => value.isTrue),
    firm: masks(({ firm }) => firm.isTrue),
    doubt: masks(({ firm }) => firm.isUnknown),
    aboveUndoubted: 0,
  };
}
