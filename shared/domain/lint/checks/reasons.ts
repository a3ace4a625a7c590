import { isForward } from '../../definition/forward.ts';
import type { Definition } from '../../definition/schema.ts';
import { starterReasons } from '../../definition/starter.ts';
import type { Check, Finding } from '../finding.ts';
import { handOver } from '../landmarks.ts';

/** Sales has no way to turn a lead down. */
export const noWayBack: Check = (definition) => {
  const stage = handOver(definition);
  if (stage === null || !definition.transitions.some(isForward)) return [];
  const after = new Set(definition.stages.slice(stage).map(({ id }) => id));
  if (definition.transitions.some((each) => !isForward(each) && after.has(each.from))) return [];
  const { id, name } = definition.stages[stage]!;
  return [
    {
      id: 'no-way-back',
      what: `From ${name} on, sales can neither send a lead back nor turn it down.`,
      why: 'What can’t be rejected with a reason is ignored without one, and marketing never learns what was wrong.',
      at: { kind: 'stage', id },
      shows: { reaches: id, outcomes: ['rejected'] },
    },
  ];
};

/** No standard reasons. */
export const noReasons: Check = ({ reasons, transitions }) => {
  if (reasons.length > 0 || transitions.length === 0) return [];
  return [
    {
      id: 'no-reasons',
      what: 'There are no standard reasons for turning a lead down.',
      why: '“Bad lead” teaches nobody anything; “too small” can be counted, and the bar moved.',
      fix: {
        label: 'Add the usual reasons',
        apply: (definition) => ({ ...definition, reasons: starterReasons() }),
      },
    },
  ];
};

/** A way back that names no reason. */
export const recycleWithoutReason: Check = (definition) =>
  definition.transitions.flatMap((way): Finding[] => {
    if (way.kind !== 'recycle' || way.reason !== undefined) return [];
    const name = definition.stages.find(({ id }) => id === way.from)?.name ?? way.from;
    const timing = definition.reasons.find((reason) => /timing|too early/i.test(reason.name));
    return [
      {
        id: `recycle-without-reason ${way.id}`,
        what: `The way back from ${name} names no reason.`,
        why: 'Without a reason nobody can tell whether the lead was early or the bar is wrong.',
        at: { kind: 'transition', id: way.id },
        ...(timing && {
          fix: { label: `Name “${timing.name}”`, apply: (now) => withReason(now, way.id, timing.id) },
        }),
      },
    ];
  });

const withReason = (definition: Definition, transition: string, reason: string): Definition => ({
  ...definition,
  transitions: definition.transitions.map((way) =>
    way.id === transition && way.kind === 'recycle' ? { ...way, reason } : way,
  ),
});
