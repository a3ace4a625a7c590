/** Numbers as exports write them: `1,234.50`, `1.234,50 €`, `(300)`, `45 %`, `$1.2M`, `85 L`. */

export type Decimal = '.' | ',';

const PLAIN = /^[-+]?\d{1,15}(\.\d+)?(e[-+]?\d{1,3})?$/i;

const CURRENCY =
  '(?:[$€£¥₹₽₩₺₪฿]|US\\$|C\\$|A\\$|R\\$|USD|EUR|GBP|CHF|JPY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD|AED|Rs\\.?|kr\\.?|zł)';
const MARKS: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
};
const MARKED = new RegExp(`(?<![A-Za-z])${CURRENCY}(?![A-Za-z])`, 'iu');

/** The currency that a cell names, `USD` or the mark as it stands; null where it names none. */
export function currencyOf(text: string): string | null {
  const mark = MARKED.exec(text)?.[0].toUpperCase();
  return mark === undefined ? null : (MARKS[mark] ?? mark);
}

const SIGN = '[-+\\u2212\\u2013]';
const GAP = "[\\s\\u00a0\\u202f'’]";
const SHAPE = new RegExp(
  `^(\\()?(${SIGN})?\\s*${CURRENCY}?\\s*(${SIGN})?(\\d(?:[\\d.,]|${GAP}(?=\\d{3}(?!\\d)))*|[.,]\\d+)\\s*` +
    `(%|k|m|mm|b|bn|mio\\.?|mrd\\.?|tsd\\.?|l|lakhs?|cr|crores?)?\\s*${CURRENCY}?(\\))?$`,
  'iu',
);

const SCALE: Record<string, number> = {
  k: 1e3,
  tsd: 1e3,
  m: 1e6,
  mm: 1e6,
  mio: 1e6,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  l: 1e5,
  lakh: 1e5,
  lakhs: 1e5,
  cr: 1e7,
  crore: 1e7,
  crores: 1e7,
};

interface Split {
  negative: boolean;
  /** Digits with group and decimal signs, without spaces. */
  digits: string;
  /** In lower case, without a full stop. */
  unit: string | null;
}

function split(text: string): Split | null {
  if (text.length > 40) return null;
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [, opened, before, after, digits, unit, closed] = match;
  if ((opened === undefined) !== (closed === undefined) || (before && after)) return null;
  const sign = before ?? after;
  return {
    negative: opened !== undefined || (sign !== undefined && sign !== '+'),
    digits: digits!.replace(/[^\d.,]/g, ''),
    unit: unit?.toLowerCase().replace('.', '') ?? null,
  };
}

/**
 * The number that a trimmed cell holds, its decimals separated by `decimal`; null where it is none. A percentage
 * is the number before the sign: `45 %` is 45.
 */
export function readNumber(text: string, decimal: Decimal): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text);
  const parts = split(text);
  if (!parts) return null;
  const [whole = '', fraction, ...more] = parts.digits.split(decimal);
  if (more.length > 0) return null;
  const group = decimal === '.' ? ',' : '.';
  if (fraction?.includes(group) || !isGrouped(whole, group)) return null;
  const value = Number(`${whole.replaceAll(group, '') || '0'}.${fraction || '0'}`);
  const scaled = value * (parts.unit === null ? 1 : (SCALE[parts.unit] ?? 1));
  return parts.negative ? -scaled : scaled;
}

/** Powers of ten up to which dividing a whole number rounds as reading the text would. */
const TENS = Array.from({ length: 16 }, (_, i) => 10 ** i);

/**
 * The same of a cell's bytes; NaN where they are no number. Digits with at most one decimal sign are read sign by
 * sign: fifteen of them are exact, and one exact number divided by another is rounded once, as in reading the text.
 */
export function numberOfCell(bytes: Buffer, from: number, to: number, decimal: Decimal): number {
  const sign = decimal.charCodeAt(0);
  let value = 0;
  let point = -1;
  let i = from;
  const end = to - from > 15 ? from : to;
  for (; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[i] === sign && point < 0 && i > from && i < to - 1) point = i;
    else break;
  }
  if (i < to || from === to) return readNumber(bytes.toString('utf8', from, to), decimal) ?? Number.NaN;
  return point < 0 ? value : value / TENS[to - 1 - point]!;
}

/** Whether group signs stand where they may: `1,234,567`, in India `12,34,567`. */
const isGrouped = (whole: string, group: string): boolean =>
  !whole.includes(group) || /^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(whole);

export const isPercent = (text: string): boolean => text.endsWith('%');

/** Whether a run of digits names something rather than counting it: leading zeros, a telephone's plus, more digits than numbers keep. */
export const isCode = (text: string): boolean => /^0\d+$|^\+\d{7,}$|^\d{16,}$/.test(text);

/**
 * What a cell says about the column's decimal sign: surely one, `ambiguous` (`1.234` could be a thousand or
 * one and a bit), or null where it has neither sign.
 */
export function decimalEvidence(text: string): Decimal | 'ambiguous' | null {
  const digits = /^\d+\.\d+$/.test(text) ? text : split(text)?.digits;
  if (!digits) return null;
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots === 0 && commas === 0) return null;
  if (dots > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const sign = dots > 0 ? '.' : ',';
  if (dots + commas > 1) return sign === '.' ? ',' : '.';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? 'ambiguous' : sign;
}
