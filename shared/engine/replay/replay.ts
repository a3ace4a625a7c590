/** Moves deals through their moments, from one at which something happens to the next. */
import { newBitmap } from '../../domain/sample/sample.ts';
import { nextBit } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { Simulation } from '../simulation.ts';
import type { Exits, Way } from './exits.ts';

export interface Replayed
  extends Pick<
    Simulation,
    'reached' | 'current' | 'outBy' | 'reachedAt' | 'taken' | 'undecidedBy' | 'couldReach'
  > {
  /** The moment at which it last came to where it stands, or left from. */
  since: Uint32Array;
  /** The moment at which it was first in doubt, where it was. */
  undecidedAt: Uint32Array;
}

/** For so many deals, stages and transitions, before any is replayed. */
export const newReplayed = (deals: number, stages: number, transitions: number): Replayed => ({
  reached: new Uint8Array(deals),
  current: new Int16Array(deals),
  outBy: new Int16Array(deals),
  reachedAt: new Float64Array(stages * deals),
  taken: Array.from({ length: transitions }, () => newBitmap(deals)),
  undecidedBy: new Int16Array(deals),
  couldReach: new Uint8Array(deals),
  since: new Uint32Array(deals),
  undecidedAt: new Uint32Array(deals),
});

/**
 * Replays the deals `from … to - 1` of which one of the moments is set in `changed` (all of them where it is null), and
 * writes what became of them to their places in `result`.
 */
export function replayDeals(
  exits: readonly Exits[],
  moments: Moments,
  changed: Uint32Array | null,
  result: Replayed,
  from = 0,
  to = result.reached.length,
): void {
  const { first } = moments;
  const { reached, couldReach, undecidedBy } = result;
  const entered = new Int32Array(exits.length).fill(-1);
  const enteredInFavour = entered.slice();
  for (let deal = from; deal < to; deal += 1) {
    const begin = first[deal]!;
    const end = first[deal + 1]!;
    if (changed && nextBit(changed, begin, end) === end) continue;
    replay(deal, begin, end, exits, moments.at, result, entered);
    couldReach[deal] =
      undecidedBy[deal] === -1 ? reached[deal]! : furthestInFavour(begin, end, exits, enteredInFavour);
  }
}

/** Replays a deal from its moment `begin` to the one before `end`, writing to its place in `result`. */
function replay(
  deal: number,
  begin: number,
  end: number,
  exits: readonly Exits[],
  at: Float64Array,
  { reached, current, outBy, reachedAt, taken, undecidedBy, undecidedAt, since }: Replayed,
  entered: Int32Array,
): void {
  const deals = reached.length;
  const dealIndex = deal >> 5;
  const dealBit = 1 << (deal & 31);
  for (let i = 0; i < taken.length; i += 1) taken[i]![dealIndex]! &= ~dealBit;
  for (let place = deal; place < reachedAt.length; place += deals) reachedAt[place] = Number.NaN;
  reachedAt[deal] = at[begin]!;
  let stage = 0;
  let furthest = 0;
  let came = begin;
  let out = -1;
  let doubt = -1;
  for (let moment = begin; stage >= 0; moment += 1) {
    const { anyTaken, anyTakenOrInDoubt } = exits[stage]!;
    moment = nextBit(doubt === -1 ? anyTakenOrInDoubt : anyTaken, moment, end);
    if (moment === end) break;
    const index = moment >> 5;
    const bit = 1 << (moment & 31);
    while (stage >= 0) {
      const { ways } = exits[stage]!;
      const place = firstTaken(ways, index, bit);
      if (doubt === -1) {
        doubt = firstInDoubt(ways, place, index, bit);
        undecidedAt[deal] = moment;
      }
      if (place === ways.length) break;
      const { to, transition } = ways[place]!;
      if (to >= 0 && entered[to] === moment) break;
      taken[transition]![dealIndex]! |= dealBit;
      stage = to;
      if (to < 0) {
        out = transition;
        break;
      }
      entered[to] = moment;
      came = moment;
      if (to > furthest) furthest = to;
      noteFirst(reachedAt, to * deals + deal, at[moment]!);
    }
  }
  current[deal] = stage;
  reached[deal] = furthest;
  outBy[deal] = out;
  undecidedBy[deal] = doubt;
  since[deal] = came;
}

/** The place of the first way that is to be taken; past the last where none is. */
export function firstTaken(ways: readonly Way[], index: number, bit: number): number {
  let place = 0;
  while (place < ways.length && (ways[place]!.taken[index]! & bit) === 0) place += 1;
  return place;
}

function noteFirst(reachedAt: Float64Array, place: number, moment: number): void {
  if (Number.isNaN(reachedAt[place]!)) reachedAt[place] = moment;
}

/** The first transition in doubt of the ways up to a place, it included; -1 where none is. */
function firstInDoubt(ways: readonly Way[], last: number, index: number, bit: number): number {
  for (let place = 0; place <= last && place < ways.length; place += 1) {
    if ((ways[place]!.inDoubt[index]! & bit) !== 0) return ways[place]!.transition;
  }
  return -1;
}

/** The furthest stage in a replay in which doubt favours the deal. */
function furthestInFavour(begin: number, end: number, exits: readonly Exits[], entered: Int32Array): number {
  let stage = 0;
  let furthest = 0;
  for (let moment = begin; stage >= 0; moment += 1) {
    moment = nextBit(exits[stage]!.anyInFavour, moment, end);
    if (moment === end) break;
    const index = moment >> 5;
    const bit = 1 << (moment & 31);
    while (stage >= 0) {
      const { ways } = exits[stage]!;
      let place = 0;
      while (place < ways.length && (ways[place]!.takenInFavour[index]! & bit) === 0) place += 1;
      if (place === ways.length) break;
      const { to } = ways[place]!;
      if (to >= 0 && entered[to] === moment) break;
      stage = to;
      if (to < 0) break;
      entered[to] = moment;
      if (to > furthest) furthest = to;
    }
  }
  return furthest;
}
