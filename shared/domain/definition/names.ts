/** What the things that a criterion refers to are called. */
import type { Definition } from './schema.ts';

export interface Names {
  /** By key, what people call the field; a field that is not listed goes by its key. */
  fields: ReadonlyMap<string, string>;
  /** Whose stages, checklist, reasons and score bands are meant. */
  definition: Definition;
}

/** The names for a definition over the fields of a sample (none, where there is no sample yet). */
export const namesFor = (
  definition: Definition,
  fields: readonly { key: string; label: string }[] = [],
): Names => ({ definition, fields: new Map(fields.map(({ key, label }) => [key, label])) });

export const stageName = (names: Names, id: string): string =>
  names.definition.stages.find((stage) => stage.id === id)?.name ?? id;

export const reasonName = (names: Names, id: string): string =>
  names.definition.reasons.find((reason) => reason.id === id)?.name ?? id;
