/** Findings in words that a sales leader would use. */
import { describeCondition } from '../../domain/definition/describe.ts';
import { emptyDefinition } from '../../domain/definition/edit.ts';
import { type Names, namesFor } from '../../domain/definition/names.ts';
import { describeNumber } from '../../domain/definition/wording.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import type { Ratio } from '../../domain/statistics/ratio.ts';
import type { Share } from '../../domain/statistics/share.ts';
import type { Test } from './truth.ts';

/** A q above this is called chance. */
export const FALSE_DISCOVERY_RATE = 0.05;

export const namesOfSample = (sample: Sample): Names =>
  namesFor(emptyDefinition('evidence', 'agreed'), sample.fields);

/** `at least 2 Pricing page views in the first 14 days`. */
export function labelOf({ condition, firstDays }: Test, names: Names): string {
  if (firstDays === null || condition.kind !== 'touchpoints') return describeCondition(condition, names);
  const { withinDays: _, ...everything } = condition;
  return `${describeCondition(everything, names)} in the first ${firstDays} days`;
}

/** `3.1 times as often among won deals (1.9 to 5.0 times): 41 of 60 (34 to 47 of 60), against 30 of 154 …`. */
export function compareInWords(won: Share, others: Share, lift: Ratio, mayBeChance: boolean): string {
  const rest = `${outOf(others)} lost or rejected`;
  const chance = mayBeChance ? ' This may be chance.' : '';
  if (others.hits === 0) {
    return `Among won deals only: ${withRange(won)}, none of ${describeNumber(others.of)} lost or rejected.${chance}`;
  }
  if (won.hits === 0) return `Never among won deals: ${withRange(won)}, against ${rest}.${chance}`;
  const range = `${times(lift.low)} to ${times(lift.high)} times`;
  const often = times(lift.ratio) === '1.0' ? 'About as often' : `${times(lift.ratio)} times as often`;
  return `${often} among won deals (${range}): ${withRange(won)}, against ${rest}.${chance}`;
}

/** `1,154 of 1,377`. */
export const outOf = ({ hits, of }: Pick<Share, 'hits' | 'of'>): string =>
  `${describeNumber(hits)} of ${describeNumber(of)}`;

/** `41 of 60 (34 to 47 of 60)`. */
export const withRange = ({ hits, of, low, high }: Share): string =>
  `${outOf({ hits, of })} (${describeNumber(Math.round(low * of))} to ${outOf({ hits: Math.round(high * of), of })})`;

/** `3.1 times (1.9 to 5.0)`. */
export const timesInWords = ({ ratio, low, high }: Ratio): string =>
  `${times(ratio)} times (${times(low)} to ${times(high)})`;

const times = (n: number): string => {
  if (n >= 20) return n.toFixed(0);
  return n < 0.1 ? n.toPrecision(1) : n.toFixed(1);
};

export const counted = (n: number, one: string, several = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : several}`;
