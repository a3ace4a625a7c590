/** Replays one definition after another, and after an edit only the deals that it can have moved. */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { isEmpty } from '../criteria/masks.ts';
import { keepLatest } from '../kept/keep-latest.ts';
import { atOnce } from '../kept/steps.ts';
import type { Moments } from '../sample/moments.ts';
import { type Exits, exitsOf } from './exits.ts';
import { newReplayed, type Replayed, replayDeals } from './replay.ts';

/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 16_384;
/** Of how many definitions the last replay is kept. */
const MOST_KEPT = 8;

interface KeptReplay {
  /** Stages and transitions without their criteria. */
  flow: string;
  evaluated: readonly Evaluated[];
  exits: readonly Exits[];
  result: Replayed;
}

export class Replayer {
  private readonly moments: Moments;
  /** By draft; the latest used last. */
  private readonly kept = new Map<string, KeptReplay>();

  constructor(moments: Moments) {
    this.moments = moments;
  }

  /** Replays all deals, given the values of the transitions' criteria. The result stands until the draft's next replay. */
  replay(definition: Definition, draft: string, evaluated: readonly Evaluated[]): Readonly<Replayed> {
    return atOnce(this.replayInSteps(definition, draft, evaluated));
  }

  /** The exits of a definition; those of its draft's last replay where they are the same. */
  exitsOf(definition: Definition, draft: string, evaluated: readonly Evaluated[]): Exits[] {
    const before = this.kept.get(draft);
    const again = before?.flow === flowOf(definition) ? before : null;
    return exitsOf(definition, evaluated, this.moments.count, again);
  }

  /** Replays all deals, with pauses. */
  *replayInSteps(
    definition: Definition,
    draft: string,
    evaluated: readonly Evaluated[],
  ): Generator<undefined, Readonly<Replayed>> {
    const { stages, transitions } = definition;
    const { moments } = this;
    const flow = flowOf(definition);
    const before = this.kept.get(draft);
    // What is replayed in part is nothing to go on from.
    this.kept.delete(draft);
    const again = before?.flow === flow ? before : null;
    const deals = moments.first.length - 1;
    const result = again?.result ?? newReplayed(deals, stages.length, transitions.length);
    const changed = again && changedMoments(again.evaluated, evaluated, moments.count);
    const exits = exitsOf(definition, evaluated, moments.count, again);
    if (!changed || !isEmpty(changed)) {
      for (let from = 0; from < deals; from += SLICE) {
        yield;
        replayDeals(exits, moments, changed, result, from, Math.min(from + SLICE, deals));
      }
    }
    keepLatest(this.kept, draft, { flow, evaluated, exits, result }, MOST_KEPT);
    return result;
  }
}

/** Equal for definitions whose stages and transitions are the same, apart from criteria. */
const flowOf = ({ stages, transitions }: Definition): string =>
  JSON.stringify([
    stages.map(({ id }) => id),
    transitions.map((transition) => [
      transition.kind,
      transition.from,
      'to' in transition ? transition.to : null,
    ]),
  ]);

/** The moments at which one of the criteria has another value than before. */
function changedMoments(
  before: readonly Evaluated[],
  after: readonly Evaluated[],
  length: number,
): Uint32Array {
  const changed = new Uint32Array((length + 31) >> 5);
  const compare = (old: Uint32Array, now: Uint32Array): void => {
    if (old === now) return;
    for (let word = 0; word < changed.length; word += 1) changed[word]! |= old[word]! ^ now[word]!;
  };
  after.forEach(({ value, firm }, i) => {
    compare(before[i]!.value.isTrue, value.isTrue);
    compare(before[i]!.firm.isTrue, firm.isTrue);
    compare(before[i]!.firm.isUnknown, firm.isUnknown);
  });
  return changed;
}
