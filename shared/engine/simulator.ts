/** Simulates definitions at one kind of moments, and keeps what can serve the next of them. */

import type { Dial } from '../domain/definition/dials.ts';
import { replaceAt } from '../domain/definition/edit-criterion.ts';
import type { Criterion, Definition, Transition } from '../domain/definition/schema.ts';
import { newBitmap } from '../domain/sample/sample.ts';
import { countMask } from './by-outcome.ts';
import { Criteria, type Evaluated, keepOn, looksAtScore, withStandIns } from './criteria/criteria.ts';
import { emptyMasks, isEmpty, type TruthMasks, withBits } from './criteria/masks.ts';
import { once } from './kept/once.ts';
import { Shelf } from './kept/shelf.ts';
import { type Door, Doorway } from './replay/doorway.ts';
import { MomentLooks } from './replay/moment-looks.ts';
import type { Replayed } from './replay/replay.ts';
import { Replayer } from './replay/replayer.ts';
import { Shortfalls } from './replay/shortfalls.ts';
import { type ScorePlace, type Sweep, sweepOf } from './replay/sweep.ts';
import type { MomentKind, Moments } from './sample/moments.ts';
import type { PreparedSample } from './sample/prepared.ts';
import type { EndScores } from './score/end-scores.ts';
import { type DefinitionScores, rulesOf, Scorer } from './score/scorer.ts';
import type { ScoreOf } from './score/sums.ts';
import { whereBarHolds } from './score/thresholds.ts';
import type { CriterionCounts, Simulation } from './simulation.ts';

/** How much memory the values of criteria may take. */
const SHELF_BYTES = 192 * 1024 * 1024;

export class Simulator {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly shelf = new Shelf(SHELF_BYTES);
  private readonly criteria: Criteria;
  private readonly scorer: Scorer;
  private readonly replayer: Replayer;
  private turns = 0;

  constructor(prepared: PreparedSample, kind: MomentKind) {
    this.prepared = prepared;
    this.moments = prepared.moments(kind);
    this.criteria = new Criteria(prepared, this.moments, keepOn(this.shelf));
    this.replayer = new Replayer(this.moments);
    this.scorer = new Scorer(prepared, this.moments, this.criteria, this.shelf);
  }

  /** Does ahead what a simulation has to do, with pauses, in which others can be simulated. */
  *prepare(definition: Definition, draft: string): Generator<undefined, void> {
    for (const _ of this.scorer.prepare(definition, draft)) {
      yield;
      this.nextTurn();
    }
    for (const transition of definition.transitions) {
      this.nextTurn();
      this.wayOf(transition, definition, this.scorer.scoresOf(definition, draft));
      yield;
    }
    this.nextTurn();
    const ways = this.waysOf(definition, this.scorer.scoresOf(definition, draft));
    const steps = this.replayer.replayInSteps(definition, draft, ways);
    while (!steps.next().done) {
      yield;
      this.nextTurn();
    }
  }

  simulate(definition: Definition, draft: string): Simulation {
    this.nextTurn();
    const scores = this.scorer.scoresOf(definition, draft);
    const replayed = this.replay(definition, draft, scores);
    const { score, low, high, peakScore } = scores.atEnd();
    const atEnd = rulesOf(definition).map(({ when }) => this.ruleAtEnd(when));
    this.shelf.trim();
    this.prepared.matches.trim();
    const { sample } = this.prepared;
    const taken = replayed.taken.map((mask) => mask.slice());
    return {
      deals: sample.deals,
      reached: replayed.reached.slice(),
      current: replayed.current.slice(),
      outBy: replayed.outBy.slice(),
      reachedAt: replayed.reachedAt.slice(),
      taken,
      undecidedBy: replayed.undecidedBy.slice(),
      couldReach: replayed.couldReach.slice(),
      // Made anew with each edit that changes them, so there is no need of copies.
      score,
      low,
      high,
      peakScore,
      ruleTrue: atEnd.map(({ isTrue }) => isTrue),
      ruleUnknown: atEnd.map(({ isUnknown }) => isUnknown),
      lookedAt: null,
      takenByOutcome: () => taken.map((mask) => countMask(mask, sample)),
      rulesByOutcome: () => atEnd.map(({ byOutcome }) => byOutcome()),
    };
  }

  /** The furthest stage that each deal gets to. */
  reached(definition: Definition, draft: string): Simulation['reached'] {
    this.nextTurn();
    const { reached } = this.replay(definition, draft, this.scorer.scoresOf(definition, draft));
    this.shelf.trim();
    return reached.slice();
  }

  /** What was missing where deals stand, by a definition. Stands until the next simulation. */
  shortfalls(definition: Definition, draft: string): Shortfalls {
    const turn = this.nextTurn();
    const { prepared, moments, criteria } = this;
    const scores = this.scorer.scoresOf(definition, draft);
    const { since, undecidedAt } = this.replay(definition, draft, scores);
    const looks = new MomentLooks(prepared, moments, criteria, definition, scores);
    const shortfalls = new Shortfalls(
      definition,
      moments,
      looks,
      since,
      undecidedAt,
      () => this.turns === turn,
    );
    this.shelf.trim();
    return shortfalls;
  }

