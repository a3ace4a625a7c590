/**
 * The deals of the sample on the cards and arrows. They reach these by context and not by React Flow, which would draw
 * whole cards anew, and all at once, whenever a rule that is typed lets other deals pass.
 */
import { createContext } from 'react';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { StageSummary, Summary } from '#shared/engine/simulate/summary.ts';

/** By stage. */
export const StageSummaries = createContext<ReadonlyMap<string, StageSummary>>(new Map());
/** By transition: of all deals, the share that took it. */
export const SharesTaken = createContext<ReadonlyMap<string, number>>(new Map());

export const stageSummariesOf = (summary: Summary | undefined): ReadonlyMap<string, StageSummary> =>
  new Map(summary?.stages.map((one) => [one.stage, one]));

/** The deals that took a transition. */
export interface Taken {
  id: string;
  deals: ByOutcome;
  /** Of all deals. */
  share: number;
}

export function takenOf(summary: Summary | undefined): Taken[] {
  if (!summary) return [];
  const all = sumOf(summary.deals);
  return summary.transitions.map(({ transition, byOutcome }) => ({
    id: transition,
    deals: byOutcome,
    share: all > 0 ? sumOf(byOutcome) / all : 0,
  }));
}
