/** The score of a deal at one moment, with the range in which the missing data leaves it. Whole thousandths. */
import { distinct, type Evaluated, evaluate, missingIn } from '../criteria/evaluate.ts';
import type { Moment } from '../criteria/moment.ts';
import type { ScoreSheet } from '../criteria/scores.ts';
import { matchingTouchpoints, toThousandths } from '../criteria/touchpoints.ts';
import type { Category, PointLimits, Rule, Scoring } from '../definition/schema.ts';
import { CATEGORIES } from '../definition/vocabulary.ts';
import { DAY } from '../sample/calendar.ts';
import type { MissingData, RuleResult, Score } from './result.ts';

export interface ScoredRule extends RuleResult {
  /** Its criterion, with the data it looked at. */
  evaluated: Evaluated;
}

export interface Scored extends ScoreSheet {
  /** In the definition's order. */
  rules: ScoredRule[];
}

/** The scores at a moment: rules, then groups, then categories, then the total, each within its limits. */
export function scoreAt(scoring: Scoring, moment: Moment): Scored {
  const rules = scoring.rules.map((rule) => scoreRule(rule, moment));
  const sumOf = (includes: (rule: Rule) => boolean) =>
    sum(rules.filter((_, index) => includes(scoring.rules[index]!)));
  const scoreOf = (category: Category): Score => {
    const groups = scoring.groups
      .filter((group) => group.category === category)
      .map((group) =>
        limited(
          sumOf((rule) => rule.group === group.id),
          group,
        ),
      );
    const others = sumOf((rule) => rule.group === undefined && rule.category === category);
    return limited(sum([...groups, others]), scoring.categories[category] ?? {});
  };
  const categories = {
    fit: scoreOf('fit'),
    engagement: scoreOf('engagement'),
    intent: scoreOf('intent'),
    negative: scoreOf('negative'),
  };
  return {
    rules,
    scores: { ...categories, total: limited(sum(CATEGORIES.map((name) => categories[name])), scoring.total) },
    bands: scoring.bands,
    missing: (of) => {
      const missing: MissingData[] = [];
      scoring.rules.forEach((rule, index) => {
        const scored = rules[index]!;
        const matters = scored.low !== scored.high && (of === 'total' || of === rule.category);
        if (matters) missing.push(...missingIn(scored.evaluated));
      });
      return distinct(missing);
    },
  };
}

function scoreRule(rule: Rule, moment: Moment): ScoredRule {
  const evaluated = evaluate(rule.when, moment, null);
  const points = evaluated.value === 'true' ? pointsOf(rule, moment) : 0;
  const most = evaluated.value === 'unknown' ? toThousandths(rule.points) * (rule.times ?? 1) : points;
  const least = evaluated.value === 'unknown' ? 0 : points;
  const range = { points, low: Math.min(least, most), high: Math.max(least, most) };
  return { rule: rule.id, value: evaluated.value, ...limited(range, rule), evaluated };
}

/** What a rule that is true gives, before its limits. */
function pointsOf(rule: Rule, moment: Moment): number {
  const points = toThousandths(rule.points);
  const { when, times = 1, halfLifeDays } = rule;
  const repeats = rule.times !== undefined || halfLifeDays !== undefined;
  if (when.kind !== 'touchpoints' || !repeats) return points;
  const latest = matchingTouchpoints(when, moment).slice(-times);
  if (halfLifeDays === undefined) return points * latest.length;
  return latest.reduce((total, { at }) => total + fadedPoints(points, moment.at - at, halfLifeDays), 0);
}

/**
 * What is left of some points: points × 0.5^(age ÷ half-life), the nearest thousandth, halves away from zero.
 * @param points in whole thousandths
 * @param age in milliseconds; a day is 24 hours, whatever the clocks did
 */
export function fadedPoints(points: number, age: number, halfLifeDays: number): number {
  const left = points * 0.5 ** (age / DAY / halfLifeDays);
  // `+ 0` turns a negative zero into zero.
  return Math.sign(left) * Math.round(Math.abs(left)) + 0;
}

function sum(scores: readonly Score[]): Score {
  const total = { points: 0, low: 0, high: 0 };
  for (const score of scores) {
    total.points += score.points;
    total.low += score.low;
    total.high += score.high;
  }
  return total;
}

function limited(score: Score, { cap, floor }: PointLimits): Score {
  const limit = (points: number): number => {
    const capped = cap === undefined ? points : Math.min(points, toThousandths(cap));
    return floor === undefined ? capped : Math.max(capped, toThousandths(floor));
  };
  return { points: limit(score.points), low: limit(score.low), high: limit(score.high) };
}
