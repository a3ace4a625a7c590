import { toThousandths } from '../../../domain/criteria/touchpoints.ts';
import { conditionsOf } from '../../../domain/definition/walk.ts';
import { describeNumber } from '../../../domain/definition/wording.ts';
import type { SampleCheck, SampleFinding } from '../finding.ts';

/** A threshold that no deal of the sample ever reaches, or that all of them do. */
export const sampleThresholds: SampleCheck = ({ definition, sample, simulation }) => {
  if (sample.deals === 0) return [];
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let deal = 0; deal < sample.deals; deal++) {
    highest = Math.max(highest, simulation.peakScore[deal]!);
    lowest = Math.min(lowest, simulation.peakScore[deal]!);
  }
  return definition.transitions.flatMap(({ id, when }) => {
    const bars = conditionsOf(when).flatMap(({ condition }) =>
      condition.kind === 'score' && condition.of === 'total' && condition.is.op === 'atLeast'
        ? [condition.is.value]
        : [],
    );
    const at = { kind: 'transition', id } as const;
    return bars
      .flatMap((bar): SampleFinding[] => {
        const points = describeNumber(bar);
        if (toThousandths(bar) > highest) {
          return [
            {
              id: `threshold-too-high ${id}`,
              what: `No deal of the sample ever reaches ${points}; the highest score is ${describeNumber(highest / 1000)}.`,
              why: 'A bar above everything that ever happened will let nobody through next quarter either.',
              at,
              deals: null,
            },
          ];
        }
        if (toThousandths(bar) > lowest) return [];
        return [
          {
            id: `threshold-too-low ${id}`,
            what: `Every deal of the sample reaches ${points}.`,
            why: 'A bar that all clear decides nothing.',
            at,
            deals: null,
          },
        ];
      })
      .slice(0, 1);
  });
};
