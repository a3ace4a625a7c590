import type { DealVerdict } from '#shared/contract/simulating.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { hasBit, type Sample } from '#shared/domain/sample/sample.ts';
import { dealRow } from '#shared/engine/simulate/deal-list.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { inPoints, iso } from './units.ts';

/** What a simulation says of one deal. */
export function verdictOn(
  sample: Sample,
  definition: Definition,
  simulation: Simulation,
  deal: number,
): DealVerdict {
  const row = dealRow(sample, simulation, deal);
  const leftBy = definition.transitions[row.outBy];
  return {
    id: row.id,
    outcome: row.outcome,
    score: inPoints(row.score),
    peakScore: inPoints(row.peakScore),
    scoreRange: { low: inPoints(row.low), high: inPoints(row.high) },
    reached: definition.stages[row.reached]!.id,
    reachedAt: Object.fromEntries(
      definition.stages.flatMap(({ id }, stage) => {
        const at = simulation.reachedAt[stage * simulation.deals + deal]!;
        return Number.isNaN(at) ? [] : [[id, iso(at)]];
      }),
    ),
    current: definition.stages[row.current]?.id ?? null,
    out: leftBy?.kind === 'disqualify' ? leftBy.reason : null,
    undecided: definition.transitions[row.undecidedBy]?.id ?? null,
    couldReach: definition.stages[simulation.couldReach[deal]!]!.id,
    rules: definition.scoring.rules.map(({ id }, rule) => ({
      id,
      value: hasBit(simulation.ruleTrue[rule]!, deal)
        ? 'true'
        : hasBit(simulation.ruleUnknown[rule]!, deal)
          ? 'unknown'
          : 'false',
    })),
  };
}
