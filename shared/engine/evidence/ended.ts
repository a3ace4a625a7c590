/** The deals that have ended, and counts over them. Open deals say nothing yet. */

import { hasBit, OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import type { ValueCount } from '../../domain/statistics/cuts.ts';
import { TRUE, UNKNOWN } from '../criteria/field-conditions.ts';

export interface Ended {
  /** Positions in the sample, ascending. */
  deals: Uint32Array;
  /** By position in the sample. */
  isWon: Uint8Array;
}

export function endedDeals(sample: Sample): Ended {
  const isWon = new Uint8Array(sample.deals);
  const deals: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!];
    if (outcome !== 'open') deals.push(deal);
    if (outcome === 'won') isWon[deal] = 1;
  }
  return { deals: Uint32Array.from(deals), isWon };
}

/** Of the won and of the other deals for which something is known, those for which it is true. */
export interface Tally {
  wonHits: number;
  won: number;
  otherHits: number;
  others: number;
}

export function tally(truth: Uint8Array, { deals, isWon }: Ended): Tally {
  const result = { wonHits: 0, won: 0, otherHits: 0, others: 0 };
  for (const deal of deals) {
    const value = truth[deal]!;
    if (value === UNKNOWN) continue;
    const hit = value === TRUE ? 1 : 0;
    if (isWon[deal] === 1) {
      result.won += 1;
      result.wonHits += hit;
    } else {
      result.others += 1;
      result.otherHits += hit;
    }
  }
  return result;
}

/** How many deals have each amount, the smallest first; missing ones (NaN) are left out. */
export function countValues(amounts: Float64Array, { deals, isWon }: Ended): ValueCount[] {
  const known = deals.filter((deal) => !Number.isNaN(amounts[deal]!));
  const sorted = Array.from(known).sort((a, b) => amounts[a]! - amounts[b]!);
  const counts: ValueCount[] = [];
  for (const deal of sorted) {
    const value = amounts[deal]!;
    let last = counts.at(-1);
    if (last?.value !== value) {
      last = { value, hits: 0, of: 0 };
      counts.push(last);
    }
    last.of += 1;
    last.hits += isWon[deal]!;
  }
  return counts;
}

/** Whether a deal has a value in a column. */
export function isFilled(sample: Sample, field: string, deal: number): boolean {
  const column = sample.columns.get(field);
  if (!column) return false;
  return column.kind === 'text' ? column.codes[deal]! > 0 : !hasBit(column.missing, deal);
}
