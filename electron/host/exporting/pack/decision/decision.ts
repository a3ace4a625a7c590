/**
 * A definition as decisions at one moment: what each rule gives, the scores, and the step to take from each stage.
 * GoRules and DMN write this down each in its own terms.
 */
import { transitionsFrom } from '#shared/domain/classify/replay.ts';
import type { Names } from '#shared/domain/definition/names.ts';
import type {
  Category,
  Definition,
  PointLimits,
  Rule,
  Stage,
  Transition,
} from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import type { SqlField } from '#shared/domain/sql/tables.ts';
import { type Input, Inputs } from './inputs.ts';
import { certain, type Test } from './tests.ts';

/** What a rule that is true gives, before its limits. */
export type Given =
  | { kind: 'points'; points: number }
  | { kind: 'times'; points: number; input: Input; times: number }
  | { kind: 'input'; input: Input };

export interface RuleDecision {
  /** `points_1` … */
  name: string;
  rule: Rule;
  when: Test;
  given: Given;
}

/** A sum within limits. */
export interface SumDecision {
  name: string;
  label: string;
  of: readonly string[];
  limits: PointLimits;
}

export interface StepDecision {
  transition: Transition;
  when: Test;
}

export interface Decision {
  inputs: Input[];
  rules: RuleDecision[];
  groups: SumDecision[];
  categories: SumDecision[];
  total: SumDecision;
  /** Of each stage that is left: its transitions in the order in which they are looked at. */
  steps: { stage: Stage; place: number; looks: StepDecision[] }[];
}

/** What the total is called in a decision. */
export const SCORE = 'score';

export function decisionOf(
  definition: Definition,
  fields: readonly SqlField[],
  timeZone: string,
  names: Names,
): Decision {
  const { scoring, stages } = definition;
  const inputs = new Inputs(fields, names);
  const scope = { definition, inputs, timeZone };
  const rules = scoring.rules.map(
    (rule, i): RuleDecision => ({
      name: `points_${i + 1}`,
      rule,
      when: certain(rule.when, true, scope),
      given: givenBy(rule, inputs),
    }),
  );
  const named = (includes: (rule: Rule) => boolean) =>
    rules.filter(({ rule }) => includes(rule)).map(({ name }) => name);
  const groups = scoring.groups.map((group, i): SumDecision & { category: Category } => ({
    name: `group_${i + 1}`,
    label: group.name,
    of: named((rule) => rule.group === group.id),
    limits: group,
    category: group.category,
  }));
  const categories = CATEGORIES.map(
    (category): SumDecision => ({
      name: category,
      label: category,
      of: [
        ...groups.filter((group) => group.category === category).map(({ name }) => name),
        ...named((rule) => rule.category === category && rule.group === undefined),
      ],
      limits: scoring.categories[category] ?? {},
    }),
  );
  const steps = stages.flatMap((stage, place) => {
    const looks = transitionsFrom(definition, stage.id).map((transition) => ({
      transition,
      when: certain(transition.when, true, scope),
    }));
    return looks.length === 0 ? [] : [{ stage, place, looks }];
  });
  return {
    inputs: inputs.list(),
    rules,
    groups,
    categories,
    total: { name: SCORE, label: 'score', of: CATEGORIES, limits: scoring.total },
    steps,
  };
}

function givenBy(rule: Rule, inputs: Inputs): Given {
  const { when, times, halfLifeDays, points } = rule;
  if (when.kind !== 'touchpoints' || (times === undefined && halfLifeDays === undefined)) {
    return { kind: 'points', points };
  }
  if (halfLifeDays !== undefined) {
    return { kind: 'input', input: inputs.faded({ ...rule, when, halfLifeDays }) };
  }
  return { kind: 'times', points, input: inputs.matching(when), times: times! };
}

/** Points within limits, as a number. */
export function within(points: number, { cap, floor }: PointLimits): number {
  const capped = cap === undefined ? points : Math.min(points, cap);
  return floor === undefined ? capped : Math.max(capped, floor);
}

/** What neither GoRules nor DMN is asked to hold, in words. */
export const DECISION_LIMITS: readonly string[] = [
  'It decides at one moment: the score, and the step to take from the stage where a deal stands. Stages reached earlier, the highest score ever and times of steps are not in it; call it whenever something happens, and again after each step until there is none.',
  'Touchpoints come in as what was counted (see inputs.csv): counting them, their windows and the fading of points are the caller’s work.',
  'It says what is true, not what is in doubt: a step that lacks its data is not taken, and nothing reports that data was missing, nor the range in which a score lies.',
];
