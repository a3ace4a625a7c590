/** Single cells of a sample. */
import { shortDay } from '../../domain/date-writer.ts';
import { type Field, hasBit, type Sample } from '../../domain/sample/sample.ts';

/** Apart from the thousands of four digits: they may be a year. */
const NUMBER = new Intl.NumberFormat('en', { useGrouping: 'min2', maximumFractionDigits: 10 });

/** A deal's cell as people read it; null where there is none. Of a date the day is written: nobody judges by more. */
export function writtenOf(sample: Sample, field: Field | undefined, deal: number): string | null {
  const column = field && sample.columns.get(field.key);
  if (column?.kind === 'date' && !hasBit(column.missing, deal))
    return shortDay(column.values[deal]!, sample.timeZone);
  const number = numberOf(sample, field, deal);
  return number === null ? textOf(sample, field, deal) : NUMBER.format(number).replace('-', '−');
}

/** The text of a deal's cell, by which ids and values are told apart; null where there is none. Lists are joined by commas. */
export function textOf(sample: Sample, field: Field | undefined, deal: number): string | null {
  const column = field && sample.columns.get(field.key);
  if (!column) return null;
  if (column.kind === 'text') {
    const value = column.dictionary[column.codes[deal]! - 1];
    return value === undefined ? null : inWords(value);
  }
  if (hasBit(column.missing, deal)) return null;
  if (column.kind === 'boolean') return hasBit(column.values, deal) ? 'yes' : 'no';
  if (column.kind === 'number') return String(column.values[deal]);
  const iso = new Date(column.values[deal]!).toISOString();
  return hasBit(column.dayOnly, deal) ? iso.slice(0, 10) : iso;
}

const inWords = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join(', ');

/** Whether a text in lower case is in a deal's cell as people read it. Each different text is looked through once. */
export function searchField(
  sample: Sample,
  field: Field | undefined,
  wanted: string,
): (deal: number) => boolean {
  const column = field && sample.columns.get(field.key);
  const isIn = (text: string): boolean => text.toLowerCase().includes(wanted);
  if (!column) return () => false;
  if (column.kind !== 'text') return (deal) => isIn(textOf(sample, field, deal) ?? '');
  const byCode = new Uint8Array(column.dictionary.length + 1);
  for (const [i, value] of column.dictionary.entries()) byCode[i + 1] = Number(isIn(inWords(value)));
  return (deal) => byCode[column.codes[deal]!] === 1;
}

/** The number of a deal's cell; null where there is none. */
export function numberOf(sample: Sample, field: Field | undefined, deal: number): number | null {
  const column = field && sample.columns.get(field.key);
  if (column?.kind !== 'number' || hasBit(column.missing, deal)) return null;
  return column.values[deal]!;
}
