/**
 * How many points a rule has to give for a score to clear its bar, at each moment. The more points a rule gives, the
 * higher are all sums that they go through, within limits too: so each comparison turns over at one number of points.
 */

import { toThousandths } from '../../domain/criteria/touchpoints.ts';
import type { PointLimits, Rule } from '../../domain/definition/schema.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import { type Contribution, NARROW, type Scores } from './points.ts';
import type { Link } from './sums.ts';

/** No points are enough, and any are. */
const NEVER = NARROW;
const ALWAYS = -NARROW;

export interface PointsAsked {
  rule: Rule;
  /** What it contributes now. */
  now: Contribution;
  /** For how many touchpoints it counts at each moment at which it is true, in order; null where it counts once. */
  counts: ArrayLike<number> | null;
  /** The sums that its points go through, from that of the score inwards. */
  links: readonly Link[];
  /** In thousandths: what the score is compared with. */
  bar(deal: number, moment: number): number;
}

/** One of the three: what a score is, and the ends of its range. */
type End = 'low' | 'score' | 'high';

/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 1_024;

/**
 * The least points (thousandths) with which the bar is cleared, by the score and by the ends of its range; with the
 * other sign, so that what needs fewer points stands higher. With pauses; null once `goesOn` says no.
 */
export function* pointsNeeded(
  asked: PointsAsked,
  moments: Moments,
  goesOn: () => boolean,
): Generator<undefined, Scores | null> {
  const { first, count } = moments;
  const points = new Int32Array(count);
  const below = new Int32Array(count);
  const above = new Int32Array(count);
  const ofScore = new Needed(asked, 'score');
  const ofLow = new Needed(asked, 'low');
  const ofHigh = new Needed(asked, 'high');
  let place = 0;
  for (let deal = 0; deal + 1 < first.length; deal += 1) {
    if (deal % SLICE === 0) {
      yield;
      if (!goesOn()) return null;
    }
    for (let moment = first[deal]!; moment < first[deal + 1]!; moment += 1) {
      const bar = asked.bar(deal, moment);
      const needed = ofScore.at(moment, place, bar);
      points[moment] = -needed;
      below[moment] = ofLow.at(moment, place, bar) - needed;
      above[moment] = needed - ofHigh.at(moment, place, bar);
      if (hasBit(asked.now.masks.isTrue, moment)) place += 1;
    }
  }
  return { points, below, above };
}

/** A link that can hold its sum back; in thousandths. */
interface Hold {
  cap: number;
  floor: number;
  whole: Scores;
  limited: Scores;
}

class Needed {
  private readonly end: End;
  private readonly asked: PointsAsked;
  private readonly masks: TruthMasks;
  private readonly score: Scores | null;
  private readonly holds: Hold[];
  private readonly cap: number;
  private readonly floor: number;
  private readonly times: number;

  constructor(asked: PointsAsked, end: End) {
    this.asked = asked;
    this.end = end;
    this.masks = asked.now.masks;
    this.score = asked.links[0]?.limited ?? null;
    this.holds = asked.links
      .map(({ limits, whole, limited }) => ({ ...inThousandths(limits), whole, limited }))
      .filter(({ cap, floor }) => cap !== Number.POSITIVE_INFINITY || floor !== Number.NEGATIVE_INFINITY);
    ({ cap: this.cap, floor: this.floor } = inThousandths(asked.rule));
    this.times = asked.rule.times ?? 1;
  }

  /** @param place among the moments at which the rule is true, if it is */
  at(moment: number, place: number, bar: number): number {
    if (!this.score) return NEVER;
    let least = bar;
    let around = this.of(this.score, moment);
    for (const { cap, floor, whole, limited } of this.holds) {
      least -= around - this.of(limited, moment);
      if (least > cap) return NEVER;
      if (least <= floor) return ALWAYS;
      around = this.of(whole, moment);
    }
    least -= around - this.nowAt(moment, place);
    if (least > this.cap) return NEVER;
    if (least <= this.floor) return ALWAYS;
    return this.pointsFor(least, moment, place);
  }

  private of({ points, below, above }: Scores, moment: number): number {
    const score = points[moment]!;
    if (this.end === 'low') return below ? score - below[moment]! : score;
    return this.end === 'high' && above ? score + above[moment]! : score;
  }

  /** What the rule contributes now. */
  private nowAt(moment: number, place: number): number {
    const { base, gain, below, above } = this.asked.now;
    if (hasBit(this.masks.isTrue, moment)) return base + (typeof gain === 'number' ? gain : gain[place]!);
    if (this.end === 'score' || !hasBit(this.masks.isUnknown, moment)) return base;
    return this.end === 'low' ? base - below : base + above;
  }

  /** The points with which the rule, before its limits, gives at least so much. */
  private pointsFor(least: number, moment: number, place: number): number {
    const { counts } = this.asked;
    if (hasBit(this.masks.isTrue, moment)) {
      const times = counts ? counts[place]! : 1;
      if (times > 0) return within(Math.ceil(least / times));
    } else if (this.end !== 'score' && hasBit(this.masks.isUnknown, moment)) {
      // It may give nothing, or all that it can.
      if (this.end === 'low') return least > 0 ? NEVER : within(Math.ceil(least / this.times));
      return least <= 0 ? ALWAYS : within(Math.ceil(least / this.times));
    }
    return least <= 0 ? ALWAYS : NEVER;
  }
}

const within = (points: number): number => Math.max(ALWAYS, Math.min(NEVER, points));

const inThousandths = ({ cap, floor }: PointLimits): { cap: number; floor: number } => ({
  cap: cap === undefined ? Number.POSITIVE_INFINITY : toThousandths(cap),
  floor: floor === undefined ? Number.NEGATIVE_INFINITY : toThousandths(floor),
});
