/** What somebody typed into a cell, as the value that its field asks for, and back. */
import type { AnnotationValue } from '#shared/contract/annotations.ts';
import type { FieldType } from '#shared/domain/sample/sample.ts';
import { day } from '../../../../ui/numbers.ts';

/** What each type of field asks for, in words. */
export const ASKS = {
  text: 'words',
  category: 'words',
  number: 'a number',
  date: 'a day, such as 1 Mar 2026',
  boolean: 'yes or no',
} as const;

const YES = /^(y|yes|j|ja|o|oui|s|si|sí|true|1|x|✓)$/i;
const NO = /^(n|no|nein|non|false|0)$/i;

/** The value; null for an empty cell; undefined where the text is none of the field's type. */
export function readAnswer(text: string, type: FieldType): AnnotationValue | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  switch (type) {
    case 'text':
    case 'category':
      return typed;
    case 'boolean':
      return YES.test(typed) ? true : NO.test(typed) ? false : undefined;
    case 'number':
      return numberOf(typed);
    case 'date':
      return dayTyped(typed);
  }
}

/** An answer as it stands in its cell, and is typed. */
export function shown(value: AnnotationValue, type: FieldType): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return type === 'date' ? day(Date.parse(String(value))) : String(value);
}

/** Spaces and commas between thousands are left out; a comma before one or two last digits is a decimal one. */
function numberOf(typed: string): number | undefined {
  const plain = typed
    .replace(/\s/g, '')
    .replace(/,(\d{1,2})$/, '.$1')
    .replaceAll(',', '');
  const value = Number(plain);
  return plain !== '' && Number.isFinite(value) ? value : undefined;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `1 Mar 2026`, `2026-03-01`, `1.3.2026` and `1/3/2026` (the day first, as `13/3/2026` leaves no other way). */
function dayTyped(typed: string): string | undefined {
  const named = /^(\d{1,2})\.? ([a-z]{3,9})\.? (\d{4})$/i.exec(typed);
  if (named) {
    const month = MONTHS.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1;
    return dayTyped(`${named[3]}-${month}-${named[1]}`);
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed);
  const [year, month, date] = iso ? iso.slice(1) : dotted ? dotted.slice(1).reverse() : [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** How a text that was begun goes on, by the values given before; null where none begins so. */
export function completed(begun: string, values: readonly string[]): string | null {
  if (begun.trim() === '') return null;
  const wanted = begun.toLowerCase();
  return (
    values.find((value) => value.toLowerCase().startsWith(wanted) && value.length > begun.length) ?? null
  );
}
