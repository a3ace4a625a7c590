import { Refusal } from '#shared/contract/failure.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { TooManyMoments } from '#shared/engine/sample/moments.ts';
import type { Simulation } from '#shared/engine/simulation.ts';

/** Simulates a definition once; refuses a sample whose accounts are too large to replay. */
export function simulate(sample: Sample, definition: Definition): Simulation {
  try {
    return createEngine(sample).simulate(definition);
  } catch (error) {
    if (error instanceof TooManyMoments) throw new Refusal('badInput', error.message);
    throw error;
  }
}
