/** A deal replayed moment by moment, as a definition in use would have moved it. */
import { type Evaluated, evaluate, isInDoubt, missingIn } from '../criteria/evaluate.ts';
import type { Moment } from '../criteria/moment.ts';
import type { Definition, Transition } from '../definition/schema.ts';
import { TRANSITION_KINDS } from '../definition/vocabulary.ts';
import type { Instant } from '../sample/sample.ts';
import type { Classification, Undecided } from './result.ts';
import { type Scored, scoreAt } from './score.ts';

export interface LookedAt {
  transition: Transition;
  evaluated: Evaluated;
}

/** One look at the transitions from where the deal stands. */
export interface Step {
  /** Id of the stage where it stands. */
  stage: string;
  /** Up to the first that was to be taken; all from the stage where none was. */
  looked: LookedAt[];
  /** The one that was taken; null where none was to be, or it led to a stage that was entered in this moment already. */
  taken: Transition | null;
}

export interface ReplayedMoment {
  moment: Moment;
  scored: Scored;
  /** In order; none once the deal is out. */
  steps: Step[];
}

export interface Replay {
  moments: ReplayedMoment[];
  /** By id of the stage: when it was first reached. */
  reachedAt: Record<string, Instant>;
  /** Id of the stage at which the deal stands; null where it is out. */
  current: string | null;
  /** Position in `moments` at which it last came there. */
  since: number;
  out: Classification['out'];
}

/** Which of the transitions that are looked at is to be taken. */
type Takes = (kind: Transition['kind'], evaluated: Evaluated) => boolean;

/** As a definition in use moves deals: by what is true. */
export const byTruth: Takes = (_, { value }) => value === 'true';

/** Doubt favours the deal: what would bring it forward is taken in doubt, what would throw it back is not. */
export const inFavour: Takes = (kind, { value, firm }) =>
  kind === 'advance' || kind === 'fastTrack' ? value === 'true' || firm === 'unknown' : firm === 'true';

/** The moments of a deal with the scores at each. */
export function scoreMoments(
  moments: readonly Moment[],
  definition: Definition,
): Pick<ReplayedMoment, 'moment' | 'scored'>[] {
  return moments.map((moment) => ({ moment, scored: scoreAt(definition.scoring, moment) }));
}

/** Moves a deal from the first stage through its moments. */
export function replay(
  moments: readonly Pick<ReplayedMoment, 'moment' | 'scored'>[],
  definition: Definition,
  takes: Takes,
): Replay {
  const first = definition.stages[0]!.id;
  const result: Replay = {
    moments: [],
    reachedAt: { [first]: moments[0]!.moment.at },
    current: first,
    since: 0,
    out: null,
  };
  moments.forEach(({ moment, scored }, position) => {
    const steps: Step[] = [];
    const entered = new Set<string>();
    while (result.current !== null) {
      const step = look(definition, result.current, takes, moment, scored);
      const next = step.taken;
      if (next && next.kind !== 'disqualify' && entered.has(next.to)) step.taken = null;
      steps.push(step);
      if (!step.taken) break;
      take(step.taken, moment.at, position, result);
      if (result.current !== null) entered.add(result.current);
    }
    result.moments.push({ moment, scored, steps });
  });
  return result;
}

/** Position of the furthest stage that was ever reached. */
export function furthest({ reachedAt }: Replay, { stages }: Definition): number {
  return stages.findLastIndex(({ id }) => id in reachedAt);
}

/** The first transition, in time, that was looked at and was unknown or uncertain. */
export function firstDoubt({ moments }: Replay): Undecided | null {
  for (const { moment, steps } of moments) {
    for (const { transition, evaluated } of steps.flatMap(({ looked }) => looked)) {
      if (!isInDoubt(evaluated)) continue;
      return { transition: transition.id, at: moment.at, missing: missingIn(evaluated) };
    }
  }
  return null;
}

/** The transitions from a stage in the order in which they are looked at. */
export function transitionsFrom({ transitions }: Definition, stage: string): Transition[] {
  return TRANSITION_KINDS.flatMap((kind) =>
    transitions.filter((transition) => transition.kind === kind && transition.from === stage),
  );
}

function look(definition: Definition, stage: string, takes: Takes, moment: Moment, scored: Scored): Step {
  const looked: LookedAt[] = [];
  for (const transition of transitionsFrom(definition, stage)) {
    const evaluated = evaluate(transition.when, moment, scored);
    looked.push({ transition, evaluated });
    if (takes(transition.kind, evaluated)) return { stage, looked, taken: transition };
  }
  return { stage, looked, taken: null };
}

function take(transition: Transition, at: Instant, position: number, result: Replay): void {
  if (transition.kind === 'disqualify') {
    result.current = null;
    result.out = { reason: transition.reason, transition: transition.id, at };
    return;
  }
  result.current = transition.to;
  result.since = position;
  result.reachedAt[transition.to] ??= at;
}
