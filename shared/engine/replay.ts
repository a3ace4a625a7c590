/** Moves every deal through its moments, from one at which something happens to the next. */
import { type Definition, TRANSITION_KINDS } from '../domain/definition/schema.ts';
import type { Sample } from '../domain/sample/sample.ts';
import type { Evaluated } from './criteria.ts';
import { include, nextBit, union } from './masks.ts';
import type { Moments } from './moments.ts';
import type { Simulation } from './simulation.ts';

/** A transition, and at which moments it is to be taken or in doubt. */
interface Way {
  transition: number;
  /** Index of the stage it leads to; -1 for out. */
  to: number;
  taken: Uint32Array;
  /** Taken in a replay in which doubt favours the deal. */
  takenInFavour: Uint32Array;
  inDoubt: Uint32Array;
}

/** A stage's transitions in the order in which they are looked at, and when any of them matters. */
interface Exits {
  ways: Way[];
  anyTaken: Uint32Array;
  anyInFavour: Uint32Array;
  anyTakenOrInDoubt: Uint32Array;
}

type Replayed = Pick<
  Simulation,
  'reached' | 'current' | 'outBy' | 'reachedAt' | 'undecidedBy' | 'couldReach'
>;

/** Replays all deals. `evaluated` holds a transition's criterion for each of the definition's transitions. */
export function replayAll(
  definition: Definition,
  evaluated: readonly Evaluated[],
  sample: Sample,
  moments: Moments,
): Replayed {
  const { deals } = sample;
  const exits = exitsOf(definition, evaluated, moments.count);
  const result: Replayed = {
    reached: new Uint8Array(deals),
    current: new Int16Array(deals),
    outBy: new Int16Array(deals).fill(-1),
    reachedAt: new Float64Array(definition.stages.length * deals).fill(Number.NaN),
    undecidedBy: new Int16Array(deals).fill(-1),
    couldReach: new Uint8Array(deals),
  };
  const entered = new Float64Array(definition.stages.length).fill(-1);
  const enteredInFavour = entered.slice();
  for (let deal = 0; deal < deals; deal += 1) {
    replay(deal, exits, moments, result, entered);
    result.couldReach[deal] =
      result.undecidedBy[deal] === -1
        ? result.reached[deal]!
        : couldReach(deal, exits, moments, enteredInFavour);
  }
  return result;
}

function exitsOf(
  { stages, transitions }: Definition,
  evaluated: readonly Evaluated[],
  length: number,
): Exits[] {
  const position = new Map(stages.map(({ id }, index) => [id, index]));
  const words = (length + 31) >> 5;
  return stages.map(({ id }) => {
    const ways = TRANSITION_KINDS.flatMap((kind) =>
      transitions.flatMap((transition, index): Way[] => {
        if (transition.kind !== kind || transition.from !== id) return [];
        const { value, firm } = evaluated[index]!;
        const forward = kind === 'advance' || kind === 'fastTrack';
        return [
          {
            transition: index,
            to: transition.kind === 'disqualify' ? -1 : position.get(transition.to)!,
            taken: value.isTrue,
            takenInFavour: forward ? union(value.isTrue, firm.isUnknown) : firm.isTrue,
            inDoubt: firm.isUnknown,
          },
        ];
      }),
    );
    const anyOf = (...masks: ((way: Way) => Uint32Array)[]): Uint32Array => {
      const any = new Uint32Array(words);
      for (const way of ways) for (const mask of masks) include(any, mask(way));
      return any;
    };
    return {
      ways,
      anyTaken: anyOf((way) => way.taken),
      anyInFavour: anyOf((way) => way.takenInFavour),
      anyTakenOrInDoubt: anyOf(
        (way) => way.taken,
        (way) => way.inDoubt,
      ),
    };
  });
}

const isSet = (mask: Uint32Array, moment: number): boolean =>
  ((mask[moment >> 5]! >>> (moment & 31)) & 1) === 1;

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
  result.reachedAt[deal] = at[moment]!;
  while (stage >= 0) {
    const { anyTaken, anyTakenOrInDoubt } = exits[stage]!;
    const decided = result.undecidedBy[deal] === -1;
    moment = nextBit(decided ? anyTakenOrInDoubt : anyTaken, moment, end);
    if (moment === end) break;
    while (stage >= 0) {
      const taken = look(exits[stage]!.ways, moment, deal, result.undecidedBy);
      if (!taken || (taken.to >= 0 && entered[taken.to] === moment)) break;
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
function couldReach(deal: number, exits: Exits[], { first }: Moments, entered: Float64Array): number {
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
