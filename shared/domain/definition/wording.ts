/** Numbers, dates, durations and values as people read them. */

/** Made once: making one costs many times what using it does, and a flow is described anew with every edit. */
const DIGITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });

/** `1,200`, `−12.5`, `2.5 million`: as short as it is exact. */
export function describeNumber(number: number): string {
  const size = Math.abs(number);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return String(number).replace('-', '−');
  const millions = size / 1_000_000;
  const short = millions >= 1 && Number.isInteger(millions * 100);
  return `${number < 0 ? '−' : ''}${short ? `${DIGITS.format(millions)} million` : DIGITS.format(size)}`;
}

/** Points with their sign: `+15`, `−10`, `0`. */
export const describePoints = (points: number): string =>
  points > 0 ? `+${describeNumber(points)}` : describeNumber(points);

/** `1 day`, `30 days`, and below a day or in between where hours say it exactly: `36 hours`. */
export function describeDays(days: number): string {
  const hours = days * 24;
  if (!Number.isInteger(days) && Number.isInteger(hours)) return counted(hours, 'hour');
  return counted(days, 'day');
}

/** A deadline: `24 hours`, and from two days on in days where that is exact: `3 days`. */
export const describeHours = (hours: number): string =>
  hours >= 48 && hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour');

const counted = (n: number, noun: string): string => `${describeNumber(n)} ${n === 1 ? noun : `${noun}s`}`;

/** Text that stays on one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** A share of one as percent, with at most one decimal: `34.5 %`. */
export const describeShare = (share: number): string =>
  unbroken(`${describeNumber(Math.round(share * 1000) / 10)} %`);

/** A share of one as whole percent: `34 %`. What is not quite none or all is not written as such: `<1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return unbroken('<1 %');
  if (share < 1 && share >= 0.995) return unbroken('>99 %');
  return unbroken(`${describeNumber(Math.round(share * 100))} %`);
}

/** A range of shares: `15 to 35 %`, `<1 % to 12 %`. */
export function percentRange(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  return unbroken(`${/^[<>]/.test(from + to) ? from : from.slice(0, -2)} to ${to}`);
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** An ISO date or time of a definition: `1 March 2026`, `1 March 2026, 09:30 UTC`. */
export function describeDate(iso: string): string {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return iso;
  if (!iso.includes('T')) return DAY.format(instant);
  return `${DAY.format(instant)}, ${new Date(instant).toISOString().slice(11, 16)} UTC`;
}

/** A value that a field is compared with; in quotes where it would not stand out from the sentence. */
export function describeValue(value: string | number | boolean): string {
  if (typeof value === 'number') return describeNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const blends = value.trim() !== value || value === '' || /[,;()“”]|\b(and|or|of)\b/i.test(value);
  return blends ? `“${value}”` : value;
}

/** The plural of a touchpoint type, by its last word; what doesn't end in a letter or is plural stays. */
export function plural(noun: string): string {
  if (!/[a-z]$/i.test(noun) || /[^s]s$/i.test(noun)) return noun;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}
