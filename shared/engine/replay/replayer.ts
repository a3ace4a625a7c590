/** Replays one definition after another, and after an edit only the deals that it can have moved. */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Evaluated } from '../criteria/criteria.ts';
import { isEmpty } from '../criteria/masks.ts';
import { Latest } from '../kept/latest.ts';
import { atOnce } from '../kept/steps.ts';
import type { Moments } from '../sample/moments.ts';
import { type Exits, exitsOf } from './exits.ts';
import { newReplayed, type Replayed, replayDeals } from './replay.ts';

/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 4_096;
/** Of how many definitions the last replay is kept. */
const MOST_KEPT = 8;

interface KeptReplay {
  /** Stages and transitions without their criteria. */
  flow: string;
  /** The newest values of the transitions' criteria, and before them others that deals may still be replayed by. */
  forms: readonly (readonly Evaluated[])[];
  exits: readonly Exits[];
  result: Replayed;
}

export class Replayer {
  private readonly moments: Moments;
  /** By draft. */
  private readonly kept = new Latest<KeptReplay>(MOST_KEPT);

  constructor(moments: Moments) {
    this.moments = moments;
  }

  /** Replays all deals, given the values of the transitions' criteria. The result stands until the draft's next replay. */
  replay(definition: Definition, draft: string, evaluated: readonly Evaluated[]): Readonly<Replayed> {
    return atOnce(this.replayInSteps(definition, draft, evaluated));
  }

  /** The exits of a definition; those of its draft's last replay where they are the same. */
  exitsOf(definition: Definition, draft: string, evaluated: readonly Evaluated[]): Exits[] {
    return this.exitsAfter(this.before(definition, draft), definition, evaluated);
  }

  /**
   * Replays all deals, with pauses. Where the draft is replayed by other values in one of them, it begins anew, and
   * goes through without.
   */
  *replayInSteps(
    definition: Definition,
    draft: string,
    evaluated: readonly Evaluated[],
  ): Generator<undefined, Readonly<Replayed>> {
    const { stages, transitions } = definition;
    const { moments } = this;
    const deals = moments.first.length - 1;
    for (let isDisturbed = false; ; isDisturbed = true) {
      const before = this.before(definition, draft);
      const result = before?.result ?? newReplayed(deals, stages.length, transitions.length);
      const exits = this.exitsAfter(before, definition, evaluated);
      const changed = before && changedMoments(before.forms, evaluated, moments.count);
      const done: KeptReplay = { flow: flowOf(definition), forms: [evaluated], exits, result };
      if (changed && isEmpty(changed)) return this.keep(draft, done);
      // What was never whole is nothing to go on from.
      const begun = before ? { ...done, forms: [evaluated, ...before.forms] } : undefined;
      if (begun) this.keep(draft, begun);
      else this.kept.remove(draft);
      const goesOn = () => this.kept.find(draft) === begun;
      for (let from = 0; from < deals && goesOn(); from += SLICE) {
        if (!isDisturbed) yield;
        if (goesOn()) replayDeals(exits, moments, changed, result, from, Math.min(from + SLICE, deals));
      }
      if (goesOn()) return this.keep(draft, done);
    }
  }

  private keep(draft: string, replay: KeptReplay): Readonly<Replayed> {
    this.kept.put(draft, replay);
    return replay.result;
  }

  /** What there is of a draft to go on from. */
  private before(definition: Definition, draft: string): KeptReplay | null {
    const kept = this.kept.find(draft);
    return kept?.flow === flowOf(definition) ? kept : null;
  }

  private exitsAfter(
    before: KeptReplay | null,
    definition: Definition,
    evaluated: readonly Evaluated[],
  ): Exits[] {
    const last = before && { exits: before.exits, evaluated: before.forms[0]! };
    return exitsOf(definition, evaluated, this.moments.count, last);
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

/** The moments at which one of the criteria has another value than by any of the forms before. */
function changedMoments(
  before: readonly (readonly Evaluated[])[],
  after: readonly Evaluated[],
  length: number,
): Uint32Array {
  const changed = new Uint32Array((length + 31) >> 5);
  const compare = (old: Uint32Array, now: Uint32Array): void => {
    if (old === now) return;
    for (let word = 0; word < changed.length; word += 1) changed[word]! |= old[word]! ^ now[word]!;
  };
  for (const form of before) {
    after.forEach(({ value, firm }, i) => {
      compare(form[i]!.value.isTrue, value.isTrue);
      compare(form[i]!.firm.isTrue, firm.isTrue);
      compare(form[i]!.firm.isUnknown, firm.isUnknown);
    });
  }
  return changed;
}
