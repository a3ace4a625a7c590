import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { momentsOf } from '#shared/domain/classify/moments.ts';
import type { Classification, Score } from '#shared/domain/classify/result.ts';
import { scoreAt } from '#shared/domain/classify/score.ts';
import { evaluate, isInDoubt } from '#shared/domain/criteria/evaluate.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { caseFiles, completeDefinition, definitionAsking, sampleOf } from './case-file.ts';

for (const [name, file] of caseFiles()) {
  describe(`${file.about} (${name})`, () => {
    for (const { why, when, deal = {}, is } of file.criteria ?? []) {
      test(why, () => {
        const sample = sampleOf(file, deal);
        const definition = definitionAsking(file, when);
        const end = momentsOf(contextOf(sample), readDeal(sample, 0), definition).at(-1)!;
        const evaluated = evaluate(when, end, scoreAt(definition.scoring, end));
        const uncertain = evaluated.value !== 'unknown' && isInDoubt(evaluated);
        expect(uncertain ? `${evaluated.value}, uncertain` : evaluated.value).toBe(is);
      });
    }
    for (const { why, deal, expect: expected } of file.deals ?? []) {
      test(why, () => {
        const sample = sampleOf(file, deal);
        const definition = completeDefinition(file.definition ?? {});
        const result = classify(contextOf(sample), readDeal(sample, 0), definition);
        expect(readable(result)).toMatchObject(expected);
      });
    }
  });
}

/** A classification with scores in points and moments as ISO dates, as the files write them. */
function readable(result: Classification): Record<string, unknown> {
  const range = ({ low, high }: Score) => [low / 1000, high / 1000];
  return {
    reached: result.reached,
    current: result.current,
    out: result.out && { reason: result.out.reason, at: date(result.out.at) },
    reachedAt: Object.fromEntries(Object.entries(result.reachedAt).map(([stage, at]) => [stage, date(at)])),
    score: result.score.points / 1000,
    range: range(result.score),
    peakScore: result.peakScore.points / 1000,
    peakRange: range(result.peakScore),
    undecided: result.undecided && { ...result.undecided, at: date(result.undecided.at) },
    couldReach: result.couldReach,
    rules: Object.fromEntries(result.rules.map(({ rule, points }) => [rule, points / 1000])),
    ruleValues: Object.fromEntries(result.rules.map(({ rule, value }) => [rule, value])),
    nearMiss: nearMiss(result),
  };
}

function nearMiss({ nearMiss: miss }: Classification) {
  if (!miss) return null;
  const { transition, path } = miss;
  return miss.short === 'points'
    ? { transition, at: date(miss.at), path, points: miss.points / 1000 }
    : { transition, at: date(miss.at), path };
}

/** An instant as ISO 8601 in UTC, without the time where it is midnight. */
function date(at: number): string {
  return new Date(at).toISOString().replace('T00:00:00.000Z', '').replace(':00.000Z', 'Z');
}
