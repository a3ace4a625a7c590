import type { Instant } from '#shared/domain/sample/sample.ts';
import { asBirth, type CellDate, type DateOrder, instantOfCell, readDate } from './dates.ts';
import { DistinctCells } from './distinct-cells.ts';
import type { TextMemory } from './memory.ts';

const DAY = 86_400_000;

/** What was read before: dates repeat, and reading one takes longer than looking it up. */
const REMEMBERED = 20_000;

/** What a column's header says of its dates. */
interface Named {
  zone: string | null;
  isBirth: boolean;
}

/** Reads trimmed cells of one column as instants. */
export class InstantReader {
  /** Whether the cell that was read last had no time of day. */
  dayOnly = false;
  readonly #order: DateOrder;
  readonly #timeZone: string;
  readonly #ownZone: string;
  readonly #isBirth: boolean;
  readonly #known = new DistinctCells();
  readonly #instants: Instant[] = [];
  readonly #dayOnly: boolean[] = [];

  /** `timeZone` is the sample's; `zone` that of the column's times, where it names one. Days are the sample's. */
  constructor(order: DateOrder, timeZone: string, { zone, isBirth }: Named = { zone: null, isBirth: false }) {
    this.#order = order;
    this.#timeZone = timeZone;
    this.#ownZone = zone ?? timeZone;
    this.#isBirth = isBirth;
  }

  /** The instant that the cell names; NaN where it is no date. */
  read({ bytes, words }: TextMemory, from: number, to: number): Instant {
    if (this.#timeZone === 'UTC' && this.#ownZone === 'UTC') {
      const day = isoDay(words, from, to);
      const time = day === NONE ? NONE : isoTime(words, from, to);
      if (time !== NONE) {
        this.dayOnly = time === 0;
        return day * DAY + time;
      }
    }
    const known = this.#known.find(words, from, to);
    if (known >= 0) {
      this.dayOnly = this.#dayOnly[known]!;
      return this.#instants[known]!;
    }
    const cell = this.#read(bytes.toString('utf8', from, to));
    const at = cell ? instantOfCell(cell, cell.dayOnly ? this.#timeZone : this.#ownZone) : Number.NaN;
    this.dayOnly = cell?.dayOnly ?? false;
    if (this.#known.size < REMEMBERED) {
      const code = this.#known.add(words, from, to);
      this.#instants[code] = at;
      this.#dayOnly[code] = this.dayOnly;
    }
    return at;
  }

  #read(text: string): CellDate | null {
    const date = readDate(text, this.#order);
    return date && this.#isBirth ? asBirth(date, text) : date;
  }
}

const NONE = -1e9;

/**
 * The day (since 1970) of `2026-03-01` or `2026-03-01 10:30:00`, the dates of most exports, read four signs at a time;
 * NONE for all others, which are read with more patience.
 */
function isoDay(words: DataView, from: number, to: number): number {
  const length = to - from;
  if (length !== 10 && length !== 19) return NONE;
  const yyyy = words.getInt32(from, true);
  const dashes = words.getInt32(from + 4, true);
  if ((dashes & 0xff0000ff) !== ((DASH << 24) | DASH)) return NONE;
  const year = twoDigits(yyyy & 0xffff) * 100 + twoDigits(yyyy >>> 16);
  const month = twoDigits((dashes >> 8) & 0xffff);
  const day = twoDigits(words.getUint16(from + 8, true));
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > SHORTEST[month]!) return NONE;
  return (FIRST_DAYS[(year - FIRST_YEAR) * 12 + month - 1] ?? daysFromCivil(year, month, 1)) + day - 1;
}

/** Days of each month; that of the leap day is for the calendar to say. */
const SHORTEST = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The time of day in milliseconds; 0 where there is none, NONE where what stands behind the day is no such time. */
function isoTime(words: DataView, from: number, to: number): number {
  if (to - from === 10) return 0;
  const gap = words.getUint8(from + 10);
  const isTime = words.getUint8(from + 13) === COLON && words.getUint8(from + 16) === COLON;
  if ((gap !== SPACE && gap !== T) || !isTime) return NONE;
  const hour = twoDigits(words.getUint16(from + 11, true));
  const minute = twoDigits(words.getUint16(from + 14, true));
  const second = twoDigits(words.getUint16(from + 17, true));
  return hour <= 23 && minute <= 59 && second <= 59 ? ((hour * 60 + minute) * 60 + second) * 1000 : NONE;
}

/** Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”). */
function daysFromCivil(year: number, month: number, day: number): number {
  const from = month <= 2 ? year - 1 : year;
  const era = Math.floor(from / 400);
  const yearOfEra = from - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const FIRST_YEAR = 1970;
/** Of each month of this time, its first day, as most dates fall into it. */
const FIRST_DAYS = Int32Array.from({ length: 12 * 80 }, (_, month) =>
  daysFromCivil(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1),
);

const DASH = 45;
const COLON = 58;
const SPACE = 32;
const T = 84;
const TOO_MUCH = 1e6;

/** The number that two digits make, the first in the lower byte; more than any part of a date where one is none. */
function twoDigits(signs: number): number {
  const digits = signs - 0x3030;
  const isOther = (digits | (digits + 0x7676)) & 0x8080;
  return isOther === 0 ? (digits & 0xff) * 10 + (digits >> 8) : TOO_MUCH;
}
