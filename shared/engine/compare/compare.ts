/**
 * Two to four definitions side by side at the stage of the verdict, with how sure the sample is of each difference:
 * percentile intervals of the paired bootstrap over deals (B. Efron and R. J. Tibshirani, An Introduction to the
 * Bootstrap, 1993, ch. 13). A resample of deals matters only by how often each outcome comes up with each
 * combination of yes and no, so those counts are drawn (multinomially), not the deals: the same distribution, at a
 * cost that does not grow with the sample.
 */
import type { Definition } from '../../domain/definition/schema.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { binomial, multinomial } from '../../domain/statistics/binomial.ts';
import { quantile } from '../../domain/statistics/quantile.ts';
import { type Random, seeded } from '../../domain/statistics/seeded.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import type { Interval } from '../../domain/statistics/wilson.ts';
import { amountsOf, precisionOf, weeksOf } from '../simulate/summary.ts';
import type { Simulation } from '../simulation.ts';

/** A definition with what it says of the sample, and the index of its stage that the verdict is about. */
export interface Judged {
  definition: Definition;
  simulation: Simulation;
  stage: number;
}

export const MEASURES = ['wonCaptured', 'junkLetThrough', 'precision', 'leadsPerWeek', 'wonAmount'] as const;
export type Measure = (typeof MEASURES)[number];

/** What one definition comes to; null where the sample can't tell. */
export interface Standing {
  wonCaptured: Share | null;
  junkLetThrough: Share | null;
  precision: Share | null;
  leadsPerWeek: number | null;
  /** The money behind the won deals that it captures. */
  wonAmount: number | null;
}

/** How much more one definition has than another, with the 95% interval. Shares as fractions of one. */
export interface Difference extends Interval {
  value: number;
  /** `same`: no deal of the sample tells them apart; `cantTell`: the interval holds zero. */
  tells: 'more' | 'less' | 'same' | 'cantTell';
}

export interface Comparison {
  /** One for each definition. */
  standings: Standing[];
  /** One for each definition after the first: against the first. */
  differences: Record<Measure, Difference | null>[];
}

/** Resamples between two breaths, in which somebody else can have the thread. */
const SLICE = 100;

/** Whether a deal gets to the stage of the verdict. */
export const passes = ({ simulation, stage }: Judged, deal: number): boolean =>
  simulation.reached[deal]! >= stage;

/** Compares definitions; pauses after every slice of resamples, and goes on when it is asked to. */
export function* compareDefinitions(
  sample: Sample,
  judged: readonly Judged[],
  { resamples = 2000, seed = 1 }: { resamples?: number; seed?: number } = {},
): Generator<undefined, Comparison> {
  const counts = countCategories(sample, judged);
  const weeks = weeksOf(sample, judged[0]!.simulation);
  const measured = judged.map((_, place) => measuresOf(place, judged.length, weeks));
  const hasWon = measured[0]!.wonCaptured(counts) !== null;
  const hasBoth = hasWon && measured[0]!.junkLetThrough(counts) !== null;
  const money = amountsOf(sample);
  const random = seeded(seed);

  const found = judged.slice(1).map(() => new Map<Measure, Float64Array>());
  const drawn = new Float64Array(counts.length);
  const counted = MEASURES.filter((measure) => measure !== 'wonAmount');
  for (const draws of found) {
    for (const measure of MEASURES) draws.set(measure, new Float64Array(resamples));
  }
  const gains = judged
    .slice(1)
    .map((other) => (money ? wonGains(sample, money, judged[0]!, other) : new Float64Array()));
  const drawGain = gains.map((numbers) => sumDrawer(sample.deals, numbers));
  for (let i = 0; i < resamples; i += 1) {
    if (i % SLICE === 0) yield;
    multinomial(random, sample.deals, counts, drawn);
    found.forEach((draws, other) => {
      for (const measure of counted) {
        draws.get(measure)![i] = minus(measured[other + 1]![measure](drawn), measured[0]![measure](drawn));
      }
      draws.get('wonAmount')![i] = drawGain[other]!(random);
    });
  }

  return {
    standings: judged.map((one, place) => standingOf(sample, one, measured[place]!, counts, money)),
    differences: found.map((draws, other) => {
      const difference = (measure: (typeof counted)[number]) => {
        if (measure === 'precision' && !hasBoth) return null;
        const value = minus(measured[other + 1]![measure](counts), measured[0]![measure](counts));
        return Number.isNaN(value) ? null : differenceOf(value, draws.get(measure)!);
      };
      const gained = gains[other]!.reduce((sum, gain) => sum + gain, 0);
      return {
        wonCaptured: difference('wonCaptured'),
        junkLetThrough: difference('junkLetThrough'),
        precision: difference('precision'),
        leadsPerWeek: difference('leadsPerWeek'),
        wonAmount: money && hasWon ? differenceOf(gained, draws.get('wonAmount')!) : null,
      };
    }),
  };
}

const minus = (a: number | null, b: number | null): number => (a === null || b === null ? Number.NaN : a - b);

