/** Classifying one deal by one definition: the reference that docs/definition-language.md describes. */
import type { Definition } from '../definition/schema.ts';
import type { Deal, SampleContext } from '../sample/deal.ts';
import { momentsOf } from './moments.ts';
import { asNearMiss, shortfalls } from './near-miss.ts';
import { byTruth, firstDoubt, furthest, inFavour, type Replay, replay, scoreMoments } from './replay.ts';
import type { Classification, NearMiss, Score } from './result.ts';

/** What a definition (well formed, see `readDefinition`) says of a deal of the sample. */
export function classify(context: SampleContext, deal: Deal, definition: Definition): Classification {
  const moments = scoreMoments(momentsOf(context, deal, definition), definition);
  const scores = moments.map(({ scored }) => scored.scores.total);
  const played = replay(moments, definition, byTruth);
  const favoured = replay(moments, definition, inFavour);
  return {
    reached: definition.stages[furthest(played, definition)]!.id,
    current: played.current,
    out: played.out,
    reachedAt: played.reachedAt,
    score: scores.at(-1)!,
    peakScore: highest(scores),
    undecided: firstDoubt(played),
    couldReach: definition.stages[furthest(favoured, definition)]!.id,
    rules: moments.at(-1)!.scored.rules.map(({ rule, value, points, low, high }) => ({
      rule,
      value,
      points,
      low,
      high,
    })),
    nearMiss: nearMissOf(played, definition),
  };
}

/** The first of the highest. */
const highest = (scores: readonly Score[]): Score =>
  scores.reduce((best, score) => (score.points > best.points ? score : best));

function nearMissOf({ current, moments, since }: Replay, definition: Definition): NearMiss | null {
  if (current === null || current === definition.stages.at(-1)!.id) return null;
  return asNearMiss(shortfalls(current, moments.slice(since), definition)[0]);
}
