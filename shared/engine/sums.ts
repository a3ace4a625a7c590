/**
 * Scores at each moment: sums of rules within groups, categories and the total, each with its limits. The sums
 * are kept, and only what changed since is taken off and added, so that another weight costs one rule.
 */
import { toThousandths } from '../domain/criteria/touchpoints.ts';
import { CATEGORIES, type PointLimits, type Rule, type Scoring } from '../domain/definition/schema.ts';
import { type Contribution, type Points, reachOf } from './points.ts';

export type ScoreOf = 'total' | (typeof CATEGORIES)[number];

/** A score at each moment, and how much lower and higher it could be; null where nothing is in doubt. */
export interface Scores {
  points: Points;
  below: Points | null;
  above: Points | null;
}

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

/** No score in 32 bits is further from zero, so that the difference of two of them needs no more bits. */
export const NARROW = 2 ** 29;

/** Whether sums may go beyond that. */
export function isWide({ rules, groups, categories, total }: Scoring): boolean {
  const limits = [...groups, ...Object.values(categories), total].flatMap(({ cap = 0, floor = 0 }) => [
    cap,
    floor,
  ]);
  const most = [...rules.map(reachOf), ...limits.map((limit) => Math.abs(toThousandths(limit)))];
  return most.reduce((sum, reach) => sum + reach, 0) >= NARROW;
}

/** Above all scores, and below none of their negatives: a whole number where scores are, which compares faster. */
export const beyond = (points: Points): number =>
  points instanceof Int32Array ? NARROW : Number.MAX_SAFE_INTEGER;

/** Zeros for so many moments. */
export const newPoints = (length: number, wide: boolean): Points =>
  wide ? new Float64Array(length) : new Int32Array(length);

/** The sums of one definition after another; neighbours differ by an edit. */
export class Sums {
  private readonly sums = new Map<string, Sum>();
  private readonly length: number;
  private readonly wide: boolean;

  constructor(length: number, wide: boolean) {
    this.length = length;
    this.wide = wide;
  }

  /** Brings all sums to what a definition says and drops those it has not; whether that changed any. */
  update(plan: SumPlan, contributionOf: (rule: Rule) => Contribution): boolean {
    const used = new Set<string>();
    const { changed } = this.updateSum(plan, contributionOf, used);
    for (const key of this.sums.keys()) if (!used.has(key)) this.sums.delete(key);
    return changed;
  }

