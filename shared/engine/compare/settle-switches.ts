/** Edits that are made or not: a condition not asked, one more condition, a clause borrowed from another definition. */

import { canonicalJson } from '../../domain/definition/canonical.ts';
import { clausesOf } from '../../domain/definition/clauses.ts';
import { addAt, removeAt } from '../../domain/definition/edit-criterion.ts';
import { isForward } from '../../domain/definition/forward.ts';
import { adopt } from '../../domain/definition/merge.ts';
import type { Condition, Criterion, Definition, Transition } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import type { Candidate, Dispute } from './dispute.ts';

/** A condition weighs as much as ten points, as in near misses. */
const CONDITION = 10;

/** All that could be switched; whether one of them puts the deal where it belongs is for the caller to try. */
export function switchesFor({ definition, others }: Dispute): Candidate[] {
  return [
    ...definition.transitions.flatMap((transition) => [
      ...withoutCondition(definition, transition),
      ...withCondition(definition, transition, others),
      ...withoutTransition(definition, transition),
    ]),
    ...others.flatMap((other) => borrowed(definition, other)),
  ];
}

function withoutCondition(definition: Definition, transition: Transition): Candidate[] {
  return conditionsOf(transition.when).flatMap(({ path }) => {
    const when = removeAt(transition.when, path);
    // A step without any condition would let everybody pass; nobody would agree to that.
    return when === null ? [] : [edited(definition, transition, when)];
  });
}

/** A way out, or back, that nobody takes any more. */
function withoutTransition(definition: Definition, transition: Transition): Candidate[] {
  if (isForward(transition)) return [];
  const transitions = definition.transitions.filter(({ id }) => id !== transition.id);
  return [
    { kind: 'condition', definition: { ...definition, transitions }, size: 2 * CONDITION, place: null },
  ];
}

/** What other definitions ask of deals, asked here too, or let pass here instead. */
function withCondition(
  definition: Definition,
  transition: Transition,
  others: readonly Definition[],
): Candidate[] {
  const asked = new Map<string, Condition>();
  for (const { when } of others.flatMap(({ transitions }) => transitions)) {
    for (const { condition } of conditionsOf(when)) {
      if (condition.kind !== 'field' && condition.kind !== 'touchpoints') continue;
      asked.set(canonicalJson(condition), condition);
    }
  }
  const known = new Set(conditionsOf(transition.when).map(({ condition }) => canonicalJson(condition)));
  return [...asked]
    .filter(([text]) => !known.has(text))
    .flatMap(([, condition]) => [
      edited(definition, transition, alsoAsks(transition.when, condition)),
      edited(definition, transition, { kind: 'any', of: [transition.when, condition] }),
      edited(definition, transition, alsoAsks(transition.when, { kind: 'none', of: [condition] })),
    ]);
}

const alsoAsks = (when: Criterion, condition: Criterion): Criterion =>
  when.kind === 'all' ? addAt(when, [], condition) : { kind: 'all', of: [when, condition] };

/** A whole rule or transition as another definition has it. */
function borrowed(definition: Definition, other: Definition): Candidate[] {
  return clausesOf(definition, other).flatMap((clause): Candidate[] => {
    if (clause.alike || (clause.part !== 'rule' && clause.part !== 'transition') || !clause.right) return [];
    const taken = adopt(definition, other, clause, 'right');
    // It may not fit into this definition's stages.
    if (!taken.ok) return [];
    return [{ kind: 'borrowed', definition: taken.definition, size: 1.5 * CONDITION, place: null }];
  });
}

function edited(definition: Definition, transition: Transition, when: Criterion): Candidate {
  const transitions = definition.transitions.map((each) =>
    each.id === transition.id ? { ...each, when } : each,
  );
  return {
    kind: 'condition',
    definition: { ...definition, transitions },
    size: CONDITION,
    place: { part: 'transition', id: transition.id },
  };
}
