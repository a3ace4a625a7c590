/** What would have had to be otherwise, in words. */
import { conditionPhrase } from '../definition/condition-phrase.ts';
import { diff } from '../definition/diff.ts';
import type { NamedField, Names } from '../definition/names.ts';
import { textOf } from '../definition/phrase.ts';
import type { Definition } from '../definition/schema.ts';
import { describeNumber, plural } from '../definition/wording.ts';
import type { DataChange } from './data-change.ts';
import { applyDefinitionChange, type DefinitionChange } from './definition-change.ts';

/** `employees is at least 50`, `2 more demo requests`, `1 email click fewer`. */
export function describeDataChange(change: DataChange, names: Names): string {
  switch (change.kind) {
    case 'field':
      return textOf(conditionPhrase(change.condition, names, change.wanted === 'false'));
    case 'moreTouchpoints': {
      const count = change.at.length;
      return `${describeNumber(count)} more ${count === 1 ? change.type : plural(change.type)}`;
    }
    case 'fewerTouchpoints': {
      const { types } = change.condition;
      const what = types.length === 0 ? 'touchpoint' : types.join(' or ');
      return `${describeNumber(change.fewer)} ${change.fewer === 1 ? what : plural(what)} fewer`;
    }
  }
}

/** What the changes, made together, change of a definition: as a diff says it. */
export function describeDefinitionChanges(
  changes: readonly DefinitionChange[],
  definition: Definition,
  fields: readonly NamedField[],
): string[] {
  const changed = changes.reduce(applyDefinitionChange, definition);
  return diff(definition, changed, fields).map(({ words }) => words);
}
