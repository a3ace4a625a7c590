/** What the test leads are to show: each rule met and missed, each step, both sides of each threshold. */
import { transitionsFrom } from '#shared/domain/classify/replay.ts';
import { toThousandths } from '#shared/domain/criteria/touchpoints.ts';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import type { Names } from '#shared/domain/definition/names.ts';
import type { Definition, Rule, Transition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import type { ScoreName } from '../decision/tests.ts';
import { type DraftLead, newDraft } from './draft-lead.ts';
import type { Judged } from './judge.ts';
import { type LeadScope, satisfy } from './satisfy.ts';

export interface Aim {
  /** What the lead is for, in words. */
  purpose: string;
  /** Leads that may do, the likeliest first. */
  drafts: DraftLead[];
  /** How well a lead does: less is better; null where it doesn't. */
  miss(judged: Judged): number | null;
}

/** @param scopes ways to make leads, which differ in the order of rules and the age of touchpoints */
export function aimsOf(definition: Definition, names: Names, scopes: readonly LeadScope[]): Aim[] {
  const { transitions, scoring } = definition;
  return [
    { purpose: 'Nothing is known of it', drafts: [newDraft()], miss: () => 0 },
    ...scoring.rules.flatMap((rule) => aimsOfRule(rule, scopes.slice(0, 2))),
    ...transitions.map((transition) => aimOfStep(transition, definition, names, scopes)),
    ...thresholds(definition).flatMap(aimsOfThreshold),
  ];
}

function aimsOfRule(rule: Rule, scopes: readonly LeadScope[]): Aim[] {
  const drafts = (meets: boolean) =>
    scopes.map((scope) => {
      const lead = newDraft();
      satisfy(lead, rule.when, true, scope);
      if (!meets) satisfy(lead, rule.when, false, scope);
      return lead;
    });
  const value = (wanted: string) => (judged: Judged) =>
    judged.classification.rules.find((result) => result.rule === rule.id)?.value === wanted ? 0 : null;
  return [
    { purpose: `Rule “${rule.name}”: just met`, drafts: drafts(true), miss: value('true') },
    { purpose: `Rule “${rule.name}”: just missed`, drafts: drafts(false), miss: value('false') },
  ];
}

function aimOfStep(
  transition: Transition,
  definition: Definition,
  names: Names,
  scopes: readonly LeadScope[],
): Aim {
  const way = wayTo(definition, transition.from);
  return {
    purpose: `Step taken: ${describeTransition(transition, names)}`,
    drafts: scopes.map((scope) => {
      const lead = newDraft();
      for (const step of way) satisfy(lead, step.when, true, scope);
      const before = new Map(lead.values);
      satisfy(lead, transition.when, true, scope);
      // What brings a deal back is often learnt after what brought it there.
      for (const [key, value] of lead.values)
        if (scope.age > 0 && before.get(key) !== value) lead.late.add(key);
      return lead;
    }),
    miss: ({ taken }) => (taken.has(transition.id) ? 0 : null),
  };
}

/** The fewest forward steps from the first stage to another. */
function wayTo(definition: Definition, stage: string): Transition[] {
  const ways = new Map<string, Transition[]>([[definition.stages[0]!.id, []]]);
  for (const [at, way] of ways) {
    for (const step of transitionsFrom(definition, at)) {
      if (step.kind !== 'disqualify' && !ways.has(step.to)) ways.set(step.to, [...way, step]);
    }
  }
  return ways.get(stage) ?? [];
}

interface Threshold {
  of: ScoreName;
  /** Scores from here on are on its upper side. In points. */
  from: number;
}

/** Each score that a step asks for, once. */
function thresholds({ transitions, scoring }: Definition): Threshold[] {
  const found = transitions
    .flatMap(({ when }) => conditionsOf(when))
    .flatMap(({ condition }): Threshold[] => {
      if (condition.kind === 'scoreBand') {
        const band = scoring.bands.find(({ id }) => id === condition.band);
        return [band?.from, band?.below].flatMap((from) =>
          from === undefined || !band ? [] : [{ of: band.of, from }],
        );
      }
      if (condition.kind !== 'score') return [];
      return [condition.is, ...Object.values(condition.bySource ?? {})].map((is) => ({
        of: condition.of,
        from: is.op === 'atMost' ? is.value + 0.001 : is.op === 'between' ? is.low : is.value,
      }));
    });
  return [...new Map(found.map((threshold) => [JSON.stringify(threshold), threshold])).values()];
}

function aimsOfThreshold({ of, from }: Threshold): Aim[] {
  const score = `${of === 'total' ? 'Score' : `${of} score`} ${from}`;
  // In whole thousandths, the unit of scores.
  const above = ({ scores }: Judged) => scores[of].points - toThousandths(from);
  const near = (distance: number) => (distance >= 0 ? distance : null);
  return [
    { purpose: `${score}: just reached`, drafts: [], miss: (judged) => near(above(judged)) },
    { purpose: `${score}: just missed`, drafts: [], miss: (judged) => near(-1 - above(judged)) },
  ];
}
