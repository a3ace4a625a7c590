/** The linter's answers, about the newest simulation of each draft. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import { type Bitmap, newBitmap, type Sample } from '#shared/domain/sample/sample.ts';
import type { Engine } from '#shared/engine/engine.ts';
import { countOf } from '#shared/engine/lint/deals.ts';
import type { SampleFinding } from '#shared/engine/lint/finding.ts';
import { lintInSteps, lintWithSample } from '#shared/engine/lint/lint.ts';
import type { Simulation } from '#shared/engine/simulation.ts';
import type { EngineQuestions, Finding } from './protocol.ts';

interface Simulated {
  sample: Sample;
  engine: Engine;
  definition: Definition;
  simulation: Simulation;
}
type Args<Q extends keyof EngineQuestions> = EngineQuestions[Q]['args'];

export function createLinting(draftNow: (draft: string) => Simulated) {
  const newest = new Map<string, { simulation: Simulation; findings: SampleFinding[] }>();

  const findingsNow = (draft: string): SampleFinding[] => {
    const { engine, sample, definition, simulation } = draftNow(draft);
    const known = newest.get(draft);
    if (known?.simulation === simulation) return known.findings;
    const findings = lintWithSample(engine, sample, definition, simulation, draft);
    newest.set(draft, { simulation, findings });
    return findings;
  };

  return {
    /** The deals on which a finding shows; none where it is gone. */
    dealsBehind(draft: string, id: string): Bitmap {
      const found = findingsNow(draft).find((finding) => finding.id === id);
      return found?.deals ?? newBitmap(draftNow(draft).sample.deals);
    },
    answers: {
      *lint({ draft }: Args<'lint'>): Generator<undefined, Finding[]> {
        const { engine, sample, definition, simulation } = draftNow(draft);
        const findings = yield* lintInSteps(engine, sample, definition, simulation, draft);
        newest.set(draft, { simulation, findings });
        return findings.map(({ id, what, why, at, deals, fix }) => ({
          id,
          what,
          why,
          at: at ?? null,
          deals: deals && countOf(deals),
          fix: fix?.label ?? null,
        }));
      },
      fix({ draft, finding, definition }: Args<'fix'>): Definition | null {
        const found = findingsNow(draft).find(({ id }) => id === finding);
        return found?.fix?.apply(definition) ?? null;
      },
    },
  };
}
