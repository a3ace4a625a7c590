/** Why a deal was classified as it was: what changed at which moment, and what was looked at for it. */
import type { Evaluated } from '../criteria/evaluate.ts';
import type { Category, Definition } from '../definition/schema.ts';
import { CATEGORIES } from '../definition/vocabulary.ts';
import type { Deal, SampleContext, Touchpoint } from '../sample/deal.ts';
import type { Instant } from '../sample/sample.ts';
import { momentsOf } from './moments.ts';
import { byTruth, type ReplayedMoment, replay, scoreMoments } from './replay.ts';
import type { Score } from './result.ts';
import type { ScoredRule } from './score.ts';

export interface Trace {
  /** The first moment, each at which something changed, and the end; in order of time. */
  moments: TracedMoment[];
  /** How many moments there were in all. */
  total: number;
}

export interface TracedMoment {
  at: Instant;
  /** What happened. Touchpoints, the deal's own and those of its account's other deals, by position in the sample. */
  happened: { created: boolean; touchpoints: number[]; accountTouchpoints: number[]; end: boolean };
  score: Score;
  categories: Record<Category, Score>;
  /** In the definition's order, each with its value, its points and the data it looked at. */
  rules: ScoredRule[];
  /** Each look at the transitions from where the deal stood; none once it is out. */
  steps: TracedStep[];
  /** Id of the stage where it stands after the moment; null where it is out. */
  current: string | null;
}

export interface TracedStep {
  stage: string;
  /** The transitions that were looked at, each with its value and the value of each of its conditions. */
  transitions: { transition: string; evaluated: Evaluated }[];
  /** Id of the transition that was taken; null where none was. */
  taken: string | null;
}

/** The trace of the very replay of which `classify` gives the result. */
export function trace(context: SampleContext, deal: Deal, definition: Definition): Trace {
  const scored = scoreMoments(momentsOf(context, deal, definition), definition);
  const { moments } = replay(scored, definition, byTruth);
  let current: string | null = definition.stages[0]!.id;
  const traced = moments.map((replayed) => {
    for (const { taken } of replayed.steps) {
      if (taken) current = taken.kind === 'disqualify' ? null : taken.to;
    }
    return traceMoment(replayed, current);
  });
  return {
    moments: traced.filter((moment, i) => i === 0 || moment.happened.end || differs(moment, traced[i - 1]!)),
    total: traced.length,
  };
}

function traceMoment({ moment, scored, steps }: ReplayedMoment, current: string | null): TracedMoment {
  const { total, ...categories } = scored.scores;
  const now = (touchpoints: readonly Touchpoint[]): number[] =>
    touchpoints.filter(({ at }) => at === moment.at).map(({ index }) => index);
  const own = now(moment.own);
  const ofAccount = now(moment.account ?? []);
  return {
    at: moment.at,
    happened: {
      created: moment.deal.createdAt === moment.at,
      touchpoints: own,
      accountTouchpoints: ofAccount.filter((index) => !own.includes(index)),
      end: moment.isEnd,
    },
    score: total,
    categories,
    rules: scored.rules,
    steps: steps.map(({ stage, looked, taken }) => ({
      stage,
      transitions: looked.map(({ transition, evaluated }) => ({ transition: transition.id, evaluated })),
      taken: taken?.id ?? null,
    })),
    current,
  };
}

/** Whether a rule gives something else, a transition has another value, or a step was taken. */
function differs(moment: TracedMoment, before: TracedMoment): boolean {
  return (
    moment.steps.some(({ taken }) => taken !== null) ||
    moment.rules.some((rule, i) => !sameResult(rule, before.rules[i]!)) ||
    CATEGORIES.some((category) => !sameScore(moment.categories[category], before.categories[category])) ||
    (moment.current !== null && outcomes(moment) !== outcomes(before))
  );
}

const sameScore = (a: Score, b: Score): boolean =>
  a.points === b.points && a.low === b.low && a.high === b.high;

const sameResult = (a: ScoredRule, b: ScoredRule): boolean => a.value === b.value && sameScore(a, b);

/** The values of all conditions of the transitions from where the deal stood after the moment, in one text. */
const outcomes = ({ steps }: TracedMoment): string =>
  JSON.stringify(steps.at(-1)?.transitions.map(({ evaluated }) => valuesOf(evaluated)));

type Values = [value: string, firm: string, parts: Values[]];
const valuesOf = ({ value, firm, parts }: Evaluated): Values => [value, firm, parts.map(valuesOf)];
