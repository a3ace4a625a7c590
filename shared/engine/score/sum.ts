/** One sum of a scoring model at each moment, kept from one edit to the next: only what changed is done anew. */
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { PointLimits } from '../../domain/definition/schema.ts';
import { type Exchange, exchangeDoubt, exchangePoints, isInDoubt, type Touched } from './exchange.ts';
import { beyond, type Contribution, newPoints, type Points, type Scores } from './points.ts';

export class Sum {
  /** What the sum comes to, within its limits. */
  limited: Scores;
  /** Where the last update changed that. */
  touched: Touched;
  /** Whether it changed how much lower or higher the sum could be. */
  doubtTouched = true;
  /** Whether it changed anything, be it only what the limits hold back. */
  isStirred = true;
  private readonly length: number;
  private readonly wide: boolean;
  /** Of the rules that add to this sum directly. */
  private readonly own: Scores;
  /** These with the parts, before the limits; the same as `own` where there are no parts. */
  whole: Scores;
  private contributions: Contribution[] = [];
  private parts: readonly Sum[] = [];
  private limits: PointLimits = {};
  private isNew = true;

  constructor(length: number, wide: boolean) {
    this.length = length;
    this.wide = wide;
    this.own = { points: newPoints(length, wide), below: null, above: null };
    this.whole = this.own;
    this.limited = this.own;
    this.touched = new Uint8Array((length + 31) >> 5);
  }

  /** Whether the last update changed anything. */
  get changed(): boolean {
    return this.touched.includes(1);
  }

  /** Brings the sum to other contributions, parts and limits; all parts have been brought to theirs. */
  update(contributions: Contribution[], parts: readonly Sum[], { cap, floor }: PointLimits): void {
    const touched = new Uint8Array(this.touched.length);
    this.doubtTouched = parts.some((part) => part.doubtTouched);
    const exchanges = exchangesOf(this.contributions, contributions);
    for (const exchange of exchanges) this.exchange(exchange, touched);
    this.contributions = contributions;
    const sameParts = parts.length === this.parts.length && parts.every((part, i) => part === this.parts[i]);
    const sameLimits = cap === this.limits.cap && floor === this.limits.floor;
    const isOther = this.isNew || !sameParts || !sameLimits;
    this.isStirred = isOther || exchanges.length > 0;
    if (isOther) {
      touched.fill(1);
      this.doubtTouched = true;
    }
    this.isNew = false;
    for (const part of parts) include(touched, part.touched);
    this.parts = parts;
    this.limits = { cap, floor } as PointLimits;
    this.whole = this.addParts(touched);
    this.limited = this.hold(touched);
    this.touched = touched;
  }

  private exchange(exchange: Exchange, touched: Touched): void {
    const { own, length, wide } = this;
    exchangePoints(exchange, own.points, touched);
    const { before, after } = exchange;
    if (!(before && isInDoubt(before)) && !(after && isInDoubt(after))) return;
    this.doubtTouched = true;
    own.below ??= newPoints(length, wide);
    own.above ??= newPoints(length, wide);
    exchangeDoubt(exchange, 'below', own.below, touched);
    exchangeDoubt(exchange, 'above', own.above, touched);
  }

  private addParts(touched: Touched): Scores {
    const { own, parts, whole } = this;
    if (parts.length === 0) return own;
    const reuse = whole === own ? null : whole;
    const all = [own, ...parts.map((part) => part.limited)];
    const add = (end: keyof Scores, target: Points | null | undefined): Points | null => {
      const known = all.map((scores) => scores[end]).filter((points) => points !== null);
      if (known.length === 0) return null;
      const result = target ?? this.fresh(touched);
      addWhereTouched(known, result, touched);
      return result;
    };
    const points = add('points', reuse?.points)!;
    if (reuse && !this.doubtTouched) return { ...reuse, points };
    return { points, below: add('below', reuse?.below), above: add('above', reuse?.above) };
  }

  /** Within the limits; takes back the touch where that changes nothing. */
  private hold(touched: Touched): Scores {
    const { whole, own, limited, limits } = this;
    if (limits.cap === undefined && limits.floor === undefined) return whole;
    const reuse = limited.points === whole.points || limited.points === own.points ? null : limited;
    const room = (end: keyof Scores): Points => reuse?.[end] ?? this.fresh(touched);
    const held: Scores = {
      points: room('points'),
      below: whole.below && room('below'),
      above: whole.above && room('above'),
    };
    // How far a sum is from its limits says how much its doubt matters.
    if (held.below) this.doubtTouched = true;
    const most = limits.cap === undefined ? beyond(held.points) : toThousandths(limits.cap);
    const least = limits.floor === undefined ? -beyond(held.points) : toThousandths(limits.floor);
    holdWhereTouched(whole, held, least, most, touched);
    if (held.points !== reuse?.points || held.below !== reuse.below || held.above !== reuse.above) {
      touched.fill(1);
    }
    return held;
  }

  /** Room that holds nothing yet, so that everything has to be written. */
  private fresh(touched: Touched): Points {
    touched.fill(1);
    return newPoints(this.length, this.wide);
  }
}

function include(touched: Touched, other: Touched): void {
  for (let index = 0; index < touched.length; index += 1) touched[index]! |= other[index]!;
}

/** What stands in one list only, in pairs: an edit of a rule takes one off and adds one. */
function exchangesOf(before: readonly Contribution[], after: readonly Contribution[]): Exchange[] {
  const spare = new Map<string, Contribution[]>();
  for (const contribution of before) {
    const same = spare.get(contribution.key);
    if (same) same.push(contribution);
    else spare.set(contribution.key, [contribution]);
  }
  const added = after.filter(({ key }) => !spare.get(key)?.pop());
  const removed = [...spare.values()].flat();
  return Array.from({ length: Math.max(added.length, removed.length) }, (_, i) => ({
    before: removed[i] ?? null,
    after: added[i] ?? null,
  }));
}

/** The sum of one number or more. */
function addWhereTouched(numbers: readonly Points[], result: Points, touched: Touched): void {
  const [first, second, ...others] = numbers as [Points, ...Points[]];
  for (let index = 0; index < touched.length; index += 1) {
    if (touched[index] === 0) continue;
    const from = index << 5;
    const to = Math.min(from + 32, result.length);
    if (second === undefined) for (let i = from; i < to; i += 1) result[i] = first[i]!;
    else for (let i = from; i < to; i += 1) result[i] = first[i]! + second[i]!;
    for (const other of others) for (let i = from; i < to; i += 1) result[i]! += other[i]!;
  }
}

function holdWhereTouched(whole: Scores, held: Scores, least: number, most: number, touched: Touched): void {
  const { length } = whole.points;
  for (let index = 0; index < touched.length; index += 1) {
    if (touched[index] === 0) continue;
    const from = index << 5;
    const to = Math.min(from + 32, length);
    let isSame = true;
    for (let i = from; i < to; i += 1) {
      const sum = whole.points[i]!;
      const now = Math.max(least, Math.min(most, sum));
      if (held.points[i] !== now) isSame = false;
      held.points[i] = now;
    }
    if (held.below !== null && held.above !== null) {
      for (let i = from; i < to; i += 1) {
        const now = held.points[i]!;
        const low = whole.points[i]! - whole.below![i]!;
        const high = whole.points[i]! + whole.above![i]!;
        const below = now - Math.max(least, Math.min(most, low));
        const above = Math.max(least, Math.min(most, high)) - now;
        if (held.below[i] !== below || held.above[i] !== above) isSame = false;
        held.below[i] = below;
        held.above[i] = above;
      }
    }
    if (isSame) touched[index] = 0;
  }
}
