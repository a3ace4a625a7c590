/**
 * Calendar days in a time zone (IANA name). Written out, as a library for dates would be half of what a start compiles of
 * the engine; test/unit/sample/calendar.test.ts holds it against one.
 */
import type { Instant } from './sample.ts';

/** A day of 24 hours, in milliseconds: what windows, half-lives and lead times are measured in. */
export const DAY = 86_400_000;

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Whether an ISO 8601 text is a date without a time. */
export const isDateOnly = (iso: string): boolean => DATE_ONLY.test(iso);

/** The calendar day on which an instant falls, as `2026-03-01`. */
export function dayOf(at: Instant, timeZone: string): string {
  return new Date(shownAt(at, timeZone)).toISOString().split('T', 1)[0]!;
}

/**
 * The instant that an ISO 8601 date or date-time names; a date is the start of its day in the time zone, a time without
 * an offset is one in the time zone. NaN for any other text.
 */
export function instantOf(iso: string, timeZone: string): Instant {
  if (DATE.test(iso)) return instantShowing(utcDate(iso), timeZone);
  const [, date, , , offset] = DATE_TIME.exec(iso) ?? [];
  if (date === undefined || Number.isNaN(utcDate(date))) return Number.NaN;
  return offset === undefined ? instantShowing(Date.parse(`${iso}Z`), timeZone) : Date.parse(iso);
}

/** When a deal with this closing date closes: without a time, at the start of the next day. */
export function closingOf(iso: string, timeZone: string): Instant {
  return isDateOnly(iso) ? instantShowing(utcDate(iso) + DAY, timeZone) : instantOf(iso, timeZone);
}

/** A date's start in UTC; NaN where no calendar has it, as 30 February, which `Date` takes for a day in March. */
function utcDate(date: string): Instant {
  const at = Date.parse(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? at : Number.NaN;
}

/** By time zone; making one takes long. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** What the zone's clocks show at an instant, as the instant at which UTC's show the same. */
function shownAt(at: Instant, timeZone: string): Instant {
  if (timeZone === 'UTC' || Number.isNaN(at)) return at;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  // `Date.UTC` takes the years before 100 for those of the last century.
  const shown = new Date(0);
  shown.setUTCFullYear(year, month - 1, day);
  return shown.setUTCHours(hour, minute, second, ((at % 1_000) + 1_000) % 1_000);
}

/** The first instant at which the zone's clocks show it; where they skip it, that at which they do. */
function instantShowing(shown: Instant, timeZone: string): Instant {
  if (timeZone === 'UTC' || Number.isNaN(shown)) return shown;
  const [before, after] = [shown - DAY, shown + DAY].map((near) => shown - (shownAt(near, timeZone) - near));
  return shownAt(before!, timeZone) !== shown && shownAt(after!, timeZone) === shown ? after! : before!;
}
