/** A criterion as it may be shown and edited where not everybody may know whom its values name. */
import { calledInstead, meantBy } from '../sample/hidden-names.ts';
import type { NamedField } from './names.ts';
import type { Condition, Criterion, FieldCondition } from './schema.ts';
import { isCombination } from './walk.ts';

export interface Veiled<C extends Criterion> {
  /** With pseudonyms for names, each name under one of its own. */
  criterion: C;
  /** What an edit of it means: names for the pseudonyms again, as they were spelt; all else as it is written. */
  lift<Edited extends Criterion>(edited: Edited): Edited;
}

/** `fields`: those of the sample; only the values of fields with hidden names are veiled. */
export function veil<C extends Criterion>(criterion: C, fields: readonly NamedField[]): Veiled<C> {
  const hidden = new Map(
    fields.flatMap((field) => (field.hidden ? [[field.key, field.hidden] as const] : [])),
  );
  if (hidden.size === 0) return { criterion, lift: (edited) => edited };
  /** By field, the values by what they are called. */
  const meant = new Map<string, Map<string, string>>();
  const call: Rename = (field, value, isPart) => {
    const names = hidden.get(field);
    if (!names || value === '') return value;
    const known = meant.get(field) ?? new Map<string, string>();
    meant.set(field, known);
    const name = calledInstead(names, value, isPart);
    let own = name;
    // Those that the sample doesn't have would all go by the same words.
    for (let n = 2; known.has(own) && known.get(own) !== value; n += 1) own = `${name} ${n}`;
    known.set(own, value);
    return own;
  };
  const reveal: Rename = (field, value) => {
    const names = hidden.get(field);
    return meant.get(field)?.get(value) ?? (names && meantBy(names, value)) ?? value;
  };
  return {
    criterion: renamed(criterion, call) as C,
    lift: (edited) => renamed(edited, reveal) as typeof edited,
  };
}

type Rename = (field: string, value: string, isPart: boolean) => string;

function renamed(criterion: Criterion, rename: Rename): Criterion {
  if (!isCombination(criterion)) return renamedCondition(criterion, rename);
  return { ...criterion, of: criterion.of.map((part) => renamed(part, rename)) };
}

const renamedCondition = (condition: Condition, rename: Rename): Condition =>
  condition.kind === 'field' ? renamedField(condition, rename) : condition;

function renamedField(condition: FieldCondition, rename: Rename): FieldCondition {
  const { field } = condition;
  switch (condition.op) {
    case 'is': {
      const { value } = condition;
      return typeof value === 'string' ? { ...condition, value: rename(field, value, false) } : condition;
    }
    case 'isAnyOf': {
      const values = condition.values.map((value) =>
        typeof value === 'string' ? rename(field, value, false) : value,
      );
      return { ...condition, values };
    }
    case 'containsAnyOf':
      return { ...condition, values: condition.values.map((value) => rename(field, value, true)) };
    default:
      return condition;
  }
}
