/**
 * Putting an agreed definition together, clause by clause, from two others. A clause that is taken over brings along
 * what it refers to (its stages, its reason …), so that the result is whole at every step. Nothing is changed in place.
 */
import { normalize } from '../criteria/text.ts';
import { type Clause, type KeyedPart, partsOf } from './clauses.ts';
import { newId, removeGroup, removeStage, usesOf } from './edit.ts';
import { type Part, portableJson, renamed } from './portable.ts';
import { referenceProblems } from './references.ts';
import type { Category, Criterion, Definition, Rule, Transition } from './schema.ts';

export type Choice = 'left' | 'right';

/** Which side's clause a definition has; `edited` where it says something of its own. */
export function standsAs(
  definition: Definition,
  left: Definition,
  right: Definition,
  clause: Clause,
): Choice | 'edited' {
  const here = findPart(definition, clause);
  const text = here && portableJson(here, definition);
  if (text === (clause.left && portableJson(clause.left, left))) return 'left';
  return text === (clause.right && portableJson(clause.right, right)) ? 'right' : 'edited';
}

/** What became of taking over a clause: the definition with it, or why it does not fit. */
export type Adopted = { ok: true; definition: Definition } | { ok: false; problem: string };

/**
 * A definition with one side's clause in place of its own; where that side has no such clause, without it (unless
 * something else still needs it). A step that would lead the wrong way in the definition's order of stages does not fit.
 */
export function adopt(definition: Definition, source: Definition, clause: Clause, choice: Choice): Adopted {
  const wanted = choice === 'left' ? clause.left : clause.right;
  const here = findPart(definition, clause);
  const result = wanted
    ? put(definition, source, wanted, here)
    : here
      ? without(definition, here)
      : definition;
  const [problem] = referenceProblems(result);
  if (!problem) return { ok: true, definition: result };
  return {
    ok: false,
    problem: `“${clause.name}” does not fit into ${definition.name} as it stands: ${problem.message}. Settle the stages first.`,
  };
}

/** The part of a definition that a clause is about; null where it has none. */
export function findPart(definition: Definition, { left, right, part }: Clause): KeyedPart | null {
  const own = partsOf(definition).filter((known) => known.part === part);
  for (const key of [left?.key, right?.key]) {
    const found = own.find((known) => known.key === key);
    if (found) return found;
  }
  return null;
}

function put(
  definition: Definition,
  source: Definition,
  wanted: KeyedPart,
  here: KeyedPart | null,
): Definition {
  const merging = new Merging(definition, source);
  merging.put(wanted, here?.item.id ?? null);
  return merging.definition;
}

/** A copy of a definition that takes over parts of a source. */
class Merging {
  readonly definition: Definition;
  private readonly source: Definition;

  constructor(definition: Definition, source: Definition) {
    const { scoring } = definition;
    this.definition = {
      ...definition,
      stages: [...definition.stages],
      transitions: [...definition.transitions],
      checklist: [...definition.checklist],
      reasons: [...definition.reasons],
      scoring: {
        ...scoring,
        rules: [...scoring.rules],
        groups: [...scoring.groups],
        bands: [...scoring.bands],
        categories: { ...scoring.categories },
      },
    };
    this.source = source;
  }

  /** Puts a part in place of the one with the given id; null: where the source has it in its order. */
  put(part: Part, replaced: string | null): void {
    const { stages, transitions, checklist, reasons, scoring } = this.definition;
    const from = this.source;
    if (part.part === 'stage') this.place(stages, from.stages, part.item, replaced, 'stage');
    if (part.part === 'transition') {
      this.place(transitions, from.transitions, this.transition(part.item), replaced, 'transition');
    }
    if (part.part === 'rule') {
      this.place(scoring.rules, from.scoring.rules, this.rule(part.item), replaced, 'rule');
    }
    if (part.part === 'group') this.place(scoring.groups, from.scoring.groups, part.item, replaced, 'group');
    if (part.part === 'band') this.place(scoring.bands, from.scoring.bands, part.item, replaced, 'band');
    if (part.part === 'checklistItem') this.place(checklist, from.checklist, part.item, replaced, 'item');
    if (part.part === 'reason') this.place(reasons, from.reasons, part.item, replaced, 'reason');
    if (part.part === 'limits') {
      const { id, name: _, ...limits } = part.item;
      if (id === 'total') scoring.total = limits;
      else scoring.categories[id as Category] = limits;
    }
  }

