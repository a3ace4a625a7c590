import type { SimulationRun } from '#shared/contract/simulating.ts';
import { lackingIn } from '#shared/domain/definition/asks.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Share } from '#shared/domain/statistics/share.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { simulate } from './simulate.ts';
import { verdictOn } from './verdict.ts';

export interface Simulated {
  sample: Sample;
  definition: Definition;
  /** Index of the stage that the verdict is about. */
  verdictStage: number;
  /** Whether each deal is listed. */
  withDeals: boolean;
}

/** A simulation in the contract's words. */
export function runSimulation({ sample, definition, verdictStage, withDeals }: Simulated): SimulationRun {
  const simulation = simulate(sample, definition);
  const { stages, verdict } = summarize(sample, definition, simulation, { stage: verdictStage });
  return {
    definition: definition.name,
    deals: sample.deals,
    tooYoung: sample.tooYoung ?? null,
    stages: definition.stages.map(({ id, name }, stage) => {
      const { byOutcome, undecided } = stages[stage]!;
      return { id, name, reached: sum(byOutcome), undecided: sum(undecided), byOutcome };
    }),
    verdictStage: definition.stages[verdict.stage]!.id,
    wonCaptured: share(verdict.wonCaptured),
    precision: share(verdict.precision),
    lacking: lackingIn(definition, { fields: sample.fields, touchpointTypes: sample.touchpoints.types }),
    ...(withDeals && {
      perDeal: Array.from({ length: sample.deals }, (_, deal) =>
        verdictOn(sample, definition, simulation, deal),
      ),
    }),
  };
}

const sum = ({ won, lost, rejected, open }: ByOutcome): number => won + lost + rejected + open;

const share = (of: Share | null): number | null => of && of.hits / of.of;
