/** Writes the cells of a column, deal after deal, as the typed column of a sample. */
import type { ColumnMapping } from '#shared/contract/importing.ts';
import type { Column } from '#shared/domain/sample/sample.ts';
import { readBoolean } from '../cells/booleans.ts';
import { type DateOrder, instantOfCell, readDate } from '../cells/dates.ts';
import { isMissing, isMissingValue } from '../cells/missing.ts';
import { type Decimal, readNumber } from '../cells/numbers.ts';
import { ownCopy } from '../text/own-copy.ts';
import { Growable, GrowableBits } from './growable.ts';

export type Written = 'value' | 'missing' | 'unreadable';

export interface ColumnWriter {
  /** Adds the next deal's cell, trimmed. What can't be read counts as missing. */
  add(text: string): Written;
  finish(): Column;
}

export function columnWriter(column: ColumnMapping, timeZone: string): ColumnWriter {
  switch (column.type) {
    case 'text':
    case 'category':
      return new TextWriter();
    case 'number':
      return new NumberWriter(column.decimal ?? '.');
    case 'date':
      return new DateWriter(column.dateOrder ?? 'dmy', timeZone);
    case 'boolean':
      return new BooleanWriter();
  }
}

class TextWriter implements ColumnWriter {
  readonly #codes = new Growable(Uint32Array);
  readonly #codeOf = new Map<string, number>();
  readonly #dictionary: string[] = [];

  add(text: string): Written {
    if (isMissing(text)) {
      this.#codes.push(0);
      return 'missing';
    }
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      const value = ownCopy(text);
      code = this.#dictionary.push(value);
      this.#codeOf.set(value, code);
    }
    this.#codes.push(code);
    return 'value';
  }

  finish(): Column {
    return { kind: 'text', codes: this.#codes.finish(), dictionary: this.#dictionary };
  }
}

class NumberWriter implements ColumnWriter {
  readonly #values = new Growable(Float64Array);
  readonly #missing = new GrowableBits();
  readonly #decimal: Decimal;

  constructor(decimal: Decimal) {
    this.#decimal = decimal;
  }

  add(text: string): Written {
    const value = text === '' ? null : readNumber(text, this.#decimal);
    this.#values.push(value ?? 0);
    this.#missing.push(value === null);
    return written(value !== null, text);
  }

  finish(): Column {
    return { kind: 'number', values: this.#values.finish(), missing: this.#missing.finish() };
  }
}

/** What was read before: dates repeat, and reading one takes longer than looking it up. */
const REMEMBERED = 20_000;

class DateWriter implements ColumnWriter {
  readonly #values = new Growable(Float64Array);
  readonly #missing = new GrowableBits();
  readonly #dayOnly = new GrowableBits();
  readonly #read = new Map<string, { at: number; dayOnly: boolean } | null>();
  readonly #order: DateOrder;
  readonly #timeZone: string;

  constructor(order: DateOrder, timeZone: string) {
    this.#order = order;
    this.#timeZone = timeZone;
  }

  add(text: string): Written {
    const date = text === '' ? null : this.#dateOf(text);
    this.#values.push(date?.at ?? 0);
    this.#missing.push(date === null);
    this.#dayOnly.push(date?.dayOnly ?? false);
    return written(date !== null, text);
  }

  finish(): Column {
    return {
      kind: 'date',
      values: this.#values.finish(),
      missing: this.#missing.finish(),
      dayOnly: this.#dayOnly.finish(),
    };
  }

  #dateOf(text: string): { at: number; dayOnly: boolean } | null {
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const cell = readDate(text, this.#order);
    const date = cell && { at: instantOfCell(cell, this.#timeZone), dayOnly: cell.dayOnly };
    if (this.#read.size < REMEMBERED) this.#read.set(ownCopy(text), date);
    return date;
  }
}

class BooleanWriter implements ColumnWriter {
  readonly #values = new GrowableBits();
  readonly #missing = new GrowableBits();

  add(text: string): Written {
    const value = text === '' ? null : readBoolean(text);
    this.#values.push(value ?? false);
    this.#missing.push(value === null);
    return written(value !== null, text);
  }

  finish(): Column {
    return { kind: 'boolean', values: this.#values.finish(), missing: this.#missing.finish() };
  }
}

function written(isValue: boolean, text: string): Written {
  if (isValue) return 'value';
  return isMissingValue(text) ? 'missing' : 'unreadable';
}
