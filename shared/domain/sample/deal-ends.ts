/** From when to when each deal is looked at, as the replay has it: see `Dates of a sample` in the language. */
import type { Sample } from './sample.ts';

/** The end of a deal, and whether what happens at that instant still counts. */
export function endOf(sample: Sample, deal: number): { ends: number; inclusive: boolean } {
  const closed = sample.closedAt[deal]!;
  return Number.isNaN(closed) ? { ends: sample.asOf, inclusive: true } : { ends: closed, inclusive: false };
}

/** When a deal began: its creation, else its first touchpoint; NaN where neither is known. */
export function beginOf({ createdAt, touchpoints }: Sample, deal: number): number {
  if (!Number.isNaN(createdAt[deal]!)) return createdAt[deal]!;
  const first = touchpoints.start[deal]!;
  return first < touchpoints.start[deal + 1]! ? touchpoints.at[first]! : Number.NaN;
}
