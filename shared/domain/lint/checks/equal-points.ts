import { describePoints } from '../../definition/wording.ts';
import type { Check, Finding } from '../finding.ts';
import { enumerateWords, quoted } from '../words.ts';

/** How many kinds of engagement may weigh the same before it looks like nobody weighed them. */
const TOO_MANY_ALIKE = 3;

/** Equal points for unequal content. */
export const equalPoints: Check = ({ scoring: { rules } }) => {
  const byPoints = new Map<number, string[]>();
  for (const { category, when, points, name } of rules) {
    if (category !== 'engagement' || when.kind !== 'touchpoints' || when.scope !== 'deal') continue;
    byPoints.set(points, [...(byPoints.get(points) ?? []), name]);
  }
  return [...byPoints].flatMap(([points, names]): Finding[] =>
    names.length < TOO_MANY_ALIKE
      ? []
      : [
          {
            id: 'equal-points',
            what: `${enumerateWords(names.map(quoted))} give the same ${describePoints(points)}.`,
            why: 'A badge scanned, a paper downloaded and a webinar watched to its end are not the same sign of interest.',
          },
        ],
  );
};
