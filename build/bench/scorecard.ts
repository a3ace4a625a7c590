/**
 * Times “Propose a scorecard” with all its cross-validation, and sets its area under the curve beside that of full
 * logistic regression: the same deals, the same rules to choose from, the same folds.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { endedDeals } from '#shared/engine/evidence/ended.ts';
import { questionsOf } from '#shared/engine/evidence/find.ts';
import { Truth } from '#shared/engine/evidence/truth.ts';
import { crossValidate, crossValidatedAuc, foldsOf } from '#shared/engine/scorecard/cross-validate.ts';
import { proposeScorecard, type Scorecard } from '#shared/engine/scorecard/scorecard.ts';
import { sampleWorkshop } from '../../electron/host/sample-workshop/sample-workshop.ts';
import { type Bar, median, type Report, type Result, timed } from './report.ts';
import { generatedSample } from './scorecard/generated.ts';
import { learnRidge } from './scorecard/ridge.ts';

const SEED = 1;
const RUNS = 3;
const LARGE = 10_000;
const MOST_MS = 5_000;
const MOST_BEHIND = 0.02;

export async function bench(): Promise<Report> {
  const results: Result[] = [];
  const bars: Bar[] = [];
  const samples: [string, Sample][] = [
    ['the sample workshop', sampleWorkshop().sample],
    [`${LARGE.toLocaleString('en')} generated deals`, generatedSample(LARGE, 7)],
  ];
  for (const [about, sample] of samples) {
    const cards: Scorecard[] = [];
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await timed(() => cards.push(proposed(sample))));
    results.push({ contender: 'scorecard', deals: sample.deals, medianMs: median(times), runs: RUNS });
    const card = cards[0]!;
    const baseline = ridgeAuc(sample);
    const behind = baseline - card.crossValidated.auc.auc;
    bars.push(
      {
        bar: `${about}: AUC at most ${MOST_BEHIND} behind full logistic regression`,
        measured: `${card.crossValidated.auc.auc.toFixed(3)} with ${card.rules.length} rules, against ${baseline.toFixed(3)}`,
        isMet: behind <= MOST_BEHIND,
      },
      {
        bar: `${about}: the same card each time`,
        measured: `${RUNS} runs`,
        isMet: cards.every((other) => isDeepStrictEqual(other, card)),
      },
    );
    if (sample.deals === LARGE) {
      const ms = median(times);
      bars.push({
        bar: `${about} and 60 rules to choose from in ${MOST_MS / 1000} s`,
        measured: `${(ms / 1000).toFixed(1)} s`,
        isMet: ms <= MOST_MS,
      });
    }
  }
  return {
    name: 'scorecard',
    about: [
      'A scorecard of at most 15 rules with whole points from −5 to 5, cross-validated in five folds in which the ' +
        'rules are found, cut, chosen and given points anew. Full logistic regression (ridge 1) uses all 60 rules ' +
        'that the card chooses from, on the same folds.',
    ],
    versions: { node: process.version },
    results,
    ratios: {},
    bars,
  };
}

function proposed(sample: Sample): Scorecard {
  const card = proposeScorecard(sample, {
    name: 'Proposed',
    side: 'agreed',
    threshold: { by: 'cost', missedWon: 3, junkLetThrough: 1 },
    seed: SEED,
  });
  if ('impossible' in card) throw new Error(card.impossible);
  return card;
}

function ridgeAuc(sample: Sample): number {
  const questions = questionsOf(new Truth(sample, { keepsAnswers: true }));
  const ended = endedDeals(sample);
  const trials = crossValidate(ended, foldsOf(sample, ended, SEED), (train) => learnRidge(questions, train));
  return crossValidatedAuc(trials, ended)!.auc;
}
