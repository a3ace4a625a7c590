/** What a definition does to the parts of a sample: by source, segment, owner, month. */
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { benjaminiHochberg } from '../../domain/statistics/false-discovery.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { twoProportionTest } from '../../domain/statistics/two-proportions.ts';
import type { ByOutcome } from '../by-outcome.ts';
import { type PartedBy, partsOf } from '../sample/parts.ts';
import type { Simulation } from '../simulation.ts';
import { amountsOf, precisionOf } from './summary.ts';

export interface BreakdownRow {
  /** As the sample writes it, months as `2026-03`; null for the deals without one. */
  value: string | null;
  deals: ByOutcome;
  /** Of these, the deals that reach the stage. */
  reached: ByOutcome;
  /** The money behind the deals that reach it; null where the sample has no amounts. */
  amount: ByOutcome | null;
  /** Of the won deals, those that reach it; null of none. */
  wonCaptured: Share | null;
  /** Of the ended deals that reach it, the won; null where none reach it, or all that ended did so alike. */
  precision: Share | null;
}

export interface Breakdown {
  /** Months in their order, all else the largest first; the deals without a value last. */
  rows: BreakdownRow[];
  /**
   * The parts whose precision can be told from that of all other deals: its interval and theirs do not meet, and
   * not by chance among so many parts. The one
   * with the most deals of each; null where none can be told.
   */
  worst: number | null;
  best: number | null;
}

/** Counts the parts of a sample at a stage; pauses in between, and goes on when asked to. */
export function* breakDown(
  sample: Sample,
  simulation: Simulation,
  stage: number,
  by: PartedBy,
): Generator<undefined, Breakdown> {
  const { values, of } = partsOf(sample, by);
  yield;
  const amounts = amountsOf(sample);
  const rows = values.map((value) => ({
    value,
    deals: none(),
    reached: none(),
    amount: amounts && none(),
  }));
  const all = { won: 0, junk: 0 };
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    const row = rows[of[deal]!]!;
    row.deals[outcome] += 1;
    if (outcome === 'won') all.won += 1;
    else if (outcome !== 'open') all.junk += 1;
    if (simulation.reached[deal]! < stage) continue;
    row.reached[outcome] += 1;
    if (row.amount && amounts) row.amount[outcome] += amounts(deal);
  }
  yield;
  const finished = rows.map((row): BreakdownRow => {
    const { won, lost, rejected } = row.reached;
    return {
      ...row,
      wonCaptured: shareOf(won, row.deals.won),
      precision: precisionOf({ won, junk: lost + rejected }, all),
    };
  });
  finished.sort(by.kind === 'month' ? byMonth : bySize);
  return { rows: finished, ...outstanding(finished) };
}

const none = (): ByOutcome => ({ won: 0, lost: 0, rejected: 0, open: 0 });
const sizeOf = ({ deals }: BreakdownRow): number => deals.won + deals.lost + deals.rejected + deals.open;

const nullLast = (a: BreakdownRow, b: BreakdownRow): number =>
  Number(a.value === null) - Number(b.value === null);
const bySize = (a: BreakdownRow, b: BreakdownRow): number => nullLast(a, b) || sizeOf(b) - sizeOf(a);
const byMonth = (a: BreakdownRow, b: BreakdownRow): number =>
  nullLast(a, b) || (a.value! < b.value! ? -1 : 1);

/** Of how many parts that are named as standing out one may be named by chance. */
const FALSE_FINDS = 0.05;

/**
 * Intervals that do not meet are stricter than a test of one difference, but among thousands of parts some stand apart
 * by chance: what is named here has to stand out among as many as were looked at, too.
 */
function outstanding(rows: readonly BreakdownRow[]): Pick<Breakdown, 'worst' | 'best'> {
  const hits = rows.reduce((sum, { precision }) => sum + (precision?.hits ?? 0), 0);
  const of = rows.reduce((sum, { precision }) => sum + (precision?.of ?? 0), 0);
  const looked = rows.flatMap(({ value, precision }, row) => {
    const others = precision && shareOf(hits - precision.hits, of - precision.of);
    return others && value !== null ? [{ row, precision, others }] : [];
  });
  const q = benjaminiHochberg(
    looked.map(({ precision, others }) =>
      twoProportionTest(precision.hits, precision.of, others.hits, others.of),
    ),
  );
  const largest = (isOutside: (part: (typeof looked)[number]) => boolean): number | null => {
    const apart = looked.filter((part, i) => q[i]! <= FALSE_FINDS && isOutside(part));
    const first = apart.reduce(
      (most, part) => (part.precision.of > most.precision.of ? part : most),
      apart[0]!,
    );
    return first?.row ?? null;
  };
  return {
    worst: largest(({ precision, others }) => precision.high < others.low),
    best: largest(({ precision, others }) => precision.low > others.high),
  };
}
