import { decimal, plural } from '../../../ui/numbers.ts';

/** Hours as people say them. */
export function duration(hours: number): string {
  if (hours < 0) return 'no time';
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  if (hours < 48) return `${decimal(hours)} hours`;
  return `${decimal(hours / 24)} days`;
}

/** Days since a deal began, as its days are counted: the first is day 1. */
export function dayInWords(days: number): string {
  const whole = Math.floor(days);
  return whole < 0 ? `${plural(-whole, 'day')} before` : `day ${whole + 1}`;
}
