/** The names that a typed criterion may use, and how they are written. */
import { normalize } from '../../criteria/text.ts';
import type { Names } from '../names.ts';
import type { ScoreBand } from '../schema.ts';
import { quote } from './tokens.ts';

export interface Vocabulary {
  names: Names;
  /** Of the sample. */
  touchpointTypes: readonly string[];
  /** Values of the sample's source field. */
  sources: readonly string[];
  /** Values of a field worth offering, by its key. */
  valuesOf(field: string): readonly string[];
}

/** Words with a meaning of their own; a name or value that holds one is written in quotes. */
const RESERVED = new Set(
  `all any none of and or not is contains does contain between at before after within from in field score band
  known confirmed nothing touchpoints true false yes no text`.split(/\s+/),
);
const SIMPLE_WORD = /^[\p{L}\p{N}_][\p{L}\p{N}_.@&+/'’-]*$/u;

export const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A name or text as it is typed: bare where that reads back the same. */
export function written(text: string): string {
  const words = text.split(' ');
  const bare = words.every((word) => SIMPLE_WORD.test(word) && !RESERVED.has(word.toLowerCase()));
  return bare && !NUMBER.test(text) ? text : quote(text);
}

/** Keys by normalized label, kept for each set of fields: completion asks for all of them at every key press. */
const keysByLabel = new WeakMap<Names['fields'], Map<string, string>>();

function labelIndex(fields: Names['fields']): Map<string, string> {
  const known = keysByLabel.get(fields);
  if (known) return known;
  const index = new Map<string, string>();
  for (const [key, label] of fields) {
    // Of two fields with one label, the first goes by it.
    if (!index.has(normalize(label))) index.set(normalize(label), key);
  }
  keysByLabel.set(fields, index);
  return index;
}

/** The key of the field that goes by a name: its key exactly, else its label. */
export const fieldCalled = (name: string, { fields }: Names): string | undefined =>
  fields.has(name) ? name : labelIndex(fields).get(normalize(name));

/** How to write a field so that it reads back as this key: by its label, its key, or as a key outright. */
export function writtenField(key: string, names: Names): string {
  const label = names.fields.get(key);
  if (label !== undefined && fieldCalled(label, names) === key) return written(label);
  const called = fieldCalled(key, names);
  if (called === key) return written(key);
  return called === undefined ? quote(key) : `field ${quote(key)}`;
}

/** All fields as they are written, kept like their labels. */
const writtenByFields = new WeakMap<Names['fields'], string[]>();

export function writtenFields(names: Names): readonly string[] {
  const { fields } = names;
  let all = writtenByFields.get(fields);
  if (!all) {
    all = Array.from(fields.keys(), (key) => writtenField(key, names));
    writtenByFields.set(fields, all);
  }
  return all;
}

interface Named {
  id: string;
  name: string;
}

/** The part with an id exactly, else with a name. */
export const partCalled = <T extends Named>(name: string, parts: readonly T[]): T | undefined =>
  parts.find(({ id }) => id === name) ?? parts.find((part) => normalize(part.name) === normalize(name));

/** How to write a part so that it reads back as this one; null where the definition has none such. */
export function writtenPart(id: string, parts: readonly Named[]): string {
  const part = parts.find((candidate) => candidate.id === id);
  return part && partCalled(part.name, parts)?.id === id ? written(part.name) : quote(id);
}

export const scoreWords = (of: ScoreBand['of']): string => (of === 'total' ? 'score' : `${of} score`);
