/** Where to draw the line on a card. */
import { DAY } from '../../domain/sample/calendar.ts';
import { beginOf } from '../../domain/sample/deal-ends.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import { timeSpanned } from '../../domain/sample/young.ts';
import type { Share } from '../../domain/statistics/share.ts';
import { share } from '../evidence/compare.ts';
import type { Ended } from '../evidence/ended.ts';

/** What decides the line: how much sales can take on, or what the two errors cost beside each other. */
export type ThresholdBasis =
  | { by: 'capacity'; dealsPerWeek: number }
  | { by: 'cost'; missedWon: number; junkLetThrough: number };

/** What a line would do to the ended deals. */
export interface ThresholdRow {
  /** A deal passes from so many points. */
  points: number;
  /** Of the won deals, those that pass. */
  won: Share;
  /** Of the lost and rejected deals, those that pass. */
  others: Share;
  /** Deals that pass in an average week; null where the sample spans no time. */
  perWeek: number | null;
}

/** A row for each score that deals have, the lowest first. */
export function thresholdRows(
  { deals, isWon }: Ended,
  scoreOf: (deal: number) => number,
  dealsPerWeek: number | null,
): ThresholdRow[] {
  const byScore = new Map<number, { won: number; others: number }>();
  const all = { won: 0, others: 0 };
  for (const deal of deals) {
    const side = isWon[deal] === 1 ? 'won' : 'others';
    const at = byScore.get(scoreOf(deal)) ?? { won: 0, others: 0 };
    at[side] += 1;
    all[side] += 1;
    byScore.set(scoreOf(deal), at);
  }
  const passing = { won: 0, others: 0 };
  return [...byScore]
    .sort(([a], [b]) => b - a)
    .map(([points, { won, others }]): ThresholdRow => {
      passing.won += won;
      passing.others += others;
      const passed = (passing.won + passing.others) / deals.length;
      return {
        points,
        won: share(passing.won, all.won),
        others: share(passing.others, all.others),
        perWeek: dealsPerWeek === null ? null : passed * dealsPerWeek,
      };
    })
    .reverse();
}

/**
 * The row to draw the line at. By capacity: the lowest line that lets no more through than sales can take on, else
 * the highest there is. By cost: the cheapest line, and of equals the higher, which is less work.
 */
export function chooseRow(rows: readonly ThresholdRow[], basis: ThresholdBasis): ThresholdRow {
  const highest = rows.at(-1)!;
  if (basis.by === 'capacity') {
    return rows.find(({ perWeek }) => perWeek !== null && perWeek <= basis.dealsPerWeek) ?? highest;
  }
  const cost = ({ won, others }: ThresholdRow) =>
    (won.of - won.hits) * basis.missedWon + others.hits * basis.junkLetThrough;
  return rows.reduce((best, row) => (cost(row) <= cost(best) ? row : best));
}

/** Deals of all outcomes that come in, in an average week from the first one to the sample's date. */
export function weeklyDeals(sample: Sample): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const begin = beginOf(sample, deal);
    if (begin < first) first = begin;
  }
  const weeks = timeSpanned(sample, first) / (7 * DAY);
  return weeks > 0 && Number.isFinite(weeks) ? sample.deals / weeks : null;
}
