/** Where deals get to, counted in one go over a simulation. */
import type { Sample } from '../../domain/sample/sample.ts';
import { type ByOutcome, byOutcome } from '../by-outcome.ts';
import type { Simulation } from '../simulation.ts';

export interface StageTally {
  /** Deals that reach the stage. */
  reached: ByOutcome;
  /** Deals that stand at it in the end. */
  standing: ByOutcome;
  /** Deals that don't reach it, but could. */
  undecided: ByOutcome;
  /** The money behind those that reach it. */
  amount: ByOutcome;
}

export interface Tally {
  deals: ByOutcome;
  undecided: ByOutcome;
  out: ByOutcome;
  stages: StageTally[];
}

/** Counts all deals; `amounts` gives the money behind each. */
export function tally(
  { deals, outcome }: Sample,
  { reached, current, couldReach, undecidedBy }: Simulation,
  stages: number,
  amounts: (deal: number) => number,
): Tally {
  // By stage and outcome: deals that get exactly there, and where their range of doubt begins and is over.
  const exactly = new Float64Array(4 * stages);
  const money = new Float64Array(4 * stages);
  const standing = new Float64Array(4 * (stages + 1));
  const doubt = new Float64Array(4 * (stages + 1));
  const undecided = new Float64Array(4);
  for (let deal = 0; deal < deals; deal += 1) {
    const ended = outcome[deal]!;
    const stage = reached[deal]!;
    exactly[4 * stage + ended]! += 1;
    money[4 * stage + ended]! += amounts(deal);
    standing[4 * (current[deal]! + 1) + ended]! += 1;
    if (undecidedBy[deal] === -1) continue;
    undecided[ended]! += 1;
    if (couldReach[deal]! <= stage) continue;
    doubt[4 * (stage + 1) + ended]! += 1;
    doubt[4 * (couldReach[deal]! + 1) + ended]! -= 1;
  }
  for (let i = exactly.length - 5; i >= 0; i -= 1) {
    exactly[i]! += exactly[i + 4]!;
    money[i]! += money[i + 4]!;
  }
  for (let i = 4; i < doubt.length; i += 1) doubt[i]! += doubt[i - 4]!;
  return {
    deals: byOutcome(exactly, 0),
    undecided: byOutcome(undecided, 0),
    out: byOutcome(standing, 0),
    stages: Array.from({ length: stages }, (_, stage) => ({
      reached: byOutcome(exactly, 4 * stage),
      standing: byOutcome(standing, 4 * (stage + 1)),
      undecided: byOutcome(doubt, 4 * stage),
      amount: byOutcome(money, 4 * stage),
    })),
  };
}
