import type { Definition } from './schema.ts';

/**
 * Index of the stage that the verdict on a definition speaks of: the one of the given name, else the second, to
 * which marketing's hand-over usually leads.
 */
export function verdictStage(definition: Definition, name: string | null): number {
  const named = definition.stages.findIndex((stage) => stage.name === name);
  return named >= 0 ? named : Math.min(1, definition.stages.length - 1);
}
