/** What a rule adds to the score at each moment. Whole thousandths of a point throughout. */
import { fadedPoints } from '../../domain/classify/score.ts';
import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { PointLimits, Rule } from '../../domain/definition/schema.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { bitsIn, forEachBit, type TruthMasks } from '../criteria/masks.ts';
import { streamOf } from '../criteria/streams.ts';
import { matchesOf } from '../criteria/touchpoint-conditions.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';

/** One number for each moment; wide where sums may go beyond 32 bits. */
export type Points = Int32Array | Float64Array;

/** Zeros for so many moments. */
export const newPoints = (length: number, wide: boolean): Points =>
  wide ? new Float64Array(length) : new Int32Array(length);

/** No score in 32 bits is further from zero, so that the difference of two of them needs no more bits. */
export const NARROW = 2 ** 29;

/** Above all scores, and below none of their negatives: a whole number where scores are, which compares faster. */
export const beyond = (points: Points): number =>
  points instanceof Int32Array ? NARROW : Number.MAX_SAFE_INTEGER;

/** A score at each moment, and how much lower and higher it could be; null where nothing is in doubt. */
export interface Scores {
  points: Points;
  below: Points | null;
  above: Points | null;
}

/** What a rule that gives the same points at all moments contributes. */
export interface Amounts {
  /** Where the rule is not true; 0 unless its floor or cap says otherwise. */
  base: number;
  /** Beyond `base` where it is true. */
  gain: number;
  /** Where it is unknown: how much lower and higher than `base` it could be. */
  below: number;
  above: number;
}

export interface Contribution extends Omit<Amounts, 'gain'> {
  /** Equal for rules that add the same everywhere. */
  key: string;
  masks: TruthMasks;
  /** One number, or one for each moment at which the rule is true, in order. */
  gain: number | Points;
}

/** Points held within limits. */
export function limiter({ cap, floor }: PointLimits): (points: number) => number {
  const most = cap === undefined ? Number.POSITIVE_INFINITY : toThousandths(cap);
  const least = floor === undefined ? Number.NEGATIVE_INFINITY : toThousandths(floor);
  return (points) => Math.max(Math.min(points, most), least);
}

/** The most that a rule can add or take, whatever the deal. */
export function reachOf({ points, times = 1, cap = 0, floor = 0 }: Rule): number {
  return Math.max(
    Math.abs(toThousandths(points)) * times,
    ...[cap, floor].map((n) => Math.abs(toThousandths(n))),
  );
}

/** What a rule contributes; `gain` holds where it neither fades nor counts several times. */
export function amountsOf(rule: Rule): Amounts {
  const limit = limiter(rule);
  const base = limit(0);
  const once = toThousandths(rule.points);
  const most = once * (rule.times ?? 1);
  return {
    base,
    gain: limit(once) - base,
    below: base - limit(Math.min(0, most)),
    above: limit(Math.max(0, most)) - base,
  };
}

/** Whether a rule leaves the score in doubt where its criterion is unknown. */
export function leavesDoubt(rule: Rule): boolean {
  const { below, above } = amountsOf(rule);
  return below !== 0 || above !== 0;
}

/**
 * What a rule contributes, given where its criterion is true and unknown. `gainsByMoment` is asked where the rule
 * gives different points at different moments.
 */
export function contributionOf(
  rule: Rule,
  masks: TruthMasks,
  gainsByMoment: (key: string) => Points,
): Contribution {
  const { when, points, times, halfLifeDays, cap, floor } = rule;
  const key = JSON.stringify([when, points, times, halfLifeDays, cap, floor]);
  const amounts = amountsOf(rule);
  const varies = times !== undefined || halfLifeDays !== undefined;
  return { key, masks, ...amounts, gain: varies ? gainsByMoment(key) : amounts.gain };
}

/**
 * Beyond its base, what a rule gives at each moment at which it is true, in order: for each matching touchpoint, or
 * fading.
 */
export function gainsOf(
  rule: Rule,
  { isTrue }: TruthMasks,
  prepared: PreparedSample,
  moments: Moments,
  wide: boolean,
): Points {
  const { when } = rule;
  if (when.kind !== 'touchpoints')
    throw new Error('Only a rule about touchpoints counts several times or fades.');
  const result = newPoints(
    isTrue.reduce((sum, word) => sum + bitsIn(word), 0),
    wide,
  );
  if (result.length === 0) return result;
  const stream = streamOf(prepared, moments, when.scope);
  const { places, begin, end } = matchesOf(when, prepared, moments);
  const reach = when.withinDays === undefined ? Number.POSITIVE_INFINITY : when.withinDays * DAY;
  const points = toThousandths(rule.points);
  const { times = 1, halfLifeDays } = rule;
  const limit = limiter(rule);
  const base = limit(0);
  let deal = 0;
  let next = begin[0]!;
  let place = 0;
  forEachBit(isTrue, (moment) => {
    if (moments.first[deal + 1]! <= moment) {
      while (moments.first[deal + 1]! <= moment) deal += 1;
      next = begin[deal]!;
    }
    while (next < end[deal]! && places[next]! < stream.upTo[moment]!) next += 1;
    const now = moments.at[moment]!;
    const oldest = Math.max(begin[deal]!, next - times);
    let sum = 0;
    for (let i = next - 1; i >= oldest; i -= 1) {
      const at = stream.at[places[i]!]!;
      if (at < now - reach) break;
      sum += halfLifeDays === undefined ? points : fadedPoints(points, now - at, halfLifeDays);
    }
    result[place] = limit(sum) - base;
    place += 1;
  });
  return result;
}
