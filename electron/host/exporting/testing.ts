/** What the simulation says about a definition, counted for the page. */
import { type Bitmap, hasBit, OUTCOMES, type Outcome, type Sample } from '#shared/domain/sample/sample.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { Reach, Share } from './page-model.ts';

/** A sample and what simulating the definition over it says. */
export interface Test {
  sample: Pick<Sample, 'deals' | 'outcome' | 'asOf' | 'timeZone' | 'fields'>;
  simulation: Simulation;
}

/** How many deals of each outcome pass. */
export function tally(test: Test, passes: (deal: number) => boolean): Record<Outcome, number> {
  const counts = { won: 0, lost: 0, rejected: 0, open: 0 };
  for (let deal = 0; deal < test.sample.deals; deal++) {
    const outcome = OUTCOMES[test.sample.outcome[deal] ?? -1];
    if (outcome !== undefined && passes(deal)) counts[outcome]++;
  }
  return counts;
}

/** Of all deals, of the won, and of the lost and rejected ones: the share that passes. */
export function shares(test: Test, passes: (deal: number) => boolean): Reach {
  const whole = tally(test, () => true);
  const part = tally(test, passes);
  const share = (count: number, of: number): Share | null => (of === 0 ? null : { count, of });
  return {
    all: { count: part.won + part.lost + part.rejected + part.open, of: test.sample.deals },
    won: share(part.won, whole.won),
    notWon: share(part.lost + part.rejected, whole.lost + whole.rejected),
  };
}

/** The shares of deals that got at least as far as a stage. */
export const reaching = (test: Test, stage: number): Reach =>
  shares(test, (deal) => (test.simulation.reached[deal] ?? 0) >= stage);

/** The shares of deals for which a rule is true at their end. */
export function ruleEvidence(test: Test, rule: number): Reach {
  const mask: Bitmap | undefined = test.simulation.ruleTrue[rule];
  return shares(test, (deal) => mask !== undefined && hasBit(mask, deal));
}
