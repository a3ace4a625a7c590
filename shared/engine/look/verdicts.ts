/** What becomes of deals that nothing tells apart: each case is replayed once, as one deal in miniature. */
import type { Criterion, Definition } from '../../domain/definition/schema.ts';
import { isCombination } from '../../domain/definition/walk.ts';
import { looksAtScore, type ScoreLook } from '../criteria/criteria.ts';
import { type ReplayedAtOnce, replayAtOnce } from '../replay/replay-at-once.ts';
import type { Scores } from '../score/points.ts';
import { decide, scoreLookedAt } from '../score/thresholds.ts';
import { shortArray } from '../short-array.ts';
import type { Kinds } from './kinds.ts';
import { looksOf, type Questions } from './questions.ts';
import { casesOf, classesIn, cutsBy, type ScoreClasses, scoreIn } from './score-classes.ts';
import { digitsOf } from './told-apart.ts';

/** The verdicts on the cases that occur. */
export interface Verdicts {
  /** In order. */
  cases: Int32Array;
  /** On each of them. */
  replayed: ReplayedAtOnce;
}

/**
 * Equal for definitions whose verdicts on equal cases of the same sorted deals are equal: the same flow, and
 * thresholds in the same order, whatever their values.
 */
export function flowOf(
  { stages, transitions, scoring }: Definition,
  { ways }: Questions,
  classes: readonly ScoreClasses[],
): string {
  const looks = looksOf(ways).map((look) => {
    const { cuts } = classes.find(({ of }) => of === scoreLookedAt(look, scoring.bands))!;
    return cutsBy(look, scoring.bands).map((cut) => cuts.indexOf(cut));
  });
  return JSON.stringify([
    looks,
    classes.map(({ of, cuts }) => [of, cuts.length]),
    stages.map(({ id }) => id),
    transitions.map((one) => [one.kind, one.from, 'to' in one ? one.to : null]),
    ways.map(shapeOf),
  ]);
}

/** Without thresholds, and without the parts that look at no score: what these are is the same of the same sorted deals. */
function shapeOf(criterion: Criterion): unknown {
  if (!looksAtScore(criterion)) return null;
  if (isCombination(criterion)) return { ...criterion, of: criterion.of.map(shapeOf) };
  return criterion.kind === 'score'
    ? { ...criterion, is: null, bySource: Object.keys(criterion.bySource ?? {}) }
    : criterion;
}

/** Replays each of the cases. */
export function verdictsOn(
  cases: Int32Array,
  definition: Definition,
  { ways, parts }: Questions,
  kinds: Kinds,
  classes: readonly ScoreClasses[],
): Verdicts {
  const ofSituation = casesOf(classes);
  const { criteria, moments, prepared } = kinds.inSituations(
    digitsOf(cases, ofSituation, kinds.situations),
    parts,
  );
  const scores = new Map<string, Scores>(classes.map((one) => [one.of, exampleScores(cases, one)]));
  const { bands } = definition.scoring;
  const look = (asked: ScoreLook) =>
    decide(asked, bands, scores.get(scoreLookedAt(asked, bands))!, prepared, moments);
  const evaluated = ways.map((way) => criteria.evaluate(way, look));
  return { cases, replayed: replayAtOnce(definition, evaluated, cases.length) };
}

/** For each case, a score of its class, and ends of its range of theirs. */
function exampleScores(cases: Int32Array, classes: ScoreClasses): Scores {
  const points = shortArray(Int32Array, cases.length);
  const below = shortArray(Int32Array, cases.length);
  const above = shortArray(Int32Array, cases.length);
  const scores = classes.cuts.map((_, one) => scoreIn(classes, one));
  scores.push(scoreIn(classes, scores.length));
  for (let i = 0; i < cases.length; i += 1) {
    const { score, lowest, highest } = classesIn(cases[i]!, classes);
    points[i] = scores[score]!;
    below[i] = points[i]! - scores[lowest]!;
    above[i] = scores[highest]! - points[i]!;
  }
  return { points, below, above };
}
