/** Writes the cells of a column, deal after deal, as the typed column of a sample. */
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { Column, TextValue } from '#shared/domain/sample/sample.ts';
import { readBoolean } from '../cells/booleans.ts';
import type { DateOrder } from '../cells/dates.ts';
import { instantReader, type ReadInstant } from '../cells/instants.ts';
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
  if (column.role === 'id' && column.type === 'text') return new IdWriter();
  switch (column.type) {
    case 'text':
    case 'category':
      return new TextWriter(column.list);
    case 'number':
      return new NumberWriter(column.decimal ?? '.');
    case 'date':
      return new DateWriter(column.dateOrder ?? 'dmy', timeZone);
    case 'boolean':
      return new BooleanWriter();
  }
}

/** Ids that are known to come once each: a dictionary in the order of the deals. */
class IdWriter implements ColumnWriter {
  readonly #ids: string[] = [];

  add(text: string): Written {
    this.#ids.push(ownCopy(text));
    return 'value';
  }

  finish(): Column {
    return { kind: 'text', codes: Uint32Array.from(this.#ids, (_, i) => i + 1), dictionary: this.#ids };
  }
}

/** A power of two; more slots than most categories have values. */
const RECENT = 512;

class TextWriter implements ColumnWriter {
  readonly #codes = new Growable(Uint32Array);
  readonly #codeOf = new Map<string, number>();
  readonly #dictionary: TextValue[] = [];
  readonly #recent = new Array<string>(RECENT).fill('');
  readonly #recentCode = new Uint32Array(RECENT);
  readonly #list: string | null;

  /** `list`: what separates the values of a cell. */
  constructor(list: string | null) {
    this.#list = list;
  }

  add(text: string): Written {
    const code = text === '' ? 0 : this.#codeAt(text);
    this.#codes.push(code);
    return code === 0 ? 'missing' : 'value';
  }

  /**
   * A look at the values that came lately and look alike spares most cells the dictionary: V8 has to hash every
   * cell anew for that, which takes longer than comparing it.
   */
  #codeAt(text: string): number {
    const { length } = text;
    const slot =
      (length * 31 +
        text.charCodeAt(0) * 7 +
        text.charCodeAt(length - 1) * 13 +
        text.charCodeAt(length >> 1) * 3) &
      (RECENT - 1);
    if (this.#recent[slot] === text) return this.#recentCode[slot]!;
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      const own = ownCopy(text);
      const value = isMissing(own) ? null : this.#valueOf(own);
      code = value === null ? 0 : this.#dictionary.push(value);
      this.#codeOf.set(own, code);
      this.#recent[slot] = own;
    } else this.#recent[slot] = ownCopy(text);
    this.#recentCode[slot] = code;
    return code;
  }

  #valueOf(text: string): TextValue | null {
    if (this.#list === null || !text.includes(this.#list)) return text;
    const parts = text.split(this.#list).map((part) => part.trim());
    const values = [...new Set(parts.filter((part) => !isMissing(part)))];
    if (values.length === 0) return null;
    return values.length === 1 ? values[0]! : values;
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

class DateWriter implements ColumnWriter {
  readonly #values = new Growable(Float64Array);
  readonly #missing = new GrowableBits();
  readonly #dayOnly = new GrowableBits();
  readonly #read: (text: string) => ReadInstant | null;

  constructor(order: DateOrder, timeZone: string) {
    this.#read = instantReader(order, timeZone);
  }

  add(text: string): Written {
    const date = text === '' ? null : this.#read(text);
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
