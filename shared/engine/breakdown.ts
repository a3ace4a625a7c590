/** What a definition does to the parts of a sample: by source, segment, owner, month. */
import { OUTCOMES, type Sample } from '../domain/sample/sample.ts';
import { type PartedBy, partsOf } from './parts.ts';
import type { Simulation } from './simulation.ts';
import { amountsOf, type ByOutcome, type Share, shareOf } from './summary.ts';

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
  /** Of the ended deals that reach it, the won; null where none reach it, or the sample holds no lost or rejected ones. */
  precision: Share | null;
}

export interface Breakdown {
  /** Months in their order, all else the largest first; the deals without a value last. */
  rows: BreakdownRow[];
  /**
   * The parts whose precision can be told from that of all other deals: its interval and theirs do not meet. The one
   * with the most deals of each; null where none can be told.
   */
  worst: number | null;
  best: number | null;
}

/** Counts the parts of a sample at a stage. */
export function breakDown(sample: Sample, simulation: Simulation, stage: number, by: PartedBy): Breakdown {
  const { values, of } = partsOf(sample, by);
  const amounts = amountsOf(sample);
  const rows = values.map((value) => ({
    value,
    deals: none(),
    reached: none(),
    amount: amounts && none(),
  }));
  let junk = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    const row = rows[of[deal]!]!;
    row.deals[outcome] += 1;
    if (outcome === 'lost' || outcome === 'rejected') junk += 1;
    if (simulation.reached[deal]! < stage) continue;
    row.reached[outcome] += 1;
    if (row.amount && amounts) row.amount[outcome] += amounts(deal);
  }
  const finished = rows.map((row): BreakdownRow => {
    const { won, lost, rejected } = row.reached;
    return {
      ...row,
      wonCaptured: shareOf(won, row.deals.won),
      precision: junk === 0 ? null : shareOf(won, won + lost + rejected),
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

/** Intervals that do not meet are stricter than a test of the difference: what is named here can be named aloud. */
function outstanding(rows: readonly BreakdownRow[]): Pick<Breakdown, 'worst' | 'best'> {
  const hits = rows.reduce((sum, { precision }) => sum + (precision?.hits ?? 0), 0);
  const of = rows.reduce((sum, { precision }) => sum + (precision?.of ?? 0), 0);
  let worst: number | null = null;
  let best: number | null = null;
  rows.forEach(({ value, precision }, i) => {
    const others = precision && shareOf(hits - precision.hits, of - precision.of);
    if (!others || value === null) return;
    const larger = (than: number | null) => than === null || precision.of > rows[than]!.precision!.of;
    if (precision.high < others.low && larger(worst)) worst = i;
    if (precision.low > others.high && larger(best)) best = i;
  });
  return { worst, best };
}
