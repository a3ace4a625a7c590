/**
 * Honest numbers: everything that looks at how deals ended (which rules, where to cut, how many points, where the
 * threshold) is done on four fifths of the deals and tried on the rest, five times.
 */

import { fieldByRole, type Sample } from '../../domain/sample/sample.ts';
import { type Auc, aucOf, meanAuc } from '../../domain/statistics/auc.ts';
import { seeded } from '../../domain/statistics/seeded.ts';
import type { Ended } from '../evidence/ended.ts';
import { identities } from '../sample/accounts.ts';

export const FOLDS = 5;

/** What was learnt on one part of the deals, tried on another. */
export interface Trial<Model> {
  model: Model;
  /** Positions of the deals held out, and the model's score of each. */
  deals: Uint32Array;
  scores: Float64Array;
}

/** Learns a model without the deals of each fold in turn; the model scores any deal of the sample. */
export function crossValidate<Model extends { scoreOf(deal: number): number }>(
  ended: Ended,
  folds: readonly Uint32Array[],
  learn: (train: Ended) => Model,
): Trial<Model>[] {
  return folds.map((deals) => {
    const isHeldOut = new Set(deals);
    const model = learn({ ...ended, deals: ended.deals.filter((deal) => !isHeldOut.has(deal)) });
    return { model, deals, scores: Float64Array.from(deals, (deal) => model.scoreOf(deal)) };
  });
}

/** The area under the curve over all trials; null where no trial holds won and other deals. */
export const crossValidatedAuc = (trials: readonly Trial<unknown>[], { isWon }: Ended): Auc | null =>
  meanAuc(trials.flatMap(({ deals, scores }) => aucOf(scores, (i) => isWon[deals[i]!] === 1) ?? []));

/**
 * The deals in five parts with as many won and other ones in each as can be; the deals of an account stay together,
 * because what is learnt from one of them gives the others away. The same for the same seed.
 */
export function foldsOf(sample: Sample, { deals, isWon }: Ended, seed: number): Uint32Array[] {
  const random = seeded(seed);
  const field = fieldByRole(sample, 'account');
  const { of } = identities(sample, field && sample.columns.get(field.key));
  const accounts = new Map<string, number[]>();
  for (const deal of deals) {
    const key = of[deal] === 0 ? `deal ${deal}` : `account ${of[deal]}`;
    const members = accounts.get(key);
    if (members) members.push(deal);
    else accounts.set(key, [deal]);
  }
  const shuffled = [...accounts.values()].map((members) => ({ members, place: random() }));
  shuffled.sort((a, b) => b.members.length - a.members.length || a.place - b.place);
  const folds = Array.from({ length: FOLDS }, () => ({ deals: [] as number[], won: 0 }));
  for (const { members } of shuffled) {
    const won = members.filter((deal) => isWon[deal] === 1).length;
    const isMostlyWon = 2 * won >= members.length;
    const load = (fold: (typeof folds)[number]) => (isMostlyWon ? fold.won : fold.deals.length - fold.won);
    const lightest = folds.reduce((best, fold) => (load(fold) < load(best) ? fold : best));
    lightest.deals.push(...members);
    lightest.won += won;
  }
  return folds.map((fold) => Uint32Array.from(fold.deals).sort());
}
