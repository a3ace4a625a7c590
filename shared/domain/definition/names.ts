/** What the things that a criterion refers to are called. */
import { calledInstead, type HiddenNames } from '../sample/hidden-names.ts';
import type { Definition } from './schema.ts';
import { describeValue } from './wording.ts';

export interface Names {
  /** By key, what people call the field; a field that is not listed goes by its key. */
  fields: ReadonlyMap<string, string>;
  /** By key of a field that names somebody who is not to be known: what its values are called instead. */
  hidden: ReadonlyMap<string, HiddenNames>;
  /** Whose stages, checklist, reasons and score bands are meant. */
  definition: Definition;
}

/** The names for a definition over the fields of a sample (none, where there is no sample yet). */
export const namesFor = (definition: Definition, fields: readonly NamedField[] = []): Names => ({
  definition,
  fields: new Map(fields.map(({ key, label }) => [key, label])),
  hidden: new Map(fields.flatMap(({ key, hidden }) => (hidden ? [[key, hidden] as const] : []))),
});

/** What sentences need to know of a field. */
export interface NamedField {
  key: string;
  label: string;
  hidden?: HiddenNames;
}

/** A value that a field is compared with, or a part of one, as everybody may read it. */
export function valueName(
  { hidden }: Names,
  field: string,
  value: string | number | boolean,
  isPart = false,
): string {
  const names = typeof value === 'boolean' ? undefined : hidden.get(field);
  return names ? calledInstead(names, String(value), isPart) : describeValue(value);
}

export const stageName = (names: Names, id: string): string =>
  names.definition.stages.find((stage) => stage.id === id)?.name ?? id;

export const reasonName = (names: Names, id: string): string =>
  names.definition.reasons.find((reason) => reason.id === id)?.name ?? id;
