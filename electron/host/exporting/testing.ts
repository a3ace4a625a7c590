/** A definition tried on the workshop's deals, and what the page takes from it. */
import type { Holdout } from '#shared/contract/deciding.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { hasBit, OUTCOMES, type Sample } from '#shared/domain/sample/sample.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { type Summary, summarize } from '#shared/engine/simulate/summary.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import { simulate } from '../simulating/simulate.ts';
import type { Reach, Share } from './page-model.ts';

export interface Test {
  sample: Sample;
  simulation: Simulation;
  summary: Summary;
  /** The third of the deals that was put aside; null where none was. */
  holdout: Holdout | null;
}

/**
 * Simulates a definition over a sample.
 * @param stage index of the stage that the verdict is about
 */
export function testOf(
  sample: Sample,
  definition: Definition,
  stage: number,
  holdout: Holdout | null = null,
): Test {
  const simulation = simulate(sample, definition);
  return { sample, simulation, summary: summarize(sample, definition, simulation, { stage }), holdout };
}

export const sumOf = ({ won, lost, rejected, open }: ByOutcome): number => won + lost + rejected + open;

/** The deals that got at least as far as a stage. */
export const reaching = ({ deals, stages }: Summary, stage: number): Reach =>
  reach(stages[stage]?.byOutcome ?? { won: 0, lost: 0, rejected: 0, open: 0 }, deals);

/** The deals for which a rule is true at their end. */
export function ruleEvidence({ sample, simulation, summary }: Test, rule: number): Reach {
  const mask = simulation.ruleTrue[rule];
  const counts = { won: 0, lost: 0, rejected: 0, open: 0 };
  for (let deal = 0; deal < sample.deals; deal++) {
    const outcome = OUTCOMES[sample.outcome[deal] ?? -1];
    if (mask && outcome && hasBit(mask, deal)) counts[outcome]++;
  }
  return reach(counts, summary.deals);
}

function reach(part: ByOutcome, whole: ByOutcome): Reach {
  const share = (count: number, of: number): Share | null => (of === 0 ? null : { count, of });
  return {
    all: { count: sumOf(part), of: sumOf(whole) },
    won: share(part.won, whole.won),
    notWon: share(part.lost + part.rejected, whole.lost + whole.rejected),
  };
}
