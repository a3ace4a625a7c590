/**
 * Scores at each moment: sums of rules within groups, categories and the total, each with its limits. The sums
 * are kept, and only what changed since is taken off and added, so that another weight costs one rule.
 */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { PointLimits, Rule, Scoring } from '../../domain/definition/schema.ts';
import { CATEGORIES } from '../../domain/definition/vocabulary.ts';
import type { Touched } from './exchange.ts';
import { type Contribution, NARROW, reachOf, type Scores } from './points.ts';
import { Sum } from './sum.ts';

export type ScoreOf = 'total' | (typeof CATEGORIES)[number];

/** A sum with limits of its own, or that somebody asks for. */
export interface SumPlan {
  key: string;
  limits: PointLimits;
  rules: Rule[];
  parts: SumPlan[];
}

/** The sums that a scoring model needs: what has no limits and isn't asked for adds to the sum around it. */
export function planSums(scoring: Scoring, asked: ReadonlySet<ScoreOf>): SumPlan {
  const total: SumPlan = { key: 'total', limits: scoring.total, rules: [], parts: [] };
  const within = (around: SumPlan, key: string, limits: PointLimits, isAsked: boolean): SumPlan => {
    if (!isAsked && limits.cap === undefined && limits.floor === undefined) return around;
    const sum: SumPlan = { key, limits, rules: [], parts: [] };
    around.parts.push(sum);
    return sum;
  };
  for (const category of CATEGORIES) {
    const sum = within(total, category, scoring.categories[category] ?? {}, asked.has(category));
    sum.rules.push(...scoring.rules.filter((rule) => rule.group === undefined && rule.category === category));
    for (const group of scoring.groups.filter((group) => group.category === category)) {
      const grouped = within(sum, `group ${group.id}`, group, false);
      grouped.rules.push(...scoring.rules.filter((rule) => rule.group === group.id));
    }
  }
  return total;
}

/** From a sum to one in it, or itself, that is meant; none where none is. */
function descend(sum: SumPlan, isMeant: (sum: SumPlan) => boolean): SumPlan[] {
  if (isMeant(sum)) return [sum];
  for (const part of sum.parts) {
    const further = descend(part, isMeant);
    if (further.length > 0) return [sum, ...further];
  }
  return [];
}

/** Whether sums may go beyond that. */
export function isWide({ rules, groups, categories, total }: Scoring): boolean {
  const limits = [...groups, ...Object.values(categories), total].flatMap(({ cap = 0, floor = 0 }) => [
    cap,
    floor,
  ]);
  const most = [...rules.map(reachOf), ...limits.map((limit) => Math.abs(toThousandths(limit)))];
  return most.reduce((sum, reach) => sum + reach, 0) >= NARROW;
}

/** A sum on the way from a rule to a score. */
export interface Link {
  limits: PointLimits;
  /** Before its limits, and within them. */
  whole: Scores;
  limited: Scores;
}

/** The sums of one definition after another; neighbours differ by an edit. */
export class Sums {
  /** How often an update changed anything, be it only what limits hold back. */
  stirs = 0;
  private plan: SumPlan | null = null;
  private readonly sums = new Map<string, Sum>();
  private readonly length: number;
  private readonly wide: boolean;

  constructor(length: number, wide: boolean) {
    this.length = length;
    this.wide = wide;
  }

  /** Brings all sums to what a definition says and drops those it has not; whether that changed any. */
  update(plan: SumPlan, contributionOf: (rule: Rule) => Contribution): boolean {
    this.plan = plan;
    const used = new Set<string>();
    this.updateSum(plan, contributionOf, used);
    for (const key of this.sums.keys()) if (!used.has(key)) this.sums.delete(key);
    const sums = [...this.sums.values()];
    if (sums.some(({ isStirred }) => isStirred)) this.stirs += 1;
    return sums.some(({ changed }) => changed);
  }

  /** The total, or that of a category that was asked for when the sums were planned; and where the last update changed it. */
  scores(of: ScoreOf): { scores: Scores; touched: Touched } {
    const { limited, touched } = this.sums.get(of)!;
    return { scores: limited, touched };
  }

  /** The sums that the points of a rule go through, from that of a score inwards; none where they don't add to it. */
  linksFrom(of: ScoreOf, rule: string): Link[] {
    const outermost = this.plan && descend(this.plan, (sum) => sum.key === of).at(-1);
    if (!outermost) return [];
    return descend(outermost, ({ rules }) => rules.some(({ id }) => id === rule)).map(({ key, limits }) => {
      const { whole, limited } = this.sums.get(key)!;
      return { limits, whole, limited };
    });
  }

  private updateSum(plan: SumPlan, contributionOf: (rule: Rule) => Contribution, used: Set<string>): Sum {
    used.add(plan.key);
    let sum = this.sums.get(plan.key);
    if (!sum) {
      sum = new Sum(this.length, this.wide);
      this.sums.set(plan.key, sum);
    }
    const parts = plan.parts.map((part) => this.updateSum(part, contributionOf, used));
    sum.update(plan.rules.map(contributionOf), parts, plan.limits);
    return sum;
  }
}
