/** Moves deals through their moments, from one at which something happens to the next. */
import { newBitmap, setBit } from '../domain/sample/sample.ts';
import type { Exits, Way } from './exits.ts';
import { nextBit } from './masks.ts';
import type { Moments } from './moments.ts';
import type { Simulation } from './simulation.ts';

export type Replayed = Pick<
  Simulation,
  'reached' | 'current' | 'outBy' | 'reachedAt' | 'taken' | 'undecidedBy' | 'couldReach'
>;

/** For so many deals, stages and transitions, before any is replayed. */
export const newReplayed = (deals: number, stages: number, transitions: number): Replayed => ({
  reached: new Uint8Array(deals),
  current: new Int16Array(deals),
  outBy: new Int16Array(deals),
  reachedAt: new Float64Array(stages * deals),
  taken: Array.from({ length: transitions }, () => newBitmap(deals)),
  undecidedBy: new Int16Array(deals),
  couldReach: new Uint8Array(deals),
});

/**
 * Replays the deals of which one of the moments is set in `changed` (all deals where it is null), and writes what
 * became of them to their places in `result`.
 */
export function replayDeals(
  exits: readonly Exits[],
  moments: Moments,
  changed: Uint32Array | null,
  result: Replayed,
): void {
  const { first } = moments;
  const entered = new Float64Array(exits.length).fill(-1);
  const enteredInFavour = entered.slice();
  for (let deal = 0; deal < first.length - 1; deal += 1) {
    const end = first[deal + 1]!;
    if (changed && nextBit(changed, first[deal]!, end) === end) continue;
    replay(deal, exits, moments, result, entered);
    result.couldReach[deal] =
      result.undecidedBy[deal] === -1
        ? result.reached[deal]!
        : couldReach(deal, exits, moments, enteredInFavour);
  }
}

const isSet = (mask: Uint32Array, moment: number): boolean =>
  ((mask[moment >> 5]! >>> (moment & 31)) & 1) === 1;

/** Replays a deal, writing to its place in `result`. */
function replay(
  deal: number,
  exits: readonly Exits[],
  { first, at }: Moments,
  result: Replayed,
  entered: Float64Array,
): void {
  const deals = result.reached.length;
  const end = first[deal + 1]!;
  let moment = first[deal]!;
  let stage = 0;
  let furthest = 0;
  result.outBy[deal] = -1;
  result.undecidedBy[deal] = -1;
  for (const mask of result.taken) mask[deal >> 5]! &= ~(1 << (deal & 31));
  for (let place = deal; place < result.reachedAt.length; place += deals)
    result.reachedAt[place] = Number.NaN;
  result.reachedAt[deal] = at[moment]!;
  while (stage >= 0) {
    const { anyTaken, anyTakenOrInDoubt } = exits[stage]!;
    const decided = result.undecidedBy[deal] === -1;
    moment = nextBit(decided ? anyTakenOrInDoubt : anyTaken, moment, end);
    if (moment === end) break;
    while (stage >= 0) {
      const taken = look(exits[stage]!.ways, moment, deal, result.undecidedBy);
      if (!taken || (taken.to >= 0 && entered[taken.to] === moment)) break;
      setBit(result.taken[taken.transition]!, deal);
      stage = taken.to;
      if (stage < 0) result.outBy[deal] = taken.transition;
      else {
        entered[stage] = moment;
        furthest = Math.max(furthest, stage);
        const place = stage * deals + deal;
        if (Number.isNaN(result.reachedAt[place]!)) result.reachedAt[place] = at[moment]!;
      }
    }
    moment += 1;
  }
  result.current[deal] = stage;
  result.reached[deal] = furthest;
}

/** The first way that is to be taken; notes the first of those looked at that is in doubt, if none was before. */
function look(ways: readonly Way[], moment: number, deal: number, undecidedBy: Int16Array): Way | undefined {
  for (let i = 0; i < ways.length; i += 1) {
    const way = ways[i]!;
    if (undecidedBy[deal] === -1 && isSet(way.inDoubt, moment)) undecidedBy[deal] = way.transition;
    if (isSet(way.taken, moment)) return way;
  }
  return undefined;
}

/** The furthest stage in a replay in which doubt favours the deal. */
function couldReach(
  deal: number,
  exits: readonly Exits[],
  { first }: Moments,
  entered: Float64Array,
): number {
  const end = first[deal + 1]!;
  let moment = first[deal]!;
  let stage = 0;
  let furthest = 0;
  while (stage >= 0) {
    moment = nextBit(exits[stage]!.anyInFavour, moment, end);
    if (moment === end) break;
    for (;;) {
      const taken = exits[stage]!.ways.find((way) => isSet(way.takenInFavour, moment));
      if (!taken || (taken.to >= 0 && entered[taken.to] === moment)) break;
      stage = taken.to;
      if (stage < 0) break;
      entered[stage] = moment;
      if (stage > furthest) furthest = stage;
    }
    moment += 1;
  }
  return furthest;
}
