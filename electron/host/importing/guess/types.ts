/** Which type a column has, by its values and by what its header is about. */
import type { ColumnMapping, Dialect } from '#shared/contract/mapping.ts';
import type { FieldType } from '#shared/domain/sample/sample.ts';
import { isTick } from '../cells/booleans.ts';
import type { DateOrder } from '../cells/dates.ts';
import type { Decimal } from '../cells/numbers.ts';
import type { ColumnProfile, ReadType } from './profile.ts';
import { isAnswer } from './status-values.ts';

export interface TypeGuess {
  type: FieldType;
  decimal: Decimal | null;
  dateOrder: DateOrder | null;
  notes: string[];
}

/** What is common to all columns of a file. */
export interface FileHints {
  delimiter: Dialect['delimiter'];
  /** The order that another column of the file proves. */
  dateOrder: 'dmy' | 'mdy' | null;
}

/** From how many filled cells on a few odd ones don't decide a column's type. */
const ENOUGH = 10;
const NEARLY_ALL = 0.9;
/** Enough where the header promises the type as well. */
const MOST = 0.6;

const NAMES_NUMBERS =
  /\b(phone|mobile|tel|telephone|telefon|telefono|fax|zip|zipcode|postal|postcode|postleitzahl|plz|cp|whatsapp|gclid|sku|iban|vat|country code|pipeline|stage)\b|\bids?( primary| auto generated)?$|\b(lead|deal|opportunity|order|invoice|account|customer|client|case|ticket|contract|quote|member|prospect|record|serial|reference) (number|no|nr)$/;
/** What is counted or measured is a number, whatever else the header names. */
const NAMES_MEASURE =
  /\b(count|counts|days|hours|minutes|seconds|weeks|months|years|duration|times|number of|no of|num|percent|ratio|iterations?|sequence)\b/;
const NAMES_DATE = /\b(date|created|datum|data|fecha|time|timestamp|day|at|on|since)\b/;
const NAMES_NUMBER =
  /\b(amount|value|revenue|price|cost|budget|employees|number of|count|size|age|score|arr|acv|tcv|mrr|betrag|umsatz|importe|montant|visits|views|clicks|minutes|percent|discount)\b/;
const NAMES_FLAG =
  /^(is|has|was|did|can|opted|do not)\b|\b(flag|opt out|opt in|interested|active|subscribed|deleted)$/;
const NAMES_CATEGORY =
  /\b(status|stage|source|channel|type|category|industry|sector|segment|country|region|state|territory|city|product|plan|tier|grade|rating|priority|reason|owner|rep|agent|campaign|medium|device|platform|language|currency|size|department|occupation|education|pipeline)\b/;

export function guessType(profile: ColumnProfile, header: string, hints: FileHints): TypeGuess {
  const guess = (type: FieldType, notes: string[] = []): TypeGuess => ({
    type,
    decimal: null,
    dateOrder: null,
    notes,
  });
  const { shapes } = profile;
  if (profile.filled === 0) return guess('text');
  if (isTicked(profile)) return guess('boolean');
  if (isOf(profile, 'boolean') && (shapes.answer > 0 || NAMES_FLAG.test(header) || isFlag(profile, header))) {
    return guess('boolean', oddNotes(profile, 'boolean'));
  }
  if (isDate(profile, header)) {
    const { dateOrder, notes } = guessOrder(profile, hints);
    return { ...guess('date', [...notes, ...oddNotes(profile, 'date')]), dateOrder };
  }
  if (isOf(profile, 'number', NAMES_NUMBER.test(header))) {
    if (shapes.code > 0 || (NAMES_NUMBERS.test(header) && !NAMES_MEASURE.test(header))) {
      const type = NAMES_CATEGORY.test(header) && isCategory(profile, header) ? 'category' : 'text';
      return guess(type, ['These digits name something, so they are kept as text.']);
    }
    const { decimal, notes } = guessDecimal(profile);
    if (shapes.percent > 0) notes.push('Percentages are kept as the number before the sign: 45% is 45.');
    return { ...guess('number', [...notes, ...oddNotes(profile, 'number')]), decimal };
  }
  return guess(isCategory(profile, header) || isNearlyAnswer(profile) ? 'category' : 'text');
}

/** Nothing but ticks: the boxes without one stand as empty cells. */
export const isTicked = ({ values }: ColumnProfile): boolean => values.length > 0 && values.every(isTick);

/** Nothing but 0 and 1, both often, where nothing is counted. */
const isFlag = (profile: ColumnProfile, header: string): boolean =>
  profile.filled >= MANY &&
  profile.values.length === 2 &&
  isAnswer(profile) &&
  !NAMES_MEASURE.test(header) &&
  !NAMES_NUMBER.test(header) &&
  !COUNTED.test(header);
