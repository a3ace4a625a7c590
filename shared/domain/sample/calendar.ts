/** Calendar days in a time zone (IANA name). */
import { DateTime } from 'luxon';
import type { Instant } from './sample.ts';

/** A day of 24 hours, in milliseconds: what windows, half-lives and lead times are measured in. */
export const DAY = 86_400_000;

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether an ISO 8601 text is a date without a time. */
export const isDateOnly = (iso: string): boolean => DATE_ONLY.test(iso);

/** The calendar day on which an instant falls, as `2026-03-01`. */
export function dayOf(at: Instant, timeZone: string): string {
  return DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/**
 * The instant that an ISO 8601 date or date-time names; a date is the start of its day in the time zone.
 * NaN for any other text.
 */
export function instantOf(iso: string, timeZone: string): Instant {
  const read = DateTime.fromISO(iso, { zone: timeZone });
  return (isDateOnly(iso) ? read.startOf('day') : read).toMillis();
}

/** When a deal with this closing date closes: without a time, at the start of the next day. */
export function closingOf(iso: string, timeZone: string): Instant {
  const read = DateTime.fromISO(iso, { zone: timeZone });
  return (isDateOnly(iso) ? read.plus({ days: 1 }).startOf('day') : read).toMillis();
}