  /** The door of a stage, wherever its bar is. Stands until the draft takes another scoring. */
  doorway(definition: Definition, draft: string, door: Door, stage: number): Doorway {
    this.nextTurn();
    const { moments } = this;
    const scores = this.scorer.scoresOf(definition, draft);
    const decided = scores.decide(door.condition).value.isTrue;
    const holds = whereBarHolds(door.condition, null, this.prepared, moments);
    const evaluateIf = (isOpen: boolean): Evaluated => {
      const isTrue = withBits(decided, holds, isOpen);
      const value = { isTrue, isUnknown: emptyMasks(moments.count).isUnknown };
      return this.withComparison(definition, scores, door, { value, firm: value });
    };
    const evaluated = definition.transitions.map((transition, i) =>
      i === door.transition ? evaluateIf(false) : this.wayOf(transition, definition, scores),
    );
    const ways = {
      exits: this.replayer.exitsOf(definition, draft, evaluated),
      open: evaluateIf(true).value.isTrue,
      points: scores.atMoments(door.condition.of).points,
      peaks: scores.atEnd(door.condition.of).peakScore,
      moments,
    };
    this.shelf.trim();
    return new Doorway(door, stage, ways, scores.areCurrent);
  }

  /** See `sweepOf`. */
  *sweep(definition: Definition, draft: string, dial: Dial): Generator<undefined, Sweep | null> {
    const steps = sweepOf(definition, dial, {
      prepared: this.prepared,
      moments: this.moments,
      scores: () => this.scorer.scoresOf(definition, draft),
      ways: (scores) => this.waysOf(definition, scores),
      withComparison: (scores, place, comes) => this.withComparison(definition, scores, place, comes),
      contribution: (rule) => this.scorer.contributionOf(rule),
    });
    for (;;) {
      this.nextTurn();
      const step = steps.next();
      if (step.done) {
        this.shelf.trim();
        return step.value;
      }
      yield;
    }
  }

  /** The criterion of a transition where a comparison in it comes to something else. */
  private withComparison(
    { transitions, checklist }: Definition,
    scores: DefinitionScores,
    { transition, path, condition }: ScorePlace,
    comes: Evaluated,
  ): Evaluated {
    // Another condition, so that it is told from equal ones.
    const own = { ...condition };
    const when = withStandIns(replaceAt(transitions[transition]!.when, path, own), checklist);
    return this.criteria.evaluate(when, (look) => (look === own ? comes : scores.decide(look)));
  }

  /** Each question may change what stands for the one before. */
  private nextTurn(): number {
    this.turns += 1;
    return this.turns;
  }

  private replay(definition: Definition, draft: string, scores: DefinitionScores): Readonly<Replayed> {
    return this.replayer.replay(definition, draft, this.waysOf(definition, scores));
  }

  /** The criterion of each transition. */
  private waysOf(definition: Definition, scores: DefinitionScores): Evaluated[] {
    return definition.transitions.map((transition) => this.wayOf(transition, definition, scores));
  }

  private wayOf({ when }: Transition, { checklist }: Definition, scores: DefinitionScores): Evaluated {
    return this.criteria.evaluate(withStandIns(when, checklist), scores.decide);
  }

  /** A score of each deal; not to be changed. */
  scores(definition: Definition, of: ScoreOf, draft: string): EndScores {
    this.nextTurn();
    return this.scorer.scoresOf(definition, draft, [], of).atEnd(of);
  }

  /** Where a criterion is true and unknown at the end, by deal; not to be changed. */
  truthAtEnd(definition: Definition, criterion: Criterion, draft: string): TruthMasks {
    this.nextTurn();
    const asked = withStandIns(criterion, definition.checklist);
    if (!looksAtScore(asked)) return this.atEnd(this.criteria.masks(asked));
    const scores = this.scorer.scoresOf(definition, draft, [asked]);
    return this.atEnd(this.criteria.evaluate(asked, scores.decide).value);
  }

  private ruleAtEnd(when: Criterion): TruthMasks & { byOutcome: () => CriterionCounts } {
    const { sample } = this.prepared;
    return this.shelf.get(
      `end ${JSON.stringify(when)}`,
      () => {
        const { isTrue, isUnknown } = this.atEnd(this.criteria.masks(when));
        const byOutcome = once(() => ({
          true: countMask(isTrue, sample),
          unknown: countMask(isUnknown, sample),
        }));
        return { isTrue, isUnknown, byOutcome };
      },
      ({ isTrue, isUnknown }) => isTrue.byteLength + isUnknown.byteLength,
    );
  }

  private atEnd({ isTrue, isUnknown }: TruthMasks): TruthMasks {
    if (this.moments.kind === 'first') return { isTrue, isUnknown };
    return { isTrue: this.lastOf(isTrue), isUnknown: this.lastOf(isUnknown) };
  }

  private lastOf(mask: Uint32Array): Uint32Array {
    const { deals } = this.prepared.sample;
    const { first } = this.moments;
    const result = newBitmap(deals);
    if (isEmpty(mask)) return result;
    for (let deal = 0; deal < deals; deal += 1) {
      const last = first[deal + 1]! - 1;
      result[deal >> 5]! |= ((mask[last >> 5]! >>> (last & 31)) & 1) << (deal & 31);
    }
    return result;
  }
}