const MANY = 20;
/** What there can be one of, or more. */
const COUNTED =
  /(?<!s)s\b|\b(num|total|number|amount|level|class|category|group|cluster|segment|score|rank|priority)\b/;

/** How many cells a column's type can't read, and some of them, as a note. */
function oddNotes(profile: ColumnProfile, type: ReadType): string[] {
  const odd = profile.filled - profile.shapes[type] - profile.shapes.none;
  if (odd <= 0 || (type === 'date' && profile.shapes.numericDate > 0)) return [];
  const examples = profile.odd[type].map((text) => `“${text.slice(0, 40)}”`).join(', ');
  return [`${cells(odd)} can’t be read as ${NOUN[type]} and will count as missing: ${examples}.`];
}
const NOUN = { number: 'a number', date: 'a date', boolean: 'yes or no' } as const;
const cells = (n: number): string => (n === 1 ? '1 cell' : `${n.toLocaleString('en-US')} cells`);

function isOf(profile: ColumnProfile, type: ReadType, promised = false): boolean {
  const enough = promised ? MOST : profile.filled < ENOUGH ? 1 : NEARLY_ALL;
  return profile.shapes[type] > 0 && profile.share(type) >= enough;
}

function isDate(profile: ColumnProfile, header: string): boolean {
  const promised = NAMES_DATE.test(header);
  if (isOf(profile, 'date', promised)) return true;
  const { date, numericDate, none } = profile.shapes;
  return promised && numericDate > 0 && (date + numericDate + none) / profile.filled >= NEARLY_ALL;
}

function guessOrder(profile: ColumnProfile, hints: FileHints): { dateOrder: DateOrder; notes: string[] } {
  const { dmy, mdy, ambiguous } = profile.orders;
  const proven = provenOrder(profile);
  if (proven) {
    const both = dmy > 0 && mdy > 0;
    return {
      dateOrder: proven,
      notes: both ? [`Most dates are ${ORDER[proven]}; the others can’t be.`] : [],
    };
  }
  if (ambiguous === 0) return { dateOrder: hints.dateOrder ?? 'dmy', notes: [] };
  const dateOrder = hints.dateOrder ?? (hints.delimiter === ';' ? 'dmy' : 'mdy');
  const why = hints.dateOrder ? ', as in other columns of the file' : '';
  return {
    dateOrder,
    notes: [`Its dates could be read either way; they are taken as ${ORDER[dateOrder]}${why}. Please check.`],
  };
}
const ORDER = { dmy: 'day/month/year', mdy: 'month/day/year' } as const;

/** The order of day and month that a column's values leave no doubt about. */
export function provenOrder(profile: ColumnProfile): 'dmy' | 'mdy' | null {
  const { dmy, mdy } = profile.orders;
  if (dmy === mdy) return null;
  return dmy > mdy ? 'dmy' : 'mdy';
}

function guessDecimal(profile: ColumnProfile): { decimal: Decimal; notes: string[] } {
  const { decimals } = profile;
  const decimal = decimals[','] > decimals['.'] ? ',' : '.';
  if (decimals.ambiguous > 0 && decimals[','] === 0 && decimals['.'] === 0) {
    const [example] = profile.values.filter((text) => /[.,]/.test(text));
    const read = example?.includes(',') ? 'thousands' : 'decimals';
    return {
      decimal,
      notes: [`“${example}” could be thousands or decimals; it is taken as ${read}. Please check.`],
    };
  }
  return { decimal, notes: decimal === ',' ? ['Decimals are written with a comma.'] : [] };
}

const MOST_CATEGORIES = 300;
const LONGEST_CATEGORY = 80;

function isCategory(profile: ColumnProfile, header: string): boolean {
  if (profile.more || profile.distinct > MOST_CATEGORIES || profile.longest > LONGEST_CATEGORY) return false;
  if (profile.shapes.address > 0) return false;
  return profile.filled >= 2 * profile.distinct || NAMES_CATEGORY.test(header);
}

/** Yes, no, and something between them: `Maybe`. */
const isNearlyAnswer = (profile: ColumnProfile): boolean =>
  profile.shapes.answer > 0 && profile.distinct <= 5 && profile.share('boolean') >= 0.5;

/** The settings that go with a type that a role asks for. */
export const withType = (
  guess: TypeGuess,
  type: FieldType,
): Pick<ColumnMapping, 'type' | 'decimal' | 'dateOrder'> => ({
  type,
  decimal: type === 'number' ? (guess.decimal ?? '.') : null,
  dateOrder: type === 'date' ? (guess.dateOrder ?? 'dmy') : null,
});
