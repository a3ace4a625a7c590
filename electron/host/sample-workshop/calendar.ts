/** The company's working time: Monday to Friday, 08:00 to 17:00. The sample's time zone is UTC, so that days are plain. */
import type { Instant } from '#shared/domain/sample/sample.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The twelve months of the sample; the second is the first instant after them. */
export const SAMPLE_BEGIN: Instant = Date.UTC(2025, 3, 1);
export const SAMPLE_END: Instant = Date.UTC(2026, 3, 1);

const OPENS = 8 * HOUR;
const CLOSES = 17 * HOUR;

export const startOfDay = (at: Instant): Instant => Math.floor(at / DAY) * DAY;

const isWeekend = (at: Instant): boolean => [0, 6].includes(new Date(at).getUTCDay());

/** The same time of day, on the next Monday if it falls on a weekend. */
export function onWeekday(at: Instant): Instant {
  let day = at;
  while (isWeekend(day)) day += DAY;
  return day;
}

/** The first instant at or after `at` in working time. */
export function inWorkingTime(at: Instant): Instant {
  const timeOfDay = at - startOfDay(at);
  if (isWeekend(at) || timeOfDay >= CLOSES) return onWeekday(startOfDay(at) + DAY) + OPENS;
  return timeOfDay < OPENS ? startOfDay(at) + OPENS : at;
}

/** `hours` of working time later. */
export function workingHoursAfter(at: Instant, hours: number): Instant {
  let now = inWorkingTime(at);
  let left = hours * HOUR;
  while (left > 0) {
    const untilClosing = startOfDay(now) + CLOSES - now;
    if (left < untilClosing) return now + left;
    left -= untilClosing;
    now = inWorkingTime(now + untilClosing);
  }
  return now;
}
