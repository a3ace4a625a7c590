/**
 * How far people agree beyond what chance would bring. All coefficients are 1 where all agree; null where they are not
 * defined (no deal was rated twice, or chance alone would agree always).
 */
import { comparable, type Ratings, total } from './ratings.ts';

/** Share of equal answers: over deals, the mean share of pairs of people who gave the same answer. */
export function equalAnswers(ratings: Ratings, categories: number): number | null {
  const deals = comparable(ratings, categories);
  if (deals.length === 0) return null;
  return mean(deals.map(pairsThatAgree));
}

/**
 * Fleiss' kappa (J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 1971).
 * Where people left deals out, category shares and agreement are means over deals (K. L. Gwet, Handbook of Inter-Rater
 * Reliability, 4th ed. 2014, ch. 2); with everybody answering everything it is Fleiss' own.
 */
export function fleissKappa(ratings: Ratings, categories: number): number | null {
  const deals = comparable(ratings, categories);
  if (deals.length === 0) return null;
  const chance = sum(shares(deals, categories).map((share) => share * share));
  return beyondChance(mean(deals.map(pairsThatAgree)), chance);
}

/** Gwet's AC1 (K. L. Gwet, Computing inter-rater reliability in the presence of high agreement, BJMSP 61, 2008). */
export function gwetAC1(ratings: Ratings, categories: number): number | null {
  const deals = comparable(ratings, categories);
  if (deals.length === 0 || categories < 2) return null;
  const spread = sum(shares(deals, categories).map((share) => share * (1 - share)));
  return beyondChance(mean(deals.map(pairsThatAgree)), spread / (categories - 1));
}

/**
 * Krippendorff's alpha for ordered categories (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011):
 * one minus observed over expected disagreement, where two ranks are as far apart as there are ratings between them.
 */
export function krippendorffAlpha(ratings: Ratings, categories: number): number | null {
  const deals = comparable(ratings, categories);
  const pairable = sum(deals.map(total));
  if (pairable < 2) return null;
  const marginal = Array.from({ length: categories }, (_, c) => sum(deals.map((counts) => counts[c]!)));
  const distance = ordinalDistance(marginal);

  let observed = 0;
  for (const counts of deals) {
    const weight = 1 / (total(counts) - 1);
    eachPair(categories, (a, b) => {
      observed += weight * counts[a]! * (counts[b]! - (a === b ? 1 : 0)) * distance(a, b);
    });
  }
  let expected = 0;
  eachPair(categories, (a, b) => {
    expected += marginal[a]! * (marginal[b]! - (a === b ? 1 : 0)) * distance(a, b);
  });
  expected /= pairable - 1;
  return expected === 0 ? null : 1 - observed / expected;
}

/** The ordinal metric of Krippendorff 2011, section C: squared number of ratings from one rank to the other. */
function ordinalDistance(marginal: readonly number[]): (a: number, b: number) => number {
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = sum(marginal.slice(low, high + 1)) - (marginal[low]! + marginal[high]!) / 2;
    return a === b ? 0 : between * between;
  };
}

/** Of the pairs of answers on a deal, those that are equal. */
function pairsThatAgree(counts: readonly number[]): number {
  const n = total(counts);
  return sum(counts.map((count) => count * (count - 1))) / (n * (n - 1));
}

/** Mean share of each category over the deals. */
const shares = (deals: readonly (readonly number[])[], categories: number): number[] =>
  Array.from({ length: categories }, (_, c) => mean(deals.map((counts) => counts[c]! / total(counts))));

const beyondChance = (observed: number, chance: number): number | null =>
  chance >= 1 ? null : (observed - chance) / (1 - chance);

function eachPair(categories: number, visit: (a: number, b: number) => void): void {
  for (let a = 0; a < categories; a++) for (let b = 0; b < categories; b++) visit(a, b);
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
