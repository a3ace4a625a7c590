/** Which deals an edit would move: where they stand by one definition and by another. */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Simulation } from '../simulation.ts';

export interface Simulated {
  definition: Definition;
  simulation: Simulation;
}

/** Deals that get to another stage than before, in the order of the sample. */
export interface Moved {
  anywhere: Uint32Array;
  /** Those that get to the stage of the verdict by only one of the two. */
  across: Uint32Array;
}

/** Compares the furthest stages of the deals of one sample, each side with the index of its stage of the verdict. */
export function movedBetween(
  before: Simulated & { stage: number },
  after: Simulated & { stage: number },
): Moved {
  const [was, is] = [before, after].map(({ definition, simulation }) => {
    const ids = definition.stages.map(({ id }) => id);
    return (deal: number) => ids[simulation.reached[deal]!];
  }) as [(deal: number) => string, (deal: number) => string];
  const isThere = ({ simulation, stage }: typeof before, deal: number) => simulation.reached[deal]! >= stage;
  const anywhere: number[] = [];
  const across: number[] = [];
  for (let deal = 0; deal < before.simulation.deals; deal += 1) {
    if (was(deal) !== is(deal)) anywhere.push(deal);
    if (isThere(before, deal) !== isThere(after, deal)) across.push(deal);
  }
  return { anywhere: Uint32Array.from(anywhere), across: Uint32Array.from(across) };
}

/** Deals that would stand elsewhere in the end. */
export interface Moves {
  deals: number;
  /** Where they would stand instead, most deals first; `stage` is null for those that would be out. */
  to: { stage: string | null; deals: number }[];
}

/** Compares where the deals of one sample stand; stages are the same where their ids are. */
export function movesBetween(before: Simulated, after: Simulated): Moves {
  const [was, is] = [before, after].map(({ definition, simulation }) => {
    const ids = definition.stages.map(({ id }) => id);
    return (deal: number) => ids[simulation.current[deal]!] ?? null;
  }) as [(deal: number) => string | null, (deal: number) => string | null];
  const counts = new Map<string | null, number>();
  for (let deal = 0; deal < before.simulation.deals; deal += 1) {
    const stage = is(deal);
    if (stage !== was(deal)) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  }
  const to = Array.from(counts, ([stage, deals]) => ({ stage, deals })).sort((a, b) => b.deals - a.deals);
  return { deals: to.reduce((sum, { deals }) => sum + deals, 0), to };
}
