/**
 * What a definition comes to with one of its dials turned to anywhere, counted in one go over all bars, so that who
 * drags a threshold or the points of a rule has the verdict at once. It says what `summarize` says of a simulation
 * with the dial there.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import type { Sweep } from '../replay/sweep.ts';
import type { SweptReplay } from '../replay/swept-replay.ts';
import { NARROW, type Scores } from '../score/points.ts';
import type { Simulation } from '../simulation.ts';
import { sourcesOf } from './by-source.ts';
import { CountedByBar, canCount } from './counted-by-bar.ts';
import { judgedStage, type Summary, summaryOf, weeksOf } from './summary.ts';

export interface SweptDial {
  /** With the dial at so many points; null where that is no whole number, or not swept yet. */
  at(points: number): Summary | null;
}

interface Question {
  /** Index of the stage that the verdict is about. */
  stage: number;
  /** The number that the dial is at. */
  from: number;
  sweep: () => Generator<undefined, Sweep | null>;
  /** Called as soon as what lies near is known: most turns are small. */
  tell?: (swept: SweptDial) => void;
}

/** What lies near: so many points to either side. */
const NEAR = 12;
/** Beyond so many whole points it takes too much memory to count for each. */
const MOST_BARS = 2_000;
/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 256;
/** Moments of which the score is looked at between two breaths. */
const MOMENTS = 1 << 17;

/**
 * Sweeps a dial of a definition whose simulation is given. Null where it turns comparisons that can't be swept (see
 * `sweepOf`), or there are too many bars that make a difference.
 */
export function* sweepDial(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  { stage: asked, from, sweep: enter, tell }: Question,
): Generator<undefined, SweptDial | null> {
  let sweep: Sweep | null;
  let bars: Bars;
  do {
    sweep = yield* enter();
    if (!sweep) return null;
    bars = yield* barsOf(sweep.compared);
  } while (!sweep.isCurrent());
  const { sign } = sweep;
  const { least, most } = bars;
  const stage = judgedStage(definition, asked);
  const sources = sourcesOf(sample);
  if (most - least > MOST_BARS || !canCount(definition, sources, most - least)) return null;
  const weeks = weeksOf(sample, simulation);
  const rules = simulation.rulesByOutcome();
  const parts: CountedByBar[] = [];
  const swept: SweptDial = {
    at: (points) => {
      if (!Number.isInteger(points)) return null;
      const bar = Math.max(least, Math.min(sign * points, most));
      const part = parts.find((one) => one.least <= bar && bar <= one.most);
      return part ? summaryOf(sample, definition, stage, { ...part.at(bar), rules, weeks }) : null;
    },
  };
  for (const stretch of nearestFirst(bars, Math.round(sign * from))) {
    const counted = new CountedByBar(sample, definition, stage, sources, stretch);
    for (let deal = 0; deal < sample.deals; deal += 1) {
      if (deal % SLICE === 0) {
        yield;
        while (sweep && !sweep.isCurrent()) sweep = yield* enter();
      }
      countDeal(deal, sweep!.replay, counted);
    }
    yield;
    counted.addUp();
    parts.push(counted);
    tell?.(swept);
  }
  return swept;
}

/** Replays a deal by all bars, from the highest down. */
function countDeal(deal: number, replay: SweptReplay, counted: CountedByBar): void {
  const { least, most } = counted;
  for (let to = most; to >= least; ) {
    replay.replay(deal, 1000 * to);
    const from = Math.max(least, Math.floor(replay.above / 1000) + 1);
    counted.add(deal, replay, from, to);
    to = from - 1;
  }
  counted.endDeal(deal);
}

/** The bars near one of them, and then the others. */
function nearestFirst({ least, most }: Bars, bar: number): Bars[] {
  const within = (one: number) => Math.max(least, Math.min(one, most));
  const near = { least: within(bar - NEAR), most: within(bar + NEAR) };
  const stretches = [near, { least: near.most + 1, most }, { least, most: near.least - 1 }];
  return stretches.filter((one) => one.least <= one.most);
}

/** Whole points: what is compared clears the first, and nothing the last, but for what clears all bars or none. */
export interface Bars {
  least: number;
  most: number;
}

function* barsOf(compared: readonly Scores[]): Generator<undefined, Bars> {
  const bars = new Stretch();
  for (const { points, below, above } of compared) {
    for (let moment = 0; moment < points.length; moment += 1) {
      if (moment % MOMENTS === 0) yield;
      const score = points[moment]!;
      bars.include(below ? score - below[moment]! : score);
      bars.include(score);
      bars.include(above ? score + above[moment]! : score);
    }
  }
  return { least: Math.floor(bars.lowest / 1000), most: Math.floor(bars.highest / 1000) + 1 };
}

class Stretch {
  lowest = 0;
  highest = 0;

  include(number: number): void {
    if (number >= NARROW || number <= -NARROW) return;
    if (number < this.lowest) this.lowest = number;
    if (number > this.highest) this.highest = number;
  }
}
