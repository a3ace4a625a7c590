/** What has moved since the agreement, in words. */

import type { Share } from '#shared/domain/statistics/share.ts';
import type { Difference } from '#shared/domain/statistics/two-proportions.ts';
import { type Drift, type RuleDrift, shownWay } from '#shared/engine/compare/drift.ts';
import { count, percent, plural, signed } from '../../ui/numbers.ts';

export const PAYS: Record<RuleDrift['pays'], string> = {
  still: 'still pays',
  noLonger: 'no longer pays',
  newly: 'pays now',
  neverShown: 'goes the wrong way',
  cantTell: 'can’t tell yet',
};

export const shareWords = (share: Share | null): string =>
  share
    ? `${percent(share.hits / share.of)} · ${count(share.hits)} of ${count(share.of)}`
    : 'none to tell from';

/** In percentage points. */
const points = (share: number): number => Math.round(share * 100);

export const liftWords = (lift: Difference | null): string =>
  lift
    ? `${signed(points(lift.difference))} (${signed(points(lift.low))} to ${signed(points(lift.high))})`
    : 'none to tell from';

export function changeWords(change: Difference | null): string {
  if (!change) return 'can’t tell';
  if (shownWay(change) === 0) {
    return `can’t tell: ${signed(points(change.low))} to ${signed(points(change.high))} points`;
  }
  return `${signed(points(change.difference))} points (${signed(points(change.low))} to ${signed(points(change.high))})`;
}

export function findingOf({ rules, steps, wonCaptured, junkLetThrough }: Drift): string {
  const idle = rules.filter(({ pays }) => pays === 'noLonger').length;
  if (idle > 0)
    return `${plural(idle, 'rule')} of ${count(rules.length)} no longer ${idle === 1 ? 'pays' : 'pay'}`;
  const shown = [wonCaptured, junkLetThrough, ...steps.map(({ moved }) => moved)].filter(
    ({ change }) => change && shownWay(change) !== 0,
  ).length;
  return shown > 0
    ? `${plural(shown, 'share')} moved by more than chance`
    : 'Nothing has moved by more than chance';
}
