/** The engine's answers about several definitions at once. */
import { whyAt } from '#shared/domain/classify/why.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { readDeal, type SampleContext } from '#shared/domain/sample/deal.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { dealId } from '#shared/engine/calibrate/deal-card.ts';
import { compareDefinitions, type Judged } from '#shared/engine/compare/compare.ts';
import { crossRow, crossStages, listCrossing } from '#shared/engine/compare/crossing.ts';
import { driftOf, newMask } from '#shared/engine/compare/drift.ts';
import { movedBetween } from '#shared/engine/compare/moves.ts';
import { proposalsFor } from '#shared/engine/compare/settle.ts';
import { createEngine, type Engine } from '#shared/engine/engine.ts';
import { dealsByImport, firstImports } from '#shared/engine/evidence/imports.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { EngineQuestions, JudgedDraft, PartedDeal } from './protocol.ts';

interface Loaded {
  sample: Sample;
  shown: Sample;
  engine: Engine;
  context: SampleContext;
  opened: { sample: Sample; deals: Uint32Array } | null;
}
type Args<Q extends keyof EngineQuestions> = EngineQuestions[Q]['args'];

export function comparingAnswers(
  draftNow: (draft: string) => { definition: Definition; simulation: Simulation },
  sampleNow: () => Loaded,
) {
  const judged = ({ draft, stage }: JudgedDraft): Judged => {
    const { definition, simulation } = draftNow(draft);
    return { definition, simulation, stage };
  };
  return {
    compare: (args: Args<'compare'>) => compareDefinitions(sampleNow().sample, args.judged.map(judged)),
    cross: ({ left, right }: Args<'cross'>) => crossStages(sampleNow().sample, judged(left), judged(right)),
    *crossing({
      left: one,
      right: other,
      query,
      from,
      to,
    }: Args<'crossing'>): Generator<undefined, EngineQuestions['crossing']['result']> {
      const { sample, shown, context } = sampleNow();
      const [left, right] = [judged(one), judged(other)];
      const list = listCrossing(sample, left, right, query);
      const rows: PartedDeal[] = [];
      for (const index of list.subarray(from, to)) {
        yield;
        const deal = readDeal(sample, index);
        const why = ({ definition, stage }: Judged) => whyAt(context, deal, definition, stage);
        rows.push({
          ...crossRow(sample, left, right, index, shown),
          why: { left: why(left), right: why(right) },
        });
      }
      return { total: list.length, rows };
    },
    settle({ draft, deal, target, orFurther, others }: Args<'settle'>) {
      const { sample, shown, engine, context } = sampleNow();
      const { definition, simulation, stage } = judged(draft);
      const dispute = { context, deal: readDeal(sample, deal), definition, target, orFurther, others };
      return proposalsFor(dispute, { sample, shown }, { simulation, stage }, engine.simulate);
    },
    imports({ files }: Args<'imports'>) {
      const first = firstImports(sampleNow().sample, files);
      return first && dealsByImport(first, files);
    },
    drift({ definition, stage, which }: Args<'drift'>) {
      const { sample, engine } = sampleNow();
      const isNew = newMask(sample, which);
      const found = driftOf(sample, definition, engine.simulate(definition), { isNew, stage });
      return { ...found, toDiscussIds: found.toDiscuss.map((deal) => dealId(sample, deal)) };
    },
    sealed({ judged: asked }: Args<'sealed'>) {
      const { opened } = sampleNow();
      if (!opened) throw new Error('The deals that were put aside are still sealed.');
      const { sample, deals } = opened;
      const engine = createEngine(sample);
      const summaries = asked
        .map(judged)
        .map(({ definition, stage }) =>
          summarize(sample, definition, engine.simulate(definition), { stage }),
        );
      return { summaries, deals };
    },
    try({ definition, ...draft }: Args<'try'>) {
      const { sample, engine } = sampleNow();
      const before = judged(draft);
      const simulation = engine.simulate(definition);
      const stage = sameStage(before, definition);
      return {
        after: summarize(sample, definition, simulation, { stage }),
        moved: movedBetween(before, { definition, simulation, stage }),
      };
    },
  };
}

/** Where a stage stands in another definition, or the one that has taken its place. */
function sameStage({ definition: { stages }, stage }: Judged, other: Definition): number {
  const place = other.stages.findIndex(({ id }) => id === stages[stage]?.id);
  return place === -1 ? Math.min(stage, other.stages.length - 1) : place;
}
