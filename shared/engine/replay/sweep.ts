/** Replays with a dial of a definition turned to anywhere (see `swept-replay.ts`): what its comparisons come to. */
import type { Dial } from '../../domain/definition/dials.ts';
import type { Definition, Rule, ScoreCondition } from '../../domain/definition/schema.ts';
import { thresholdBy } from '../../domain/definition/thresholds.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import type { Bitmap } from '../../domain/sample/sample.ts';
import { type Evaluated, isScoreLook } from '../criteria/criteria.ts';
import { emptyMasks, fillBits, withBits } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import type { Contribution, Scores } from '../score/points.ts';
import { pointsNeeded } from '../score/points-needed.ts';
import { type DefinitionScores, rulesOf } from '../score/scorer.ts';
import { isWide } from '../score/sums.ts';
import { boundsAt, scoreLookedAt, whereBarHolds } from '../score/thresholds.ts';
import { SweptReplay, type SweptWay } from './swept-replay.ts';

export interface Sweep {
  replay: SweptReplay;
  /** What is compared with bars, in thousandths, at each moment. */
  compared: readonly Scores[];
  /** The bar (thousandths) is the number that the dial is turned to, or what is opposite: more points lower bars. */
  sign: 1 | -1;
  /** Whether what it reads still stands: the draft has no other scoring by now. If it has, ask for it anew. */
  isCurrent(): boolean;
}

/** A comparison of a score on a transition. */
export interface ScorePlace {
  /** Index of the transition. */
  transition: number;
  path: readonly number[];
  condition: ScoreCondition;
}

/** What it asks of a simulator. */
interface Asked {
  prepared: PreparedSample;
  moments: Moments;
  /** The scores by the definition as it is. */
  scores(): DefinitionScores;
  /** The criteria of the transitions. */
  ways(scores: DefinitionScores): Evaluated[];
  /** The criterion of a transition where a comparison on it comes to something else. */
  withComparison(scores: DefinitionScores, place: ScorePlace, comes: Evaluated): Evaluated;
  contribution(rule: Rule): Contribution;
}

/** With pauses. Null where the dial turns more than a comparison with `at least` on each transition. */
export function* sweepOf(
  definition: Definition,
  dial: Dial,
  asked: Asked,
): Generator<undefined, Sweep | null> {
  return dial.kind === 'threshold'
    ? yield* sweepThreshold(definition, dial.key, asked)
    : yield* sweepPoints(definition, dial.rule, asked);
}

function* sweepThreshold(
  definition: Definition,
  key: string,
  asked: Asked,
): Generator<undefined, Sweep | null> {
  const threshold = thresholdBy(definition, key);
  if (!threshold) return null;
  const scores = asked.scores();
  const holds = whereBarHolds(threshold.condition, threshold.source, asked.prepared, asked.moments);
  const compared = scores.atMoments(threshold.condition.of);
  const way = yield* wayOf(definition, threshold, holds, { asked, scores, compared });
  const replay = new SweptReplay(definition, asked.ways(scores), [way], asked.moments);
  return { replay, compared: [compared], sign: 1, isCurrent: scores.areCurrent };
}

function* sweepPoints(definition: Definition, id: string, asked: Asked): Generator<undefined, Sweep | null> {
  const rule = rulesOf(definition).find((one) => one.id === id);
  const places = rule && placesTouched(definition, rule);
  if (!places || rule.halfLifeDays !== undefined || isWide(definition.scoring)) return null;
  const { prepared, moments } = asked;
  for (;;) {
    const scores = asked.scores();
    const now = asked.contribution(rule);
    const counts = rule.times === undefined ? null : countsOf(asked.contribution(countingOnce(rule)));
    const everywhere = emptyMasks(moments.count).isTrue;
    fillBits(everywhere, 0, moments.count);
    const ways: SweptWay[] = [];
    for (const place of places) {
      const { condition } = place;
      const bounds = boundsAt(condition, [], prepared, moments);
      const bar = (deal: number, moment: number) => bounds(deal, moment).from;
      const links = scores.linksFrom(condition.of, rule.id);
      const compared = yield* pointsNeeded({ rule, now, counts, links, bar }, moments, scores.areCurrent);
      if (!compared) break;
      ways.push(yield* wayOf(definition, place, everywhere, { asked, scores, compared }));
    }
    if (ways.length < places.length || !scores.areCurrent()) continue;
    const evaluated = asked.ways(scores);
    yield;
    const replay = new SweptReplay(definition, evaluated, ways, moments);
    return { replay, compared: ways.map((way) => way.scores), sign: -1, isCurrent: () => true };
  }
}

/** The comparisons that the points of a rule can turn; null where they are not of the kind or number that can be swept. */
function placesTouched({ transitions, scoring }: Definition, rule: Rule): ScorePlace[] | null {
  const places: ScorePlace[] = [];
  for (const [transition, { when }] of transitions.entries()) {
    const touched = conditionsOf(when).flatMap(({ condition, path }) => {
      if (!isScoreLook(condition)) return [];
      const of = scoreLookedAt(condition, scoring.bands);
      return of === 'total' || of === rule.category ? [{ transition, condition, path }] : [];
    });
    for (const { condition, path } of touched) {
      if (touched.length > 1 || condition.kind !== 'score') return null;
      const all = [condition.is, ...Object.values(condition.bySource ?? {})];
      if (!all.every(({ op }) => op === 'atLeast')) return null;
      places.push({ transition, condition, path });
    }
  }
  return places;
}

/** What a transition comes to as its comparison turns, where `holds` is set; elsewhere it stays as it is. */
function* wayOf(
  definition: Definition,
  place: ScorePlace,
  holds: Bitmap,
  { asked, scores, compared }: { asked: Asked; scores: DefinitionScores; compared: Scores },
): Generator<undefined, SweptWay> {
  const { value, firm } = scores.decide(place.condition);
  const comes = (to: 'true' | 'unknown' | 'false'): Evaluated =>
    asked.withComparison(scores, place, {
      value: { ...value, isTrue: withBits(value.isTrue, holds, to === 'true') },
      firm: {
        isTrue: withBits(firm.isTrue, holds, to === 'true'),
        isUnknown: withBits(firm.isUnknown, holds, to === 'unknown'),
      },
    });
  yield;
  const isTrue = comes('true');
  yield;
  const isFalse = comes('false');
  yield;
  const isUnknown = compared.below === null ? isFalse : comes('unknown');
  yield;
  const { transition } = place;
  const { kind } = definition.transitions[transition]!;
  return {
    transition,
    isOnward: kind === 'advance' || kind === 'fastTrack',
    by: { true: isTrue, unknown: isUnknown, false: isFalse },
    scores: compared,
  };
}

/** The rule with a point for each touchpoint for which it counts, and no limits. */
function countingOnce({ cap: _, floor: __, ...rule }: Rule): Rule {
  return { ...rule, points: 1 };
}

const countsOf = ({ gain }: Contribution): ArrayLike<number> | null =>
  typeof gain === 'number' ? null : gain.map((thousandths) => thousandths / 1000);
