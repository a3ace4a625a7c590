/** Replays deals of one moment each, all of them together, 32 to a word. (`replay.ts` does so with any.) */
import type { Definition } from '../../domain/definition/schema.ts';
import { type Bitmap, newBitmap } from '../../domain/sample/sample.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { shortArray } from '../short-array.ts';
import { type Way, waysOut } from './exits.ts';
import type { Replayed } from './replay.ts';

export interface ReplayedAtOnce
  extends Pick<Replayed, 'reached' | 'current' | 'outBy' | 'undecidedBy' | 'couldReach' | 'taken'> {
  /**
   * The transition that it would have taken last, had it not entered that stage at this moment already; -1 where
   * there is none. If nothing changes, it takes it at its next moment, and comes round to where it stands.
   */
  barred: Int16Array;
  /** By stage: the deals that came to it; to the first, all. */
  entered: Bitmap[];
}

/** Replays so many deals, by the values of the transitions' criteria at the moment of each. */
export function replayAtOnce(
  definition: Definition,
  evaluated: readonly Evaluated[],
  deals: number,
): ReplayedAtOnce {
  const ways = waysOut(definition, evaluated);
  const result: ReplayedAtOnce = {
    reached: shortArray(Uint8Array, deals),
    current: shortArray(Int16Array, deals),
    outBy: shortArray(Int16Array, deals).fill(-1),
    undecidedBy: shortArray(Int16Array, deals).fill(-1),
    couldReach: shortArray(Uint8Array, deals),
    taken: evaluated.map(() => newBitmap(deals)),
    barred: shortArray(Int16Array, deals).fill(-1),
    entered: ways.map(() => newBitmap(deals)),
  };
  const standing = new Int32Array(ways.length);
  const entered = new Int32Array(ways.length);
  for (let from = 0; from < deals; from += 32) {
    const all = (-1 >>> Math.max(0, from + 32 - deals)) | 0;
    const inDoubt = walk(ways, from, all, standing, entered, result);
    for (let stage = 0; stage < ways.length; stage += 1) {
      result.entered[stage]![from >> 5] = stage === 0 ? all : entered[stage]!;
      setAll(result.reached, from, entered[stage]!, stage);
      setAll(result.couldReach, from, entered[stage]! & ~inDoubt, stage);
    }
    if (inDoubt === 0) continue;
    walkInFavour(ways, from >> 5, inDoubt, standing, entered);
    for (let stage = 0; stage < ways.length; stage += 1)
      setAll(result.couldReach, from, entered[stage]!, stage);
  }
  return result;
}

/**
 * Moves the given deals of a word (the bits of `all`) from the first stage on.
 *
 * @param from the first deal of the word
 * @param standing by stage, the deals that came there and are yet to be looked at; empty before and after
 * @param entered by stage, the deals that came there
 * @returns those that were in doubt
 */
function walk(
  ways: readonly Way[][],
  from: number,
  all: number,
  standing: Int32Array,
  entered: Int32Array,
  { current, outBy, undecidedBy, taken, barred }: ReplayedAtOnce,
): number {
  const index = from >> 5;
  let doubtful = 0;
  entered.fill(0);
  standing[0] = all;
  for (let stage = 0; stage >= 0; stage = nextOf(standing)) {
    let stays = standing[stage]!;
    standing[stage] = 0;
    for (const way of ways[stage]!) {
      const { transition, to } = way;
      const inDoubt = stays & way.inDoubt[index]! & ~doubtful;
      doubtful |= inDoubt;
      setAll(undecidedBy, from, inDoubt, transition);
      let moves = stays & way.taken[index]!;
      stays &= ~moves;
      if (to >= 0) {
        const again = moves & entered[to]!;
        setAll(barred, from, again, transition);
        setAll(current, from, again, stage);
        moves &= ~again;
        entered[to]! |= moves;
        standing[to]! |= moves;
      } else {
        setAll(outBy, from, moves, transition);
        setAll(current, from, moves, -1);
      }
      taken[transition]![index]! |= moves;
    }
    setAll(current, from, stays, stage);
  }
  return doubtful;
}

/** The same with doubt in the deals' favour; it is told in `entered` alone. */
function walkInFavour(
  ways: readonly Way[][],
  index: number,
  all: number,
  standing: Int32Array,
  entered: Int32Array,
): void {
  entered.fill(0);
  standing[0] = all;
  for (let stage = 0; stage >= 0; stage = nextOf(standing)) {
    let stays = standing[stage]!;
    standing[stage] = 0;
    for (const { to, takenInFavour } of ways[stage]!) {
      const moves = stays & takenInFavour[index]!;
      stays &= ~moves;
      if (to < 0) continue;
      const news = moves & ~entered[to]!;
      entered[to]! |= news;
      standing[to]! |= news;
    }
  }
}

/** The first stage at which deals are yet to be looked at; -1 where there is none. */
function nextOf(standing: Int32Array): number {
  for (let stage = 0; stage < standing.length; stage += 1) if (standing[stage] !== 0) return stage;
  return -1;
}

/** Writes a value for the deals of a word whose bits are set. */
function setAll(values: Uint8Array | Int16Array, from: number, bits: number, value: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) values[from + 31 - Math.clz32(rest & -rest)] = value;
}
