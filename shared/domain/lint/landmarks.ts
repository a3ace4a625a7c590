/** The stages that practitioners speak of, wherever a room has put them and whatever else it has added. */
import type { Condition, Definition, Transition } from '../definition/schema.ts';
import { conditionsOf } from '../definition/walk.ts';

const indexOfNamed = (definition: Definition, name: RegExp): number | null => {
  const index = definition.stages.findIndex((stage) => name.test(stage.name));
  return index < 0 ? null : index;
};

/** Index of the stage at which marketing hands over: the MQL by any of its names, else the second; null of one stage. */
export const handOver = (definition: Definition): number | null =>
  definition.stages.length < 2
    ? null
    : (indexOfNamed(definition, /\b(mql|pql|mqa)s?\b|(marketing|product)[ -]qualified/i) ?? 1);

/** Index of the SQL; null where no stage is called so. */
export const salesQualified = (definition: Definition): number | null =>
  indexOfNamed(definition, /\bsqls?\b|sales[ -]qualified/i);

/** The conditions of a transition, checklist items with the fields that stand in for them. */
export const conditionsOn = ({ checklist }: Definition, { when }: Transition): Condition[] =>
  conditionsOf(when).flatMap(({ condition }) => {
    const standIn =
      condition.kind === 'checklist' && checklist.find(({ id }) => id === condition.item)?.standIn;
    return standIn ? [condition, standIn] : [condition];
  });

/** The words by which conditions call what they ask about: fields, touchpoint types, checklist items. */
export const wordsOf = ({ checklist }: Definition, conditions: readonly Condition[]): string =>
  conditions
    .flatMap((condition): string[] => {
      if (condition.kind === 'field') return [condition.field];
      if (condition.kind === 'touchpoints') return condition.types;
      if (condition.kind !== 'checklist') return [];
      return [condition.item, checklist.find(({ id }) => id === condition.item)?.name ?? ''];
    })
    // `decisionMaker` and `decision_maker` are two words.
    .map((text) => text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' '))
    .join('\n');
