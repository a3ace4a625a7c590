import { Refusal } from '#shared/contract/failure.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { fieldByRole, type Sample } from '#shared/domain/sample/sample.ts';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import type { Session } from '../session.ts';
import type { MethodsOf } from './method.ts';

export function simulationMethods(session: Session): MethodsOf<'simulation'> {
  return {
    'simulation.run': async ({ definition: given, deals, young }) => {
      const { runSimulation } = await import('../simulating/run.ts');
      const definition = usable(given);
      const { verdictStage: chosen } = session.workshop.settings.read();
      return runSimulation({
        sample: dealsOf(session, young),
        definition,
        verdictStage: verdictStage(definition, chosen),
        withDeals: deals,
      });
    },
    'simulation.explain': async ({ definition, deal }) => {
      const { explainDeal } = await import('../simulating/explain.ts');
      const counted = dealsOf(session);
      // A deal that is too young to count can be looked at all the same.
      const sample = positionOf(counted, deal) === null ? session.workshop.sampleToRead()! : counted;
      const position = positionOf(sample, deal);
      if (position !== null) return explainDeal(sample, usable(definition), position);
      throw new Refusal(
        'notFound',
        `No deal of this workshop has the id “${deal}”. Check how it is written.`,
      );
    },
  };
}

function dealsOf(session: Session, young?: YoungRule): Sample {
  const sample = session.workshop.sampleInUse(young);
  if (!sample) throw new Refusal('noSample', 'This workshop has no deals yet. Import some first.');
  return sample;
}

function usable(definition: Definition): Definition {
  const read = readDefinition(definition);
  if (read.ok) return read.definition;
  throw new Refusal(
    'badInput',
    `“${definition.name}” can’t be simulated. ${read.problems[0]?.message ?? ''}`,
    { problems: read.problems.map((problem) => problem.message) },
  );
}

/** A deal goes by its id; in a sample without ids by its number, from 1. */
function positionOf(sample: Sample, id: string): number | null {
  const field = fieldByRole(sample, 'id');
  for (let deal = 0; deal < sample.deals; deal++) {
    if ((textOf(sample, field, deal) ?? String(deal + 1)) === id) return deal;
  }
  return null;
}
