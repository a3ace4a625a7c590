/** How numbers are written on the screen: one way for each kind. */

import { shortDay } from '#shared/domain/date-writer.ts';

/** With a true minus. */
const written = (format: Intl.NumberFormat, n: number): string => format.format(n).replace('-', '−');

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const firstFigure = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 1 });
const wholeCompact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A count: `8,800`. */
export const count = (n: number): string => written(whole, n);

/** A share, and a range of shares: as on paper. */
export { percent, percentRange } from '#shared/domain/definition/wording.ts';

/** At most one decimal: `21.8`. */
export const decimal = (n: number): string => written(oneDecimal, n);

let coarse = false;

/** From now on, or no longer, amounts are told by their first figure alone. */
export const roundAmounts = (on: boolean): void => {
  coarse = on;
};

/** Money or other large amounts: `1.2M`. */
export const amount = (n: number): string => written(coarse ? firstFigure : compact, n);

/** The same without decimals: `1M`. */
export const wholeAmount = (n: number): string => written(coarse ? firstFigure : wholeCompact, n);

/** Money of any size: whole while it is small. */
export const money = (n: number): string => (n < 10_000 && !coarse ? count(n) : amount(n));

/** A score in thousandths as whole points, as the screen shows it. */
export const points = (thousandths: number): string => count(Math.round(thousandths / 1000));

/** A difference with its sign; a true minus, and `±0` for what would be written as nothing. */
export function signed(n: number, format: (n: number) => string = count): string {
  const size = format(Math.abs(n));
  if (size === format(0)) return `±${size}`;
  return `${n > 0 ? '+' : '−'}${size}`;
}

/** `1 deal`, `2 deals`. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** What a number is counted in, as it is written: `1 lead`, `1.2 leads`. */
export const unitOf = (written: string, one: string, many = `${one}s`): string =>
  written === '1' ? one : many;

/** An instant as a day: `14 Mar 2026`. */
export const day = (at: number, timeZone = 'UTC'): string => shortDay(at, timeZone);
