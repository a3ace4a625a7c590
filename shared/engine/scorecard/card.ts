/** A card of whole points, learnt from deals. */
import type { Ended } from '../evidence/ended.ts';
import type { Questions } from '../evidence/find.ts';
import { chooseFeatures } from './choose.ts';
import { wholePoints } from './points.ts';
import { featuresOf, type RuleOption, ruleOptions, tableOf } from './rules.ts';

export interface Card {
  /** The rule with the most points first. */
  rules: { option: RuleOption; points: number }[];
  /** A deal's points in all. */
  scoreOf(deal: number): number;
}

export interface CardLimits {
  mostRules: number;
  /** The most points that a rule gives or takes. */
  mostPoints: number;
}

/** Learns a card from the deals given; without rules where nothing tells them apart. */
export function learnCard(questions: Questions, ended: Ended, { mostRules, mostPoints }: CardLimits): Card {
  const options = ruleOptions(questions, ended);
  const features = featuresOf(options, questions);
  const choice = chooseFeatures(tableOf(features, ended), mostRules);
  const points = choice ? wholePoints(choice, mostPoints) : new Int32Array();
  const rules = (choice?.features ?? [])
    .map((feature, i) => ({
      option: options[feature]!,
      points: points[i]!,
      values: features[feature]!.values,
    }))
    .filter((rule) => rule.points !== 0)
    .sort((a, b) => b.points - a.points);
  return {
    rules: rules.map(({ option, points: given }) => ({ option, points: given })),
    scoreOf: (deal) => rules.reduce((sum, rule) => sum + (rule.values[deal] === 1 ? rule.points : 0), 0),
  };
}
