/** One thing among won deals and among the others: how often, how many times as often, and how sure. */
import { selectedCutTest } from '../../domain/statistics/cuts.ts';
import { type Ratio, riskRatio, weightOfEvidence } from '../../domain/statistics/ratio.ts';
import type { Share } from '../../domain/statistics/share.ts';
import {
  type Difference,
  newcombe,
  pearson,
  twoProportionTest,
} from '../../domain/statistics/two-proportions.ts';
import { wilson } from '../../domain/statistics/wilson.ts';
import type { Band } from './bands.ts';
import type { Candidate } from './candidates.ts';
import type { Tally } from './ended.ts';

/** The lost and rejected deals' side of a trait. */
export interface Against {
  /** Of the lost and rejected deals for which it is known. */
  others: Share;
  /** How many times as often won deals have it. */
  lift: Ratio;
  /** Share among won deals less share among the others. */
  difference: Difference;
  /** Weight of evidence for winning, in natural logarithms: 0 says nothing, ± 0.7 doubles or halves the odds. */
  weight: number;
  /** That there is no difference; for numbers, with the choice of the cut made up for. */
  p: number;
}

/** `hits` of `of`, which must not be 0, with its interval. */
export const share = (hits: number, of: number): Share => ({ hits, of, ...wilson(hits, of) });

export function compare({ wonHits, won, otherHits, others }: Tally, candidate: Candidate | Band): Against {
  const plain = twoProportionTest(wonHits, won, otherHits, others);
  const p =
    'tried' in candidate
      ? Math.max(
          plain,
          selectedCutTest(
            pearson(wonHits, won, otherHits, others),
            candidate.tried.low,
            candidate.tried.high,
          ),
        )
      : plain;
  return {
    others: share(otherHits, others),
    lift: riskRatio(wonHits, won, otherHits, others),
    difference: newcombe(wonHits, won, otherHits, others),
    weight: weightOfEvidence(wonHits, won, otherHits, others),
    p,
  };
}
