import type { NumberKind } from './number-format.ts';

const DAY = 86_400_000;
/** Excel counts days from 1900-01-01 as 1, or from 1904-01-01 as 0. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Excel takes 1900 for a leap year: day 60 never was. */
const NEVER = 60;
/** 9999-12-31 */
const LAST = 2_958_465;

/** A number as text that the rest of the import reads: dates as ISO dates, percentages with their sign. */
export function numberText(raw: string, kind: NumberKind, is1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  switch (kind) {
    case 'number':
      return plain(value);
    case 'percent':
      return `${plain(value * 100)}%`;
    case 'duration':
      return clock(value);
    case 'time':
      return value >= 0 && value < 1 ? clock(value) : dateText(value, is1904);
    case 'date':
      return dateText(value, is1904);
  }
}

/** Fifteen digits: what Excel itself keeps; more would show 0.1 + 0.2. */
const plain = (value: number): string => String(Number(value.toPrecision(15)));

function dateText(serial: number, is1904: boolean): string {
  if (serial < 0 || serial > LAST) return plain(serial);
  const shift = !is1904 && serial < NEVER ? 1 : 0;
  const at = (is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((serial + shift) * (DAY / 1000)) * 1000;
  const iso = new Date(at).toISOString();
  return at % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** A part of a day, or several days, as hours, minutes and seconds. */
function clock(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days < 0 ? `-${text}` : text;
}
