/**
 * Simulating definitions over a whole sample: what `classify` says of one deal, of all deals at once. An engine
 * keeps what it computed of conditions and sums, so that after an edit only what the edit touched is done anew.
 */
import type { Dial } from '../domain/definition/dials.ts';
import type { Category, Condition, Criterion, Definition } from '../domain/definition/schema.ts';
import { allConditions, conditionsOf } from '../domain/definition/walk.ts';
import type { Sample } from '../domain/sample/sample.ts';
import { countMask } from './by-outcome.ts';
import { mayReturn, momentsNeeded } from './criteria/moments-needed.ts';
import { beginDrag, type Drag, type Dragged } from './drag.ts';
import { askingTwins, knowing, looksUpSource, withTwins } from './hindsight.ts';
import { OneLook } from './look/one-look.ts';
import type { SecondThread } from './look/second-thread.ts';
import type { Door, Doorway } from './replay/doorway.ts';
import type { Shortfalls } from './replay/shortfalls.ts';
import type { Sweep } from './replay/sweep.ts';
import type { MomentKind } from './sample/moments.ts';
import { prepareSample } from './sample/prepared.ts';
import type { EndScores } from './score/end-scores.ts';
import type { ScoreOf } from './score/sums.ts';
import type { CriterionCounts, Simulation } from './simulation.ts';
import { Simulator } from './simulator.ts';

/**
 * Where a definition is one that somebody edits, `draft` is what stays the same meanwhile: its next edit then costs what
 * it touched. Definitions that are only tried name none, and take nothing from those that are edited.
 */
export interface Engine {
  /**
   * Replays all deals of the sample by a definition (well formed, see `readDefinition`). The result is not
   * to be changed, and nothing of it changes later, unless the caller releases it.
   */
  simulate(definition: Definition, draft?: string): Simulation;
  /** Takes back a simulation that nobody will read again, so that its memory serves the next ones. */
  release(simulation: Simulation): void;
  /**
   * The same with pauses, in which the draft may be simulated otherwise, and questions of it answered. Where one look
   * at each deal is enough there are none.
   */
  simulateInSteps(definition: Definition, draft: string): Generator<undefined, Simulation>;
  /** In steps: the furthest stage each deal gets to with some fields known from the start, by their keys. */
  reachedKnowing(
    definition: Definition,
    keys: ReadonlySet<string>,
    draft?: string,
  ): Generator<undefined, Simulation['reached']>;
  /** For how many deals a criterion is true at the end; what it refers to is looked up in the definition. */
  count(definition: Definition, criterion: Criterion, draft?: string): CriterionCounts;
  /** A score of each deal by a definition: the total, or that of a category. */
  scores(definition: Definition, of: ScoreOf, draft?: string): EndScores;
  /** What deals were short of by a definition, where they stand; until the next question (`isCurrent`). */
  shortfalls(definition: Definition, draft?: string): Shortfalls;
  /** The door of a stage (`doorOf`), wherever its bar is; until the draft takes another scoring (`isCurrent`). */
  doorway(definition: Definition, door: Door, stage: number, draft?: string): Doorway;
  /** In steps: replays with a dial turned to anywhere (see `sweepOf`); until the draft takes another scoring. */
  sweep(definition: Definition, dial: Dial, draft?: string): Generator<undefined, Sweep | null>;
  /**
   * Begins to drag a threshold or a weight; each tick then says at once how many deals reach each stage. Null where
   * only a simulation can say it (see `beginDrag`), as for all definitions that ask what happens over time.
   */
  beginDrag(definition: Definition, dragged: Dragged): Drag | null;
}

/** All that the score of a category hangs on. */
const scoringAlone = (definition: Definition, of: Category): Definition => ({
  ...definition,
  scoring: {
    ...definition.scoring,
    rules: definition.scoring.rules.filter(({ category }) => category === of),
  },
  transitions: [],
});

/** In place of a draft; no draft is called so. */
const TRIED = '';

/** An engine for a sample, which must not change while it is used. With a second thread, large ones take half the time. */
export function createEngine(sample: Sample, second: SecondThread | null = null): Engine {
  const prepared = prepareSample(withTwins(sample));
  const simulators = new Map<MomentKind, Simulator>();
  const oneLook = new OneLook(prepared, second);
  const simulatorFor = (definition: Definition, further: readonly Condition[] = []): Simulator => {
    const conditions = [...allConditions(definition), ...further];
    const kind = momentsNeeded(conditions, prepared, mayReturn(definition));
    let simulator = simulators.get(kind);
    if (!simulator) {
      simulator = new Simulator(prepared, kind);
      simulators.set(kind, simulator);
    }
    return simulator;
  };
  const needsOneLook = (definition: Definition) =>
    momentsNeeded(allConditions(definition), prepared) === 'first';
  const simulate: Engine['simulate'] = (definition, draft = TRIED) => {
    const looked = needsOneLook(definition) ? oneLook.simulate(definition) : null;
    return looked ?? simulatorFor(definition).simulate(definition, draft);
  };
  const scores: Engine['scores'] = (definition, of, draft = TRIED) => {
    const alone = of === 'total' ? definition : scoringAlone(definition, of);
    const kind = momentsNeeded(allConditions(alone), prepared);
    // What never changes between is not looked at in between, whatever the rest of the definition asks.
    const asked = kind === 'first' || kind === 'ends' ? alone : definition;
    return simulatorFor(asked).scores(asked, of, draft);
  };
  const simulateInSteps: Engine['simulateInSteps'] = function* (definition, draft) {
    if (!needsOneLook(definition)) {
      yield* simulatorFor(definition).prepare(definition, draft);
      yield;
    }
    return simulate(definition, draft);
  };
  return {
    simulate,
    simulateInSteps,
    release: (simulation) => oneLook.release(simulation),
    *reachedKnowing(definition, keys, draft = TRIED) {
      if (looksUpSource(sample, definition, keys)) {
        return createEngine(knowing(sample, keys)).simulate(definition).reached;
      }
      const asking = askingTwins(definition, keys);
      if (needsOneLook(asking)) return simulate(asking).reached;
      const own = `${draft} with hindsight`;
      const simulator = simulatorFor(asking);
      yield* simulator.prepare(asking, own);
      yield;
      return simulator.reached(asking, own);
    },
    count: (definition, criterion, draft = TRIED) => {
      const conditions = conditionsOf(criterion).map(({ condition }) => condition);
      const simulator = simulatorFor(definition, conditions);
      const { isTrue, isUnknown } = simulator.truthAtEnd(definition, criterion, draft);
      return { true: countMask(isTrue, sample), unknown: countMask(isUnknown, sample) };
    },
    scores,
    shortfalls: (definition, draft = TRIED) => simulatorFor(definition).shortfalls(definition, draft),
    doorway: (definition, door, stage, draft = TRIED) =>
      simulatorFor(definition).doorway(definition, draft, door, stage),
    sweep: (definition, dial, draft = TRIED) => simulatorFor(definition).sweep(definition, draft, dial),
    beginDrag: (definition, dragged) =>
      needsOneLook(definition) ? beginDrag({ sample, simulate, scores }, definition, dragged) : null,
  };
}
