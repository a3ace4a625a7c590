import type { SimulationRun } from '#shared/contract/simulating.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { OUTCOMES, type Outcome, type Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { verdictOn } from './verdict.ts';

type Counts = Record<Outcome, number>;

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
  const simulation = createEngine(sample).simulate(definition);
  const whole = countByOutcome(sample, () => true);
  const stages = definition.stages.map(({ id, name }, stage) => {
    const byOutcome = countByOutcome(sample, (deal) => simulation.reached[deal]! >= stage);
    const reachable = countByOutcome(
      sample,
      (deal) => simulation.reached[deal]! >= stage || simulation.couldReach[deal]! >= stage,
    );
    return { id, name, reached: sum(byOutcome), undecided: sum(reachable) - sum(byOutcome), byOutcome };
  });
  const verdict = stages[verdictStage]!;
  const { won, lost, rejected } = verdict.byOutcome;
  const ended = won + lost + rejected;
  return {
    definition: definition.name,
    deals: sample.deals,
    stages,
    verdictStage: verdict.id,
    wonCaptured: whole.won > 0 ? won / whole.won : null,
    precision: whole.lost + whole.rejected > 0 && ended > 0 ? won / ended : null,
    ...(withDeals && {
      perDeal: Array.from({ length: sample.deals }, (_, deal) =>
        verdictOn(sample, definition, simulation, deal),
      ),
    }),
  };
}

function countByOutcome(sample: Sample, includes: (deal: number) => boolean): Counts {
  const counts: Counts = { won: 0, lost: 0, rejected: 0, open: 0 };
  for (let deal = 0; deal < sample.deals; deal++) {
    if (includes(deal)) counts[OUTCOMES[sample.outcome[deal]!]!]++;
  }
  return counts;
}

const sum = ({ won, lost, rejected, open }: Counts): number => won + lost + rejected + open;
