/**
 * What a definition comes to with one of its dials turned to anywhere, counted in one go over all bars, so that who
 * drags a threshold or the points of a rule has the verdict at once. It says what `summarize` says of a simulation
 * with the dial there.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import type { Sweep } from '../replay/sweep.ts';
import { NARROW, type Scores } from '../score/points.ts';
import type { Simulation } from '../simulation.ts';
import { sourcesOf } from './by-source.ts';
import { CountedByBar, MOST_COUNTS } from './counted-by-bar.ts';
import { judgedStage, type Summary, summaryOf, weeksOf } from './summary.ts';

export interface SweptDial {
  /** With the dial at so many points; null where that is no whole number. */
  at(points: number): Summary | null;
}

/** Beyond so many whole points it takes too much memory to count for each. */
const MOST_BARS = 2_000;
/** Deals between two breaths, in which somebody else can have the thread. */
const SLICE = 256;
/** Moments of which the score is looked at between two breaths. */
const MOMENTS = 1 << 18;

/**
 * Sweeps a dial of a definition whose simulation is given. Null where it turns comparisons that can't be swept (see
 * `sweepOf`), or there are too many bars that make a difference.
 */
export function* sweepDial(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  { stage: asked, sweep: enter }: { stage: number; sweep: () => Generator<undefined, Sweep | null> },
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
  const counted = new CountedByBar(sample, definition, stage, sources, most - least + 1);
  if (most - least > MOST_BARS || counted.size > MOST_COUNTS) return null;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (deal % SLICE === 0) {
      yield;
      while (sweep && !sweep.isCurrent()) sweep = yield* enter();
    }
    const { replay } = sweep!;
    for (let to = most - least; to >= 0; ) {
      replay.replay(deal, 1000 * (least + to));
      const from = Math.max(0, Math.floor(replay.above / 1000) + 1 - least);
      counted.add(deal, replay, from, to);
      to = from - 1;
    }
    counted.endDeal(deal);
  }
  yield;
  counted.addUp();
  const weeks = weeksOf(sample, simulation);
  const rules = simulation.rulesByOutcome();
  return {
    at: (points) => {
      if (!Number.isInteger(points)) return null;
      const bar = Math.max(least, Math.min(sign * points, most)) - least;
      return summaryOf(sample, definition, stage, { ...counted.at(bar), rules, weeks });
    },
  };
}

/** Whole points: what is compared clears the first, and nothing the last, but for what clears all bars or none. */
interface Bars {
  least: number;
  most: number;
}

function* barsOf(compared: readonly Scores[]): Generator<undefined, Bars> {
  let [lowest, highest] = [0, 0];
  for (const { points, below, above } of compared) {
    for (let moment = 0; moment < points.length; moment += 1) {
      if (moment % MOMENTS === 0) yield;
      const score = points[moment]!;
      for (const end of [score - (below?.[moment] ?? 0), score, score + (above?.[moment] ?? 0)]) {
        if (Math.abs(end) >= NARROW) continue;
        lowest = Math.min(lowest, end);
        highest = Math.max(highest, end);
      }
    }
  }
  return { least: Math.floor(lowest / 1000), most: Math.floor(highest / 1000) + 1 };
}
