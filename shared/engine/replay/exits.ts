/** The ways out of each stage, and when they are open. */
import type { Definition } from '../../domain/definition/schema.ts';
import { TRANSITION_KINDS } from '../../domain/definition/vocabulary.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { include, union } from '../criteria/masks.ts';

/** A transition, and at which moments it is to be taken or in doubt. */
export interface Way {
  transition: number;
  /** Index of the stage it leads to; -1 for out. */
  to: number;
  taken: Uint32Array;
  /** Taken in a replay in which doubt favours the deal. */
  takenInFavour: Uint32Array;
  inDoubt: Uint32Array;
}

/** A stage's transitions in the order in which they are looked at, and when any of them matters. */
export interface Exits {
  ways: Way[];
  anyTaken: Uint32Array;
  anyInFavour: Uint32Array;
  anyTakenOrInDoubt: Uint32Array;
}

/**
 * The exits of each stage, given the values of the transitions' criteria at so many moments.
 * @param before those of the same stages and transitions with other values, to take over what stayed the same
 */
export function exitsOf(
  { stages, transitions }: Definition,
  evaluated: readonly Evaluated[],
  length: number,
  before: { exits: readonly Exits[]; evaluated: readonly Evaluated[] } | null = null,
): Exits[] {
  const words = (length + 31) >> 5;
  const isAsBefore = (transition: number): boolean => {
    const [was, is] = [before!.evaluated[transition]!, evaluated[transition]!];
    return (
      was.value.isTrue === is.value.isTrue &&
      was.firm.isTrue === is.firm.isTrue &&
      was.firm.isUnknown === is.firm.isUnknown
    );
  };
  return waysOut({ stages, transitions }, evaluated).map((ways, stage) => {
    if (before && transitions.every(({ from }, i) => from !== stages[stage]!.id || isAsBefore(i))) {
      return before.exits[stage]!;
    }
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

/** By stage, its transitions in the order in which they are looked at, given the values of their criteria. */
export function waysOut(
  { stages, transitions }: Pick<Definition, 'stages' | 'transitions'>,
  evaluated: readonly Evaluated[],
): Way[][] {
  const position = new Map(stages.map(({ id }, index) => [id, index]));
  const ways = stages.map((): Way[] => []);
  for (const kind of TRANSITION_KINDS) {
    transitions.forEach((transition, index) => {
      if (transition.kind !== kind) return;
      const { value, firm } = evaluated[index]!;
      const forward = kind === 'advance' || kind === 'fastTrack';
      ways[position.get(transition.from)!]!.push({
        transition: index,
        to: transition.kind === 'disqualify' ? -1 : position.get(transition.to)!,
        taken: value.isTrue,
        takenInFavour: forward ? union(value.isTrue, firm.isUnknown) : firm.isTrue,
        inDoubt: firm.isUnknown,
      });
    });
  }
  return ways;
}
