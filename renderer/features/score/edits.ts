/** What can be done to the rules of the definition that is being edited. */
import { newId, removeGroup } from '#shared/domain/definition/edit.ts';
import type { Category, Definition, PointLimits, Rule, RuleGroup } from '#shared/domain/definition/schema.ts';
import { definitionNow, useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSimulation } from '../../stores/simulation.ts';

const edit = (...args: Parameters<ReturnType<typeof useDefinitions.getState>['edit']>) =>
  useDefinitions.getState().edit(...args);

/** Adds a rule and opens it. */
export function addRule(category: Category): void {
  const rule: Rule = {
    id: newId('rule', definitionNow()?.scoring.rules ?? []),
    name: 'New rule',
    category,
    when: { kind: 'all', of: [] },
    points: category === 'negative' ? -10 : 10,
  };
  edit('New rule', ({ scoring }) => {
    scoring.rules.push(rule);
  });
  useScreen.getState().select({ kind: 'rule', id: rule.id });
}

export function changeRule(id: string, what: string, recipe: (rule: Rule) => void, gesture?: string): void {
  edit(what, inRule(id, recipe), gesture);
}

const inRule =
  (id: string, recipe: (rule: Rule) => void) =>
  ({ scoring }: Definition): void => {
    const rule = scoring.rules.find((known) => known.id === id);
    if (rule) recipe(rule);
  };

/** Says that the points of a rule will perhaps be changed. */
export const expectPoints = (rule: string): void =>
  useSimulation.getState().expectTurns({ kind: 'points', rule });

export function removeRule({ id, name }: Rule): void {
  edit(`Remove “${name}”`, ({ scoring }) => {
    scoring.rules = scoring.rules.filter((rule) => rule.id !== id);
  });
  useScreen.getState().select(null);
}

/** Where a rule goes: to the end of a category, or before another rule, whose category and group it takes. */
export type RulePlace = { category: Category } | { before: string };

export function moveRule(id: string, place: RulePlace): void {
  const rules = definitionNow()?.scoring.rules ?? [];
  const rule = rules.find((known) => known.id === id);
  const next = 'before' in place ? rules.find((known) => known.id === place.before) : undefined;
  if (!rule || next === rule) return;
  edit(`Move “${rule.name}”`, ({ scoring }) => {
    const others = scoring.rules.filter((known) => known.id !== id);
    const { group: _, ...free } = rule;
    const moved: Rule = next
      ? { ...free, category: next.category, ...(next.group !== undefined && { group: next.group }) }
      : { ...free, category: 'category' in place ? place.category : rule.category };
    const index = next ? others.findIndex((known) => known.id === next.id) : others.length;
    scoring.rules = others.toSpliced(index, 0, moved);
  });
}

/** Puts a rule into a group of its category; null: into none; undefined: into a new one. */
export function assignGroup(rule: Rule, group: string | null | undefined): void {
  edit(`Group of “${rule.name}”`, ({ scoring }) => {
    const changing = scoring.rules.find(({ id }) => id === rule.id);
    if (!changing) return;
    if (group === null) {
      delete changing.group;
      return;
    }
    const id = group ?? newId('group', scoring.groups);
    if (group === undefined) scoring.groups.push({ id, name: 'New group', category: rule.category });
    changing.group = id;
  });
}

export function changeGroup(
  id: string,
  what: string,
  recipe: (group: RuleGroup) => void,
  gesture?: string,
): void {
  edit(
    what,
    ({ scoring }) => {
      const group = scoring.groups.find((known) => known.id === id);
      if (group) recipe(group);
    },
    gesture,
  );
}

/** Dissolves a group; its rules stay. */
export function dissolveGroup({ id, name }: RuleGroup): void {
  edit(`Dissolve “${name}”`, (definition) => {
    definition.scoring = removeGroup(definition, id).scoring;
  });
}

/** Gives something that has limits others. */
export function setLimits(target: PointLimits, { cap, floor }: PointLimits): void {
  delete target.cap;
  delete target.floor;
  if (cap !== undefined) target.cap = cap;
  if (floor !== undefined) target.floor = floor;
}
