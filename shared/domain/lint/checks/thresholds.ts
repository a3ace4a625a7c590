import { conditionsOf } from '../../definition/walk.ts';
import { describeNumber } from '../../definition/wording.ts';
import { scoreBounds } from '../bounds.ts';
import type { Check, Finding } from '../finding.ts';

/** A threshold that the points can never reach, or that every deal meets whatever it does. */
export const thresholds: Check = (definition) => {
  if (definition.scoring.rules.length === 0) return [];
  const bounds = scoreBounds(definition.scoring);
  return definition.transitions.flatMap(({ id, when }) => {
    const bars = conditionsOf(when).flatMap(({ condition }) =>
      condition.kind === 'score'
        ? [condition.is, ...Object.values(condition.bySource ?? {})].flatMap((is) =>
            is.op === 'atMost' ? [] : [{ of: condition.of, bar: is.op === 'atLeast' ? is.value : is.low }],
          )
        : [],
    );
    const at = { kind: 'transition', id } as const;
    return bars
      .flatMap(({ of, bar }): Finding[] => {
        const { low, high } = bounds[of];
        const score = of === 'total' ? 'score' : `${of} score`;
        if (bar > high) {
          return [
            {
              id: `threshold-too-high ${id}`,
              what: `No lead can ever reach ${describeNumber(bar)}: the highest possible ${score} is ${describeNumber(high)}.`,
              why: 'Whoever waits behind this bar waits for ever. Lower it, or give more points.',
              at,
            },
          ];
        }
        if (bar > low) return [];
        return [
          {
            id: `threshold-too-low ${id}`,
            what: `Every lead reaches ${describeNumber(bar)}, whatever it is or does: the ${score} never falls below ${describeNumber(low)}.`,
            why: 'A bar that all clear decides nothing.',
            at,
          },
        ];
      })
      .slice(0, 1);
  });
};