  /** The total, or that of a category that was asked for when the sums were planned. */
  scores(of: ScoreOf): Scores {
    return this.sums.get(of)!.limited;
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

class Sum {
  limited: Scores;
  /** Whether the last update changed anything. */
  changed = true;
  private isNew = true;
  private readonly own: Scores;
  private readonly length: number;
  private readonly wide: boolean;
  private contributions: Contribution[] = [];
  private parts: readonly Sum[] = [];
  private limits: PointLimits = {};

  constructor(length: number, wide: boolean) {
    this.length = length;
    this.wide = wide;
    this.own = { points: newPoints(length, wide), below: null, above: null };
    this.limited = this.own;
  }

  update(contributions: Contribution[], parts: readonly Sum[], limits: PointLimits): void {
    const [removed, added] = difference(this.contributions, contributions);
    for (const contribution of removed) this.apply(contribution, -1);
    for (const contribution of added) this.apply(contribution, 1);
    this.contributions = contributions;
    const isSame =
      parts.length === this.parts.length && parts.every((part, i) => part === this.parts[i] && !part.changed);
    const sameLimits = limits.cap === this.limits.cap && limits.floor === this.limits.floor;
    this.changed = this.isNew || removed.length + added.length > 0 || !isSame || !sameLimits;
    this.isNew = false;
    this.parts = parts;
    this.limits = { cap: limits.cap, floor: limits.floor } as PointLimits;
    if (this.changed) this.limited = this.limit();
  }

  private apply({ masks, base, gain, below, above }: Contribution, sign: 1 | -1): void {
    const { own } = this;
    if (base !== 0) for (let i = 0; i < this.length; i += 1) own.points[i]! += sign * base;
    if (typeof gain === 'number') addWhere(masks.isTrue, own.points, sign * gain);
    else addEach(masks.isTrue, own.points, gain, sign);
    if (below === 0 && above === 0) return;
    if (masks.isUnknown.every((word) => word === 0)) return;
    own.below ??= newPoints(this.length, this.wide);
    own.above ??= newPoints(this.length, this.wide);
    addWhere(masks.isUnknown, own.below, sign * below);
    addWhere(masks.isUnknown, own.above, sign * above);
  }

  /** Own points and those of the parts, within the limits. */
  private limit(): Scores {
    const { own, parts, limits, length, wide } = this;
    const free = limits.cap === undefined && limits.floor === undefined;
    if (free && parts.length === 0) return own;
    const all = [own, ...parts.map((part) => part.limited)];
    const reuse = this.limited === own ? null : this.limited;
    const points = total(
      all.map((scores) => scores.points),
      reuse?.points ?? newPoints(length, wide),
    );
    const doubts = all.filter((scores) => scores.below !== null);
    const below =
      doubts.length === 0
        ? null
        : total(
            doubts.map((scores) => scores.below!),
            reuse?.below ?? newPoints(length, wide),
          );
    const above =
      doubts.length === 0
        ? null
        : total(
            doubts.map((scores) => scores.above!),
            reuse?.above ?? newPoints(length, wide),
          );
    if (!free) hold({ points, below, above }, limits);
    return { points, below, above };
  }
}

function hold({ points, below, above }: Scores, { cap, floor }: PointLimits): void {
  const most = cap === undefined ? beyond(points) : toThousandths(cap);
  const least = floor === undefined ? -beyond(points) : toThousandths(floor);
  for (let i = 0; i < points.length; i += 1) {
    const sum = points[i]!;
    const held = Math.max(Math.min(sum, most), least);
    points[i] = held;
    if (below === null || above === null) continue;
    below[i] = held - Math.max(Math.min(sum - below[i]!, most), least);
    above[i] = Math.max(Math.min(sum + above[i]!, most), least) - held;
  }
}

function total([first, ...others]: readonly Points[], result: Points): Points {
  const second = others.shift();
  if (!second) result.set(first!);
  else for (let i = 0; i < result.length; i += 1) result[i] = first![i]! + second[i]!;
  for (const other of others) for (let i = 0; i < result.length; i += 1) result[i]! += other[i]!;
  return result;
}

function addWhere(mask: Uint32Array, target: Points, amount: number): void {
  if (amount === 0) return;
  for (let index = 0; index < mask.length; index += 1) {
    for (let word = mask[index]!; word !== 0; word &= word - 1) {
      target[(index << 5) + 31 - Math.clz32(word & -word)]! += amount;
    }
  }
}

function addEach(mask: Uint32Array, target: Points, amounts: Points, sign: 1 | -1): void {
  for (let index = 0; index < mask.length; index += 1) {
    for (let word = mask[index]!; word !== 0; word &= word - 1) {
      const i = (index << 5) + 31 - Math.clz32(word & -word);
      target[i]! += sign * amounts[i]!;
    }
  }
}

/** What stands in the one list and not in the other, and the other way round; by key, each as often as it stands there. */
function difference(
  before: readonly Contribution[],
  after: readonly Contribution[],
): [Contribution[], Contribution[]] {
  const spare = new Map<string, Contribution[]>();
  for (const contribution of before) {
    const same = spare.get(contribution.key);
    if (same) same.push(contribution);
    else spare.set(contribution.key, [contribution]);
  }
  const added = after.filter(({ key }) => !spare.get(key)?.pop());
  return [[...spare.values()].flat(), added];
}
