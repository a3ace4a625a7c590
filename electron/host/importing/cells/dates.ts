/** Dates and times as exports write them, and the instants they name. */
import { DateTime } from 'luxon';
import type { Instant } from '#shared/domain/sample/sample.ts';
import { monthNamed } from './months.ts';

/** Which comes first in dates that could be read both ways (`03/04/2026`). */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface CellDate {
  year: number;
  month: number;
  day: number;
  /** Milliseconds since midnight. */
  time: number;
  /** Minutes east of UTC, where the cell names its own zone. */
  offset: number | null;
  /** Without a time of day. Midnight without a zone is a day too: that is how databases export days. */
  dayOnly: boolean;
}

const TIME =
  '(?:(?:\\s*,\\s*|\\s+|T)(?:at\\s+|um\\s+)?(\\d{1,2})(?:[:.h](\\d{2}))(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?' +
  '\\s*([ap]\\.?m\\.?)?\\s*(?:Uhr)?\\s*(?:\\(?((?:UTC|GMT)?[+-]\\d{2}:?\\d{2}|[+-]\\d{2}|Z|[A-Z]{3,4})\\)?(?:\\s\\([^)]*\\))?)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.]|\\.?\\s)\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})${TIME}$`, 'i');
const WEEKDAY = '(?:\\p{L}{2,10}\\.?,?\\s+)?';
const DAY_NAME = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s/-]*(?:of\\s|de\\s)?(\\p{L}{3,10})\\.?,?[\\s/-]*(?:de\\s)?'?(\\d{4}|\\d{2})${TIME}$`,
  'iu',
);
const NAME_DAY = new RegExp(
  `^${WEEKDAY}(\\p{L}{3,10})\\.?[\\s/-]*(\\d{1,2})(?:st|nd|rd|th)?,?[\\s/-]+(\\d{4})${TIME}$`,
  'iu',
);
const NUMERIC = /^\d{5}(?:\.\d+)?$|^\d{8}$|^\d{10}$|^\d{13}$|^\d{16}$/;

const LONGEST = 60;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The date that a trimmed cell holds; null where it holds none, or none that exists. */
export function readDate(text: string, order: DateOrder): CellDate | null {
  if (text.length > LONGEST || text.length < 5) return null;
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dated(yearFirst[1]!, yearFirst[3]!, yearFirst[4]!, yearFirst.slice(5));
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [, a, sign, b, c] = yearLast;
    const time = yearLast.slice(5);
    if (order === 'ymd' && c!.length === 2) return dated(a!, b!, c!, time);
    // With full stops the day always comes first.
    return order === 'mdy' && !sign!.startsWith('.') ? dated(c!, a!, b!, time) : dated(c!, b!, a!, time);
  }
  if (NUMERIC.test(text)) return readNumericDate(text);
  const dayName = DAY_NAME.exec(text);
  if (dayName) return named(dayName[3]!, dayName[2]!, dayName[1]!, dayName.slice(4));
  const nameDay = NAME_DAY.exec(text);
  return nameDay && named(nameDay[3]!, nameDay[1]!, nameDay[2]!, nameDay.slice(4));
}

/** A birthday of which the year is written with two digits: 60 is 1960, whatever 60 would be elsewhere. */
export const asBirth = (date: CellDate, text: string): CellDate =>
  date.year >= BORN && !text.includes(String(date.year)) ? { ...date, year: date.year - 100 } : date;
const BORN = 2020;

/** Whether a cell is a date only where its column is known to hold dates: a day number of Excel's, an epoch, `20260301`. */
export const isNumericDate = (text: string): boolean => NUMERIC.test(text) && readNumericDate(text) !== null;

/** Which order a date with slashes, hyphens or spaces must have; `ambiguous` where two fit; null for others. */
export function orderEvidence(text: string): 'dmy' | 'mdy' | 'ambiguous' | null {
  const match = YEAR_LAST.exec(text);
  if (!match || match[2]!.startsWith('.')) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) return 'dmy';
  if (second > 12 && first <= 12) return 'mdy';
  return first <= 12 && first !== second ? 'ambiguous' : null;
}

/** The instant, in the sample's time zone where the cell names none. */
export function instantOfCell(date: CellDate, timeZone: string): Instant {
  const { year, month, day, time, offset } = date;
  const utc = utcDay(year, month, day) + time;
  if (offset !== null) return utc - offset * MINUTE;
  if (timeZone === 'UTC') return utc;
  const wall = { hour: Math.floor(time / 3_600_000), minute: Math.floor(time / MINUTE) % 60 };
  const rest = { second: Math.floor(time / 1000) % 60, millisecond: time % 1000 };
  return DateTime.fromObject({ year, month, day, ...wall, ...rest }, { zone: timeZone }).toMillis();
}

/** The start of the next day: when a deal with this closing date, without a time, closes. */
export function nextDayOf(date: CellDate, timeZone: string): Instant {
  const next = new Date(utcDay(date.year, date.month, date.day) + DAY);
  const [year, month, day] = [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()];
  return instantOfCell({ year, month, day, time: 0, offset: null, dayOnly: true }, timeZone);
}

function named(year: string, month: string, day: string, time: (string | undefined)[]): CellDate | null {
  const number = monthNamed(month);
  return number === undefined ? null : dated(year, String(number), day, time);
}

type TimeParts = readonly (string | undefined)[];

function dated(y: string, m: string, d: string, timeParts: TimeParts): CellDate | null {
  const year = y.length === 2 ? Number(y) + (Number(y) < 70 ? 2000 : 1900) : Number(y);
  const [month, day] = [Number(m), Number(d)];
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (timeParts[0] === undefined) return { year, month, day, time: 0, offset: null, dayOnly: true };
  const time = timeOfDay(timeParts);
  const offset = offsetOf(timeParts[5]);
  if (time === null || offset === undefined) return null;
  return { year, month, day, time, offset, dayOnly: time === 0 && offset === null };
}

function timeOfDay([h, min, s = '0', fraction = '', half]: TimeParts): number | null {
  let hour = Number(h);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const [minute, second] = [Number(min), Number(s)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number(`${fraction}000`.slice(0, 3));
}

/** Abbreviations that name one zone in practice, in minutes east of UTC. */
const ZONES: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  BST: 60,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** Null where no zone is named, undefined where an unknown one is. */
function offsetOf(zone: string | undefined): number | null | undefined {
  if (zone === undefined) return null;
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return ZONES[zone.toUpperCase()];
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** The days that Excel can number, and the epochs from 1990 to 2100, in seconds, milliseconds or microseconds. */
function readNumericDate(text: string): CellDate | null {
  if (text.length === 8 && !text.includes('.')) {
    const year = text.slice(0, 4);
    return year < '1900' || year > '2199' ? null : dated(year, text.slice(4, 6), text.slice(6), []);
  }
  const number = Number(text);
  if (/^\d{5}(\.|$)/.test(text)) return fromUtc(Math.round((number - 25_569) * DAY_SECONDS) * 1000, null);
  const at = text.length === 10 ? number * 1000 : text.length === 13 ? number : Math.floor(number / 1000);
  return at < Date.UTC(1990) || at > Date.UTC(2100) ? null : fromUtc(at, 0);
}
const DAY_SECONDS = 86_400;

function fromUtc(at: number, offset: number | null): CellDate {
  const date = new Date(at);
  const time = ((at % DAY) + DAY) % DAY;
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time,
    offset,
    dayOnly: time === 0 && offset === null,
  };
}

const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
