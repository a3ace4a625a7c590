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

/** What is counted of single deals, before it is added up over stages; four numbers each, by outcome. */
export interface Counts {
  /** By stage: deals that get exactly there, and the money behind them. */
  exactly: Float64Array;
  money: Float64Array;
  /** By stage, those that are out before the first. */
  standing: Float64Array;
  /** By stage: where the range of what deals in doubt could reach begins, less where it is over. */
  doubt: Float64Array;
  undecided: Float64Array;
}

/** How many numbers each part has, of so many stages. */
export const countsOf = (stages: number): Record<keyof Counts, number> => ({
  exactly: 4 * stages,
  money: 4 * stages,
  standing: 4 * (stages + 1),
  doubt: 4 * (stages + 1),
  undecided: 4,
});

/** Counts all deals; `amounts` gives the money behind each. */
export function tally(
  { deals, outcome }: Sample,
  { reached, current, couldReach, undecidedBy }: Simulation,
  stages: number,
  amounts: (deal: number) => number,
): Tally {
  const sizes = countsOf(stages);
  const exactly = new Float64Array(sizes.exactly);
  const money = new Float64Array(sizes.money);
  const standing = new Float64Array(sizes.standing);
  const doubt = new Float64Array(sizes.doubt);
  const undecided = new Float64Array(sizes.undecided);
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
  return tallyOf({ exactly, money, standing, doubt, undecided }, stages);
}

/** Adds up, in place, what was counted. */
export function tallyOf({ exactly, money, standing, doubt, undecided }: Counts, stages: number): Tally {
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
