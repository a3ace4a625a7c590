import type { Instant } from '#shared/domain/sample/sample.ts';
import { ownCopy } from '../text/own-copy.ts';
import { type DateOrder, instantOfCell, readDate } from './dates.ts';

export interface ReadInstant {
  at: Instant;
  dayOnly: boolean;
}

/** What was read before: dates repeat, and reading one takes longer than looking it up. */
const REMEMBERED = 20_000;

/** Reads trimmed cells of one column as instants; null where one holds no date. */
export function instantReader(order: DateOrder, timeZone: string): (text: string) => ReadInstant | null {
  const read = new Map<string, ReadInstant | null>();
  return (text) => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const cell = readDate(text, order);
    const date = cell && { at: instantOfCell(cell, timeZone), dayOnly: cell.dayOnly };
    if (read.size < REMEMBERED) read.set(ownCopy(text), date);
    return date;
  };
}
