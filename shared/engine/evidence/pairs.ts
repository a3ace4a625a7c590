/** Pairs of traits that only work together: either alone tells won deals from others no better than chance. */
import type { Criterion } from '../../domain/definition/schema.ts';
import { benjaminiHochberg } from '../../domain/statistics/false-discovery.ts';
import { chiSquareTail } from '../../domain/statistics/normal.ts';
import { oddsRatioHeterogeneity, type Ratio, riskRatio } from '../../domain/statistics/ratio.ts';
import type { Share } from '../../domain/statistics/share.ts';
import { TRUE, UNKNOWN } from '../criteria/field-conditions.ts';
import { share } from './compare.ts';
import type { Ended } from './ended.ts';
import { timesInWords, withRange } from './words.ts';

/** A trait that can be one of a pair. */
export interface PairPart {
  id: string;
  label: string;
  criterion: Criterion;
  lift: Ratio;
  truth: Uint8Array;
}

export interface TraitPair {
  /** Ids of the traits. */
  parts: [string, string];
  label: string;
  criterion: Criterion;
  won: Share;
  others: Share;
  /** Of both together. */
  lift: Ratio;
  /** Of each without the other. */
  alone: [Ratio, Ratio];
  /** That either works as well without the other, corrected for all pairs looked at. */
  q: number;
  sentence: string;
}

/** Of pairs at this false discovery rate; they are sought among many, and shown as something to try. */
const PAIRS_RATE = 0.1;

type Cell = 'both' | 'first' | 'second' | 'neither';
type Cells = Record<Cell, { won: number; others: number }>;

export function pairsThatWorkTogether(parts: readonly PairPart[], ended: Ended, least: number): TraitPair[] {
  const tested: { a: PairPart; b: PairPart; cells: Cells; p: number }[] = [];
  parts.forEach((a, i) => {
    for (const b of parts.slice(i + 1)) {
      const cells = crossed(a.truth, b.truth, ended);
      if (cells.both.won + cells.both.others < least) continue;
      const strata = [stratum(cells.both, cells.second), stratum(cells.first, cells.neither)];
      if (strata.some(({ of, otherOf }) => of === 0 || otherOf === 0)) continue;
      tested.push({ a, b, cells, p: chiSquareTail(oddsRatioHeterogeneity(strata), 1) });
    }
  });
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  return tested
    .map(({ a, b, cells }, i) => describePair(a, b, cells, q[i]!))
    .filter((pair, i) => pair.q <= PAIRS_RATE && worksOnlyTogether(pair, tested[i]!.a, tested[i]!.b))
    .sort((a, b) => a.q - b.q || b.lift.ratio - a.lift.ratio);
}

function worksOnlyTogether({ lift, alone }: TraitPair, a: PairPart, b: PairPart): boolean {
  const beyondBoth = lift.ratio > Math.max(a.lift.ratio, b.lift.ratio);
  return lift.low > 1 && beyondBoth && alone.every(({ low }) => low <= 1);
}

/** The first part among deals alike in the second. */
const stratum = (hits: Cells[Cell], misses: Cells[Cell]) => ({
  hits: hits.won,
  of: hits.won + misses.won,
  otherHits: hits.others,
  otherOf: hits.others + misses.others,
});

function crossed(a: Uint8Array, b: Uint8Array, { deals, isWon }: Ended): Cells {
  const none = () => ({ won: 0, others: 0 });
  const cells: Cells = { both: none(), first: none(), second: none(), neither: none() };
  for (const deal of deals) {
    if (a[deal] === UNKNOWN || b[deal] === UNKNOWN) continue;
    const cell =
      a[deal] === TRUE
        ? b[deal] === TRUE
          ? cells.both
          : cells.first
        : b[deal] === TRUE
          ? cells.second
          : cells.neither;
    cell[isWon[deal] === 1 ? 'won' : 'others'] += 1;
  }
  return cells;
}

function describePair(a: PairPart, b: PairPart, cells: Cells, q: number): TraitPair {
  const sum = (side: 'won' | 'others') =>
    cells.both[side] + cells.first[side] + cells.second[side] + cells.neither[side];
  const [won, others] = [sum('won'), sum('others')];
  const liftOf = (cell: Cell) => riskRatio(cells[cell].won, won, cells[cell].others, others);
  const label = `${a.label}, and ${b.label}`;
  const shares = { won: share(cells.both.won, won), others: share(cells.both.others, others) };
  const [lift, first, second] = [liftOf('both'), liftOf('first'), liftOf('second')];
  return {
    parts: [a.id, b.id],
    label,
    criterion: { kind: 'all', of: [a.criterion, b.criterion] },
    ...shares,
    lift,
    alone: [first, second],
    q,
    sentence:
      `${label}: together ${timesInWords(lift)} as often among won deals, ${withRange(shares.won)} won against ` +
      `${shares.others.hits} of ${others} lost or rejected; the first without the second ` +
      `${timesInWords(first)}, the second without the first ${timesInWords(second)}.`,
  };
}
