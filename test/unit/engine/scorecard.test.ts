import { describe, expect, test } from 'vitest';
import { definitionSchema } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import { dealsOf } from '#shared/domain/sample/deal.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { endedDeals } from '#shared/engine/evidence/ended.ts';
import { questionsOf } from '#shared/engine/evidence/find.ts';
import { Truth } from '#shared/engine/evidence/truth.ts';
import { crossValidate, crossValidatedAuc, foldsOf } from '#shared/engine/scorecard/cross-validate.ts';
import {
  proposeScorecard,
  type Scorecard,
  type ScorecardOptions,
} from '#shared/engine/scorecard/scorecard.ts';
import { learnRidge } from '../../../build/bench/scorecard/ridge.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const { sample } = sampleWorkshop();
const options: ScorecardOptions = {
  name: 'Proposed',
  side: 'agreed',
  threshold: { by: 'cost', missedWon: 3, junkLetThrough: 1 },
};
function propose(more: Partial<ScorecardOptions> = {}): Scorecard {
  const card = proposeScorecard(sample, { ...options, ...more });
  if ('impossible' in card) throw new Error(card.impossible);
  return card;
}
const card = propose();

describe('a proposed scorecard', () => {
  test('is a well formed draft of few rules with small whole points', () => {
    expect(definitionSchema.parse(card.definition)).toEqual(card.definition);
    const { rules } = card.definition.scoring;
    expect(rules.length).toBeGreaterThanOrEqual(5);
    expect(rules.length).toBeLessThanOrEqual(15);
    for (const { points, note } of rules) {
      expect(Number.isInteger(points) && points !== 0 && Math.abs(points) <= 5).toBe(true);
      expect(note).toContain('won');
    }
    expect(propose({ mostRules: 8, mostPoints: 3 }).rules.length).toBeLessThanOrEqual(8);
  });

  test('gives points the way its evidence points', () => {
    for (const { points, evidence } of card.rules)
      expect(points * evidence.against.weight).toBeGreaterThan(0);
  });

  test('asks for nothing that nobody could know in time', () => {
    const asked = JSON.stringify(card.definition.scoring.rules.map(({ when }) => when));
    for (const late of [
      'visits',
      'amount',
      'budget',
      'need',
      'Contract signed',
      'Proposal sent',
      'Sales call',
    ]) {
      expect(asked).not.toContain(`"${late}"`);
    }
  });

  test('is the same each time, and its folds change with the seed', () => {
    expect(propose()).toEqual(card);
    expect(propose({ seed: 2 }).definition).toEqual(card.definition);
    expect(propose({ seed: 2 }).crossValidated).not.toEqual(card.crossValidated);
  });

  test('scores each deal in the engine as its own numbers say', () => {
    const { score, reached } = createEngine(sample).simulate(card.definition);
    const at = card.thresholds.find(({ points }) => points === card.threshold)!;
    const over = { won: 0, others: 0 };
    for (let deal = 0; deal < sample.deals; deal += 1) {
      const outcome = OUTCOMES[sample.outcome[deal]!];
      if (outcome !== 'open' && score[deal]! >= card.threshold * 1000)
        over[outcome === 'won' ? 'won' : 'others'] += 1;
      if (score[deal]! >= card.threshold * 1000) expect(reached[deal]).toBeGreaterThanOrEqual(1);
    }
    expect(over).toEqual({ won: at.won.hits, others: at.others.hits });
  });

  test.each([1, 2, 3])('ranks held-out deals about as well as full logistic regression: seed %i', (seed) => {
    const questions = questionsOf(new Truth(sample, { keepsAnswers: true }));
    const ended = endedDeals(sample);
    const trials = crossValidate(ended, foldsOf(sample, ended, seed), (train) =>
      learnRidge(questions, train),
    );
    const { auc, low, high } = propose({ seed }).crossValidated.auc;
    expect(auc).toBeGreaterThan(crossValidatedAuc(trials, ended)!.auc - 0.02);
    expect([low < auc, auc < high]).toEqual([true, true]);
  });

  test('is honest: better on the deals that it was fitted to than on others', () => {
    expect(card.trained.auc).toBeGreaterThan(card.crossValidated.auc.auc);
    expect(card.crossValidated.wonCaptured.of + card.crossValidated.junkLetThrough.of).toBe(210);
  });
});

describe('its line', () => {
  test('lets no more through than sales can take on', () => {
    const capped = propose({ threshold: { by: 'capacity', dealsPerWeek: 1.5 } });
    const row = (points: number) => capped.thresholds.find((candidate) => candidate.points === points)!;
    expect(row(capped.threshold).perWeek).toBeLessThanOrEqual(1.5);
    const lower = capped.thresholds.filter(({ points }) => points < capped.threshold);
    expect(lower.every(({ perWeek }) => perWeek! > 1.5)).toBe(true);
  });

  test('moves down as missing a won deal costs more', () => {
    const line = (missedWon: number) =>
      propose({ threshold: { by: 'cost', missedWon, junkLetThrough: 1 } }).threshold;
    expect(line(50)).toBeLessThan(line(0.2));
  });
});

test('a field that was filled after deals closed is no rule, however well it would do', () => {
  const deals = Array.from({ length: 200 }, (_, i) => {
    const isWon = i % 3 === 0;
    const fits = i % 10 < (isWon ? 8 : 4);
    const contract = isWon ? `C ${i % 4}` : null;
    return { outcome: isWon ? ('won' as const) : ('lost' as const), values: { fits, contract } };
  });
  const fields = [
    { key: 'fits', type: 'boolean' },
    { key: 'contract', type: 'category' },
  ] as const;
  const found = proposeScorecard(buildSample({ fields, deals }), options) as Scorecard;
  expect(found.definition.scoring.rules.map(({ when }) => when)).toEqual([
    { kind: 'field', field: 'fits', op: 'is', value: true },
  ]);
});

test('folds hold every ended deal once, the won spread evenly, accounts together', () => {
  const ended = endedDeals(sample);
  const folds = foldsOf(sample, ended, 1);
  expect(folds.flatMap((fold) => [...fold]).sort((a, b) => a - b)).toEqual([...ended.deals]);
  for (const fold of folds) {
    const won = fold.filter((deal) => ended.isWon[deal] === 1).length;
    expect(won).toBeGreaterThanOrEqual(9);
    expect(won).toBeLessThanOrEqual(15);
  }
  const foldOf = new Map(folds.flatMap((fold, i) => Array.from(fold, (deal) => [deal, i] as const)));
  const byAccount = new Map<string, number>();
  for (const { account, index } of dealsOf(sample)) {
    const fold = foldOf.get(index);
    if (account === null || fold === undefined) continue;
    expect(byAccount.get(account) ?? fold).toBe(fold);
    byAccount.set(account, fold);
  }
});

test.each([
  [40, 0, 'won deals only'],
  [8, 60, '8 won deals and 60 lost or rejected ones'],
])('%i won and %i lost deals are too few, and it says why', (won, lost, why) => {
  const deals = Array.from({ length: won + lost }, (_, i) => ({
    outcome: i < won ? ('won' as const) : ('lost' as const),
  }));
  expect(proposeScorecard(buildSample({ fields: [], deals }), options)).toEqual({
    impossible: expect.stringContaining(why),
  });
});
