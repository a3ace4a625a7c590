/** Edits of a definition that must keep its references whole. Nothing is changed in place. */
import { describeTransition } from './describe.ts';
import { namesFor } from './names.ts';
import type { Condition, Definition, Side, Transition } from './schema.ts';
import { starterChecklist, starterReasons, starterStages } from './starter.ts';
import { conditionsOf } from './walk.ts';

/** A definition with the usual stages, and neither rules nor transitions yet: those are the room's to make. */
export const emptyDefinition = (name: string, side: Side): Definition => ({
  format: 'yardstick.definition',
  version: 1,
  name,
  side,
  stages: starterStages(),
  transitions: [],
  checklist: starterChecklist(),
  reasons: starterReasons(),
  scoring: { rules: [], groups: [], categories: {}, total: {}, bands: [] },
});

/** The first of `rule-1`, `rule-2` … that is not taken. */
export function newId(prefix: string, existing: Iterable<{ id: string }>): string {
  const taken = new Set(Array.from(existing, ({ id }) => id));
  let number = 1;
  while (taken.has(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

/** What else went with an edit, so that the window can say so. */
export interface StageEdit {
  definition: Definition;
  removedTransitions: Transition[];
}

/** Removes a stage and the transitions from and to it; null for the last stage, which has to stay. */
export function removeStage(definition: Definition, id: string): StageEdit | null {
  const stages = definition.stages.filter((stage) => stage.id !== id);
  return stages.length === 0 ? null : withStages(definition, stages);
}

/** Puts a stage at an index of the order; transitions that would then lead the wrong way go. */
export function moveStage(definition: Definition, id: string, index: number): StageEdit {
  const moved = definition.stages.filter((stage) => stage.id === id);
  const others = definition.stages.filter((stage) => stage.id !== id);
  return withStages(definition, [...others.slice(0, index), ...moved, ...others.slice(index)]);
}

function withStages(definition: Definition, stages: Definition['stages']): StageEdit {
  const place = new Map(stages.map((stage, i) => [stage.id, i]));
  const leadsRight = (transition: Transition): boolean => {
    const from = place.get(transition.from);
    if (from === undefined) return false;
    if (transition.kind === 'disqualify') return true;
    const to = place.get(transition.to);
    return to !== undefined && (transition.kind === 'recycle' ? to < from : to > from);
  };
  return {
    definition: { ...definition, stages, transitions: definition.transitions.filter(leadsRight) },
    removedTransitions: definition.transitions.filter((transition) => !leadsRight(transition)),
  };
}

/** Removes a group of rules; its rules stay, outside any group. */
export function removeGroup(definition: Definition, id: string): Definition {
  const rules = definition.scoring.rules.map((rule) => {
    if (rule.group !== id) return rule;
    const { group: _, ...rest } = rule;
    return rest;
  });
  const groups = definition.scoring.groups.filter((group) => group.id !== id);
  return { ...definition, scoring: { ...definition.scoring, rules, groups } };
}

/**
 * Who refers to a reason, a checklist item or a score band, in words. As long as anybody does, it can't be
 * removed: a criterion without the condition would mean something else, silently.
 */
export function usesOf(
  definition: Definition,
  part: { reason: string } | { item: string } | { band: string },
): string[] {
  const names = namesFor(definition);
  const asks = (condition: Condition): boolean =>
    ('item' in part && condition.kind === 'checklist' && condition.item === part.item) ||
    ('band' in part && condition.kind === 'scoreBand' && condition.band === part.band);
  const uses = (owner: { when: Transition['when'] }) =>
    conditionsOf(owner.when).some(({ condition }) => asks(condition));
  const gives = (transition: Transition) =>
    'reason' in part && 'reason' in transition && transition.reason === part.reason;
  return [
    ...definition.transitions
      .filter((transition) => uses(transition) || gives(transition))
      .map((transition) => describeTransition(transition, names)),
    ...definition.scoring.rules.filter(uses).map((rule) => rule.name),
  ];
}
