import { readBoolean } from '../cells/booleans.ts';
import { isNumericDate, orderEvidence, readDate } from '../cells/dates.ts';
import { isMissingValue } from '../cells/missing.ts';
import { decimalEvidence, isCode, isPercent, readNumber } from '../cells/numbers.ts';

/** What one value could be read as. */
export interface Shape {
  number: boolean;
  percent: boolean;
  /** Digits that name rather than count. */
  code: boolean;
  date: boolean;
  /** A date only if the column is known to hold dates. */
  numericDate: boolean;
  boolean: boolean;
  /** An answer in words, not 0 or 1. */
  answer: boolean;
  /** A word for none, which a number, a date or a yes/no could have beside it. */
  none: boolean;
  /** It could be an e-mail address. */
  address: boolean;
  decimal: ReturnType<typeof decimalEvidence>;
  order: ReturnType<typeof orderEvidence>;
}

export const SHAPE_NAMES = [
  'number',
  'percent',
  'code',
  'date',
  'numericDate',
  'boolean',
  'answer',
  'none',
  'address',
] as const satisfies (keyof Shape)[];

/** Written as most cells are, and with the shape of an example, whatever the digits: found without looking closely. */
const USUAL: [form: RegExp, shape: Shape][] = [
  [/^[1-9](?:\d{1,3}|\d{5,6})$/, closeLook('12')],
  // Five digits before the point could be a spreadsheet's date.
  [/^[1-9]\d{4}$/, closeLook('12345')],
  [/^[1-9](?:\d{0,3}|\d{5,6})\.\d{2}$/, closeLook('12.50')],
  [
    /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/,
    closeLook('2025-01-31'),
  ],
];

export const shapeOf = (text: string): Shape =>
  USUAL.find(([form]) => form.test(text))?.[1] ?? closeLook(text);

/** The shape by everything that can be asked of a text. */
export function closeLook(text: string): Shape {
  const none = isMissingValue(text);
  const number = readNumber(text, '.') !== null || readNumber(text, ',') !== null;
  const numericDate = isNumericDate(text);
  const boolean = readBoolean(text) !== null;
  return {
    number,
    percent: number && isPercent(text),
    code: isCode(text),
    date: !numericDate && (readDate(text, 'dmy') !== null || readDate(text, 'mdy') !== null),
    numericDate,
    boolean,
    answer: boolean && text !== '0' && text !== '1',
    none,
    address: text.includes('@'),
    decimal: number ? decimalEvidence(text) : null,
    order: orderEvidence(text),
  };
}
