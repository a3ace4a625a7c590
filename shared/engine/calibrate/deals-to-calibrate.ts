/** Which deals are worth a room's ten minutes in a calibration round. */

import type { Sample } from '../../domain/sample/sample.ts';
import { seeded } from '../../domain/statistics/seeded.ts';
import type { Simulation } from '../simulation.ts';
import { dealId } from './deal-card.ts';

/**
 * Ids of `size` deals, in an order that tells nothing: those on which the simulations are furthest apart in the share
 * of their stages that a deal reaches; ties, and all without simulations to compare, by lot. The same for a seed.
 */
export function dealsToCalibrate(
  sample: Sample,
  simulations: readonly { simulation: Simulation; stages: number }[],
  size: number,
  seed: number,
): string[] {
  const random = seeded(seed);
  const lots = Float64Array.from({ length: sample.deals }, random);
  const spread = (deal: number): number => {
    if (simulations.length < 2) return 0;
    const reached = simulations.map(
      ({ simulation, stages }) => simulation.reached[deal]! / Math.max(1, stages - 1),
    );
    return Math.max(...reached) - Math.min(...reached);
  };
  return Array.from({ length: sample.deals }, (_, deal) => ({ deal, spread: spread(deal) }))
    .sort((a, b) => b.spread - a.spread || lots[a.deal]! - lots[b.deal]!)
    .slice(0, size)
    .sort((a, b) => lots[a.deal]! - lots[b.deal]!)
    .map(({ deal }) => dealId(sample, deal));
}