/** Resamples in which the number could not be told (nobody got there) say nothing about it. */
function differenceOf(value: number, draws: Float64Array): Difference {
  const told = draws.filter((draw) => !Number.isNaN(draw));
  const low = quantile(told, 0.025) ?? value;
  const high = quantile(told, 0.975) ?? value;
  if (value === 0 && low === 0 && high === 0) return { value, low, high, tells: 'same' };
  return { value, low, high, tells: low > 0 ? 'more' : high < 0 ? 'less' : 'cantTell' };
}

/** How many deals of each outcome each combination of the definitions lets pass: `counts[passing × 4 + outcome]`. */
function countCategories(sample: Sample, judged: readonly Judged[]): Float64Array {
  const counts = new Float64Array(OUTCOMES.length << judged.length);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    let category = sample.outcome[deal]!;
    for (let i = 0; i < judged.length; i += 1) {
      if (passes(judged[i]!, deal)) category += OUTCOMES.length << i;
    }
    counts[category]! += 1;
  }
  return counts;
}

type Counted = Exclude<Measure, 'wonAmount'>;
type FromCounts = (counts: Float64Array) => number | null;

/** The measures of the definition at a place, from the counts of all categories. */
function measuresOf(place: number, definitions: number, weeks: number): Record<Counted, FromCounts> {
  const sumOf = (
    isCounted: (outcome: string, passing: boolean) => boolean,
  ): ((of: Float64Array) => number) => {
    const categories: number[] = [];
    for (let category = 0; category < OUTCOMES.length << definitions; category += 1) {
      const passing = ((category / OUTCOMES.length) >> place) & 1;
      if (isCounted(OUTCOMES[category % OUTCOMES.length]!, passing === 1)) categories.push(category);
    }
    return (counts) => categories.reduce((sum, category) => sum + counts[category]!, 0);
  };
  const isJunk = (outcome: string) => outcome === 'lost' || outcome === 'rejected';
  const won = sumOf((outcome) => outcome === 'won');
  const wonIn = sumOf((outcome, passing) => passing && outcome === 'won');
  const junk = sumOf(isJunk);
  const junkIn = sumOf((outcome, passing) => passing && isJunk(outcome));
  const allIn = sumOf((_, passing) => passing);
  const share = (hits: number, of: number) => (of === 0 ? null : hits / of);
  return {
    wonCaptured: (counts) => share(wonIn(counts), won(counts)),
    junkLetThrough: (counts) => share(junkIn(counts), junk(counts)),
    precision: (counts) => share(wonIn(counts), wonIn(counts) + junkIn(counts)),
    leadsPerWeek: (counts) => (weeks > 0 ? allIn(counts) / weeks : null),
  };
}

function standingOf(
  sample: Sample,
  judged: Judged,
  measured: Record<Counted, FromCounts>,
  counts: Float64Array,
  money: ((deal: number) => number) | null,
): Standing {
  let [won, wonIn, junk, junkIn, amount] = [0, 0, 0, 0, 0];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    if (outcome === 'open') continue;
    const passing = passes(judged, deal);
    if (outcome === 'won') {
      won += 1;
      if (!passing) continue;
      wonIn += 1;
      amount += money?.(deal) ?? 0;
    } else {
      junk += 1;
      if (passing) junkIn += 1;
    }
  }
  return {
    wonCaptured: shareOf(wonIn, won),
    junkLetThrough: shareOf(junkIn, junk),
    precision: precisionOf({ won: wonIn, junk: junkIn }, { won, junk }),
    leadsPerWeek: measured.leadsPerWeek(counts),
    wonAmount: money && won > 0 ? amount : null,
  };
}

/** The money of each won deal that one definition captures and the first does not, and, negative, the other way round. */
function wonGains(
  sample: Sample,
  money: (deal: number) => number,
  first: Judged,
  other: Judged,
): Float64Array {
  const gains: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (OUTCOMES[sample.outcome[deal]!] !== 'won') continue;
    const [before, now] = [passes(first, deal), passes(other, deal)];
    if (before !== now) gains.push(now ? money(deal) : -money(deal));
  }
  return Float64Array.from(gains);
}

/** How many of the numbers are drawn one by one. */
const MOST_DRAWN = 500;

/**
 * Draws the sum over a resample of all deals, of which only some have a number: how many of them come up, then which.
 * Of many numbers the largest are drawn so, and the others, of which none can tip the sum, by the normal distribution
 * that their sum tends to (Efron and Tibshirani, ch. 5).
 */
function sumDrawer(deals: number, numbers: Float64Array): (random: Random) => number {
  const sorted = numbers.slice().sort((a, b) => Math.abs(b) - Math.abs(a));
  const large = sorted.subarray(0, MOST_DRAWN);
  const small = sorted.subarray(MOST_DRAWN);
  const others = Math.max(1, deals - large.length);
  const mean = small.reduce((sum, number) => sum + number, 0) / others;
  const variance = Math.max(
    0,
    small.reduce((sum, number) => sum + number * number, 0) / others - mean * mean,
  );
  return (random) => {
    if (large.length === 0) return 0;
    const drawn = binomial(random, deals, large.length / deals);
    const rest = deals - drawn;
    let sum = variance === 0 ? rest * mean : rest * mean + Math.sqrt(rest * variance) * normal(random);
    for (let i = 0; i < drawn; i += 1) sum += large[Math.floor(random() * large.length)]!;
    return sum;
  };
}

/** A standard normal number (G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29, 1958, pp. 610–611). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
