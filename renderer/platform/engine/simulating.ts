/** The engine's answers of the Simulate step: one definition looked at from several sides. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { SampleContext } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Engine } from '#shared/engine/engine.ts';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import { type Breakdown, breakDown } from '#shared/engine/simulate/breakdown.ts';
import { type DealStory, dealStory, type Otherwise, otherwise } from '#shared/engine/simulate/deal-story.ts';
import { type ChannelCost, type Economics, economicsOf } from '#shared/engine/simulate/economics.ts';
import { type Lacks, lacksOf } from '#shared/engine/simulate/lacks.ts';
import { type LeakMeter, leakOf } from '#shared/engine/simulate/leak.ts';
import { scanThreshold, type ThresholdScan } from '#shared/engine/simulate/threshold-scan.ts';
import { type Capacity, type Work, workOf } from '#shared/engine/simulate/work.ts';
import type { Simulation } from '#shared/engine/simulation.ts';

/** A draft that was simulated before, at a stage by its index. */
interface Judged {
  draft: string;
  stage: number;
}

export interface SimulatingQuestions {
  /** The parts of the sample at the stage. Gives way to newer questions. */
  breakdown: { args: Judged & { by: PartedBy }; result: Breakdown };
  /** Near misses and undecided deals by what they lack. Gives way to newer questions. */
  lacks: { args: Judged; result: Lacks };
  /** The simulation with hindsight beside the honest one. Gives way to newer questions. */
  leak: { args: Judged; result: LeakMeter };
  /** The queue of leads before sales. Gives way to newer questions. */
  work: { args: Judged & { capacity: Capacity }; result: Work };
  /** What other thresholds would mean for the work; null where no threshold leads in. Gives way to newer questions. */
  thresholdScan: { args: Judged & { capacity: Capacity }; result: ThresholdScan | null };
  /** What sources cost and bring. Gives way to newer questions. */
  economics: { args: Judged & { costs: Record<string, ChannelCost> }; result: Economics };
  /** What happened to a deal, really and by each of the drafts. */
  dealStory: { args: { deal: number; drafts: readonly string[] }; result: DealStory };
  /** What would have brought a deal further. */
  otherwise: { args: { draft: string; deal: number }; result: Otherwise };
}

type SimulatingAnswers = {
  [Q in keyof SimulatingQuestions]: (
    args: SimulatingQuestions[Q]['args'],
  ) => SimulatingQuestions[Q]['result'] | Generator<undefined, SimulatingQuestions[Q]['result']>;
};

export function simulatingAnswers(
  draftNow: (draft: string) => { definition: Definition; simulation: Simulation },
  sampleNow: () => { sample: Sample; shown: Sample; engine: Engine; context: SampleContext },
): SimulatingAnswers {
  const slaOf = (definition: Definition, stage: number) => definition.stages[stage]?.slaHours ?? null;
  return {
    breakdown: ({ draft, stage, by }) => breakDown(sampleNow().shown, draftNow(draft).simulation, stage, by),
    lacks({ draft, stage }) {
      const { sample, engine } = sampleNow();
      const { definition, simulation } = draftNow(draft);
      return lacksOf(engine, sample, definition, simulation, stage, draft);
    },
    leak({ draft, stage }) {
      const { definition, simulation } = draftNow(draft);
      const { sample, engine } = sampleNow();
      return leakOf(engine, sample, definition, simulation, stage, draft);
    },
    work({ draft, stage, capacity }) {
      const { definition, simulation } = draftNow(draft);
      return workOf(sampleNow().sample, simulation, stage, capacity, slaOf(definition, stage));
    },
    thresholdScan({ draft, stage, capacity }) {
      const { sample, engine } = sampleNow();
      const { definition, simulation } = draftNow(draft);
      return scanThreshold(sample, definition, simulation, stage, {
        capacity,
        slaHours: slaOf(definition, stage),
        doorway: (door) => engine.doorway(definition, door, stage, draft),
      });
    },
    economics({ draft, stage, costs }) {
      const { definition, simulation } = draftNow(draft);
      return economicsOf(sampleNow().sample, simulation, definition.stages.length, stage, costs);
    },
    dealStory({ deal, drafts }) {
      const { sample, context } = sampleNow();
      const asked = drafts.map((draft) => ({ draft, definition: draftNow(draft).definition }));
      return dealStory(sample, context, deal, asked);
    },
    otherwise({ draft, deal }) {
      const { sample, context } = sampleNow();
      return otherwise(sample, context, deal, draftNow(draft).definition);
    },
  };
}
