import type { Simulation } from '#shared/engine/simulation.ts';

/** All that a simulation says, read out; it may make its columns only when asked for them. */
export function allOf(simulation: Simulation) {
  const { deals, reached, current, outBy, reachedAt, score, low, high, peakScore } = simulation;
  const { taken, undecidedBy, couldReach, ruleTrue, ruleUnknown } = simulation;
  const ofDeals = { reached, current, outBy, reachedAt, taken, undecidedBy, couldReach };
  const counts = { taken: simulation.takenByOutcome(), rules: simulation.rulesByOutcome() };
  return { deals, ...ofDeals, score, low, high, peakScore, ruleTrue, ruleUnknown, counts };
}
