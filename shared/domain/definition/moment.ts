/** The moments of a deal's replay, in words. */
import { dateWriter } from '../date-writer.ts';
import type { Instant } from '../sample/sample.ts';

/** What happened at one instant; several things may have. */
export interface MomentEvents {
  at: Instant;
  created: boolean;
  /** Types of the deal's own touchpoints. */
  touchpoints: readonly string[];
  /** Types of touchpoints of the account's other deals. */
  accountTouchpoints: readonly string[];
  end: boolean;
}

/** An instant in a time zone: `3 March 2026, 09:30`, without the time where it is the start of the day. */
export function describeInstant(at: Instant, timeZone: string): string {
  const clock = clockOf(at, timeZone);
  const date = dateOf(at, timeZone);
  return clock === '00:00' ? date : `${date}, ${clock}`;
}

const clockOf = dateWriter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dateOf = dateWriter({ day: 'numeric', month: 'long', year: 'numeric' });

/** What made it a moment: `created, demo request, 2 × pricing page view`. */
export function describeMoment(moment: MomentEvents): string {
  return [
    ...(moment.created ? ['created'] : []),
    ...tally(moment.touchpoints),
    ...tally(moment.accountTouchpoints).map((what) => `${what} by someone else of the account`),
    ...(moment.end ? ['the end'] : []),
  ].join(', ');
}

function tally(types: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${count} × ${type}`));
}