  /** Puts an item into a list: in place of another, or after what comes before it in the source's list. */
  private place<T extends { id: string }>(
    list: T[],
    sources: readonly T[],
    item: T,
    replaced: string | null,
    prefix: string,
  ): void {
    const at = list.findIndex(({ id }) => id === replaced);
    if (at >= 0) {
      list[at] = { ...item, id: replaced! };
      return;
    }
    const id = list.some((known) => known.id === item.id) ? newId(prefix, list) : item.id;
    list.splice(this.placeAfter(list, sources, item.id), 0, { ...item, id });
  }

  private placeAfter<T extends { id: string }>(list: T[], sources: readonly T[], id: string): number {
    const nameOf = (part: T) => ('name' in part ? normalize(String(part.name)) : part.id);
    const index = sources.findIndex((each) => each.id === id);
    for (const earlier of sources.slice(0, index).reverse()) {
      const at = list.findIndex((known) => nameOf(known) === nameOf(earlier));
      if (at >= 0) return at + 1;
    }
    return index === 0 ? 0 : list.length;
  }

  private rule({ group, ...rule }: Rule): Rule {
    return {
      ...rule,
      when: this.criterion(rule.when),
      ...(group !== undefined && { group: this.refer('group', group) }),
    };
  }

  private transition(transition: Transition): Transition {
    const base = {
      ...transition,
      from: this.refer('stage', transition.from),
      when: this.criterion(transition.when),
    };
    if (base.kind === 'disqualify') return { ...base, reason: this.refer('reason', base.reason) };
    if (base.kind !== 'recycle') return { ...base, to: this.refer('stage', base.to) };
    return {
      ...base,
      to: this.refer('stage', base.to),
      ...(base.reason !== undefined && { reason: this.refer('reason', base.reason) }),
    };
  }

  private criterion(criterion: Criterion): Criterion {
    return renamed(criterion, {
      band: (id) => this.refer('band', id),
      item: (id) => this.refer('checklistItem', id),
    });
  }

  /** The id under which the definition has what the source calls by an id; taken over where it is missing. */
  private refer(kind: 'stage' | 'reason' | 'group' | 'band' | 'checklistItem', id: string): string {
    const wanted = partsOf(this.source).find((part) => part.part === kind && part.item.id === id)!;
    const find = () => partsOf(this.definition).find(({ key }) => key === wanted.key);
    if (!find()) this.put(wanted, null);
    return find()!.item.id;
  }
}

function without(definition: Definition, { part, item }: Part): Definition {
  const { id } = item;
  const { scoring } = definition;
  const others = <T extends { id: string }>(list: readonly T[]): T[] => list.filter((each) => each.id !== id);
  switch (part) {
    case 'stage':
      return removeStage(definition, id)?.definition ?? definition;
    case 'transition':
      return { ...definition, transitions: others(definition.transitions) };
    case 'rule':
      return { ...definition, scoring: { ...scoring, rules: others(scoring.rules) } };
    case 'group':
      return removeGroup(definition, id);
    case 'band':
      if (usesOf(definition, { band: id }).length > 0) return definition;
      return { ...definition, scoring: { ...scoring, bands: others(scoring.bands) } };
    case 'checklistItem':
      if (usesOf(definition, { item: id }).length > 0) return definition;
      return { ...definition, checklist: others(definition.checklist) };
    case 'reason':
      if (usesOf(definition, { reason: id }).length > 0) return definition;
      return { ...definition, reasons: others(definition.reasons) };
    case 'limits':
      return definition;
  }
}
