import type { Instant } from '#shared/domain/sample/sample.ts';
import { ownCopy } from '../text/own-copy.ts';
import { type DateOrder, instantOfCell, readDate } from './dates.ts';

export interface ReadInstant {
  at: Instant;
  dayOnly: boolean;
}

const DAY = 86_400_000;

/** What was read before: dates repeat, and reading one takes longer than looking it up. */
const REMEMBERED = 20_000;

/** Reads trimmed cells of one column as instants; null where one holds no date. */
export function instantReader(order: DateOrder, timeZone: string): (text: string) => ReadInstant | null {
  const read = new Map<string, ReadInstant | null>();
  return (text) => {
    if (timeZone === 'UTC') {
      const at = isoInstant(text);
      if (at !== null) return { at, dayOnly: at % DAY === 0 };
    }
    const known = read.get(text);
    if (known !== undefined) return known;
    const cell = readDate(text, order);
    const date = cell && { at: instantOfCell(cell, timeZone), dayOnly: cell.dayOnly };
    if (read.size < REMEMBERED) read.set(ownCopy(text), date);
    return date;
  };
}

/**
 * The instant of `2026-03-01` or `2026-03-01 10:30:00` in UTC, the dates of most exports, read sign by sign; null
 * for all others, which are read with more patience.
 */
function isoInstant(text: string): Instant | null {
  const { length } = text;
  if ((length !== 10 && length !== 19) || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH)
    return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  // Whether the 29th to the 31st exist is for the calendar to say.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28)) return null;
  const start = Date.UTC(year, month - 1, day);
  if (length === 10) return start;
  const gap = text.charCodeAt(10);
  if ((gap !== SPACE && gap !== T) || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON)
    return null;
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return start + ((hour * 60 + minute) * 60 + second) * 1000;
}

const DASH = 45;
const COLON = 58;
const SPACE = 32;
const T = 84;

/** The number that digits make; NaN where a sign is none. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
