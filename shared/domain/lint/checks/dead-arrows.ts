import { canonicalJson } from '../../definition/canonical.ts';
import { isForward } from '../../definition/forward.ts';
import type { Criterion, Definition, Transition } from '../../definition/schema.ts';
import { TRANSITION_KINDS } from '../../definition/vocabulary.ts';
import { isCombination } from '../../definition/walk.ts';
import type { Check, Finding, Fix } from '../finding.ts';
import { enumerateWords } from '../words.ts';

const removing = (id: string): Fix => ({
  label: 'Remove the arrow',
  apply: (definition) => ({
    ...definition,
    transitions: definition.transitions.filter((transition) => transition.id !== id),
  }),
});

/** Stages that no arrow leads to, and with them their arrows. */
export const unreachedStages: Check = (definition) => {
  if (definition.transitions.length === 0) return [];
  const reached = reachedStages(definition);
  const lonely = definition.stages.filter(({ id }) => !reached.has(id));
  if (lonely.length === 0) return [];
  const arrows = definition.transitions.filter(({ from }) => !reached.has(from)).length;
  const behind =
    arrows === 0
      ? ''
      : arrows === 1
        ? ', so the arrow behind is never taken'
        : `, so the ${arrows} arrows behind are never taken`;
  return [
    {
      id: `unreached-stage ${lonely[0]!.id}`,
      what: `No arrow leads to ${enumerateWords(lonely.map(({ name }) => name))}${behind}.`,
      why: 'A stage that nothing leads to stays empty, whatever the deals do.',
      at: { kind: 'stage', id: lonely[0]!.id },
    },
  ];
};

function reachedStages({ stages, transitions }: Definition): Set<string> {
  const reached = new Set(stages.slice(0, 1).map(({ id }) => id));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const way of transitions) if (isForward(way) && reached.has(way.from)) reached.add(way.to);
  }
  return reached;
}

/** Arrows that another one before them always forestalls, or whose rule nothing can meet. */
export const deadArrows: Check = (definition) => {
  const order = (way: Transition) => TRANSITION_KINDS.indexOf(way.kind);
  const inTurn = [...definition.transitions].sort((a, b) => order(a) - order(b));
  return inTurn.flatMap((way, i): Finding[] => {
    const from = definition.stages.find(({ id }) => id === way.from)?.name ?? way.from;
    const found = (what: string): Finding[] => [
      {
        id: `dead-arrow ${way.id}`,
        what,
        why: 'It looks like a rule that everybody agreed on, and decides nothing.',
        at: { kind: 'transition', id: way.id },
        fix: removing(way.id),
      },
    ];
    if (constantOf(way.when) === false)
      return found(`An arrow from ${from} has a rule that nothing can meet.`);
    const rule = canonicalJson(way.when);
    const first = inTurn
      .slice(0, i)
      .find(
        (other) =>
          other.from === way.from && (constantOf(other.when) === true || canonicalJson(other.when) === rule),
      );
    if (!first) return [];
    return found(`An arrow from ${from} is never taken: another one before it always is.`);
  });
};

/** The value of a criterion that is the same for all deals; null for all others. */
function constantOf(criterion: Criterion): boolean | null {
  if (!isCombination(criterion)) return null;
  if (criterion.kind === 'atLeast') {
    if (criterion.count > criterion.of.length) return false;
    return criterion.count === 0 ? true : null;
  }
  return criterion.of.length === 0 ? criterion.kind !== 'any' : null;
}
