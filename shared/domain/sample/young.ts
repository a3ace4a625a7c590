/**
 * Open deals that are too young to tell: most deals of their age have not ended yet, so that they can't speak against a
 * definition. Unless the room wants otherwise, they are left out of all that is counted.
 */
import { quantile } from '../statistics/quantile.ts';
import { DAY } from './calendar.ts';
import { beginOf } from './deal-ends.ts';
import { partOf } from './part.ts';
import { type Instant, OUTCOMES, type Sample } from './sample.ts';

/** The age in days under which open deals are left out: what is usual for the sample, the room's own, or null: none is. */
export type YoungRule = 'usual' | number | null;

/** The share of the ended deals that have ended by the age at which an open one is old enough to tell. */
export const USUAL = 0.9;
/** Fewer ended deals say nothing of what is usual. */
const ENOUGH = 10;

/**
 * The age, in whole days, from which an open deal is old enough to tell; null where none is too young. Usual is the age
 * by which nine tenths of the deals that ended had ended. Asked of the whole sample, so that its parts agree.
 */
export function oldEnoughAfter(sample: Sample, rule: YoungRule): number | null {
  if (rule !== 'usual') return rule;
  const ages: number[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const age = (sample.closedAt[deal]! - beginOf(sample, deal)) / DAY;
    if (age >= 0) ages.push(age);
  }
  return ages.length < ENOUGH ? null : Math.ceil(quantile(ages, USUAL)!);
}

const OPEN = OUTCOMES.indexOf('open');

/** Whether a deal is open and younger than that many days at the sample's date; never where nobody knows its age. */
const isTooYoung = (sample: Sample, deal: number, days: number | null): boolean =>
  days !== null && sample.outcome[deal] === OPEN && (sample.asOf - beginOf(sample, deal)) / DAY < days;

/** Positions of the deals that are too young to tell, and of all others. */
export function splitYoung(sample: Sample, days: number | null): { young: Uint32Array; others: Uint32Array } {
  const all = Uint32Array.from({ length: sample.deals }, (_, deal) => deal);
  return {
    young: all.filter((deal) => isTooYoung(sample, deal, days)),
    others: all.filter((deal) => !isTooYoung(sample, deal, days)),
  };
}

/** The sample without the deals that are too young to tell, which says how many those were. */
export function withoutYoung(sample: Sample, days: number | null): Sample {
  const { young, others } = splitYoung(sample, days);
  if (days === null || young.length === 0) return sample;
  return { ...partOf(sample, others), tooYoung: { deals: young.length, days } };
}

/**
 * The time in which the deals of a sample came in, from `first` to its own date, in milliseconds. Where young deals were
 * left out it is shorter by their share, so that what is counted by the week is not too little for their absence.
 */
export function timeSpanned({ deals, asOf, tooYoung }: Sample, first: Instant): number {
  const all = deals + (tooYoung?.deals ?? 0);
  return all === 0 ? 0 : ((asOf - first) * deals) / all;
}
