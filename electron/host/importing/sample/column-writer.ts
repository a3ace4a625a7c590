/** Writes the cells of a column, some rows after the other, as the typed column of a sample. */
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import { isTick, readBoolean } from '../cells/booleans.ts';
import { canKeepMarks } from '../cells/can-keep.ts';
import { DistinctCells } from '../cells/distinct-cells.ts';
import { InstantReader } from '../cells/instants.ts';
import { JsonTexts } from '../cells/json-texts.ts';
import { isMissingValue } from '../cells/missing.ts';
import { type Decimal, numberOfCell } from '../cells/numbers.ts';
import { datesNamed } from '../guess/header.ts';
import type { ColumnCells } from '../tables/column-cells.ts';
import { Growable, GrowableBits } from './growable.ts';
import { NarrowColumn } from './narrow-column.ts';
import { TextWriter } from './text-writer.ts';
import { type ColumnWriter, MISSING, UNREADABLE } from './written.ts';

export function columnWriter(column: ColumnMapping, timeZone: string): ColumnWriter {
  if (column.role === 'id' && column.type === 'text') return new IdWriter();
  const marks = column.marks || !canKeepMarks(column);
  switch (column.type) {
    case 'text':
    case 'category':
      return new TextWriter(column.list, marks);
    case 'number':
      return new NumberWriter(column.decimal ?? '.', marks);
    case 'date':
      return new DateWriter(
        new InstantReader(column.dateOrder ?? 'dmy', timeZone, datesNamed(column.header)),
        marks,
      );
    case 'boolean':
      return new BooleanWriter(marks, column.emptyIsNo);
  }
}

/** Ids that are known to come once each: a dictionary in the order of the deals. */
class IdWriter implements ColumnWriter {
  readonly #ids = new JsonTexts(1 << 16);
  #deals = 0;
  #reserved = 0;

  reserve(deals: number): void {
    this.#reserved = deals;
  }

  add({ words, from, to, length }: ColumnCells): boolean {
    if (this.#deals > 0) this.#ids.expected = Math.ceil((this.#ids.length * this.#reserved) / this.#deals);
    for (let i = 0; i < length; i++) this.#ids.add(words, from[i]!, to[i]!);
    this.#deals += length;
    return true;
  }

  finish(): PackedColumn {
    const codes = new Uint32Array(this.#deals);
    for (let i = 0; i < codes.length; i++) codes[i] = i + 1;
    return { kind: 'text', codes, dictionary: this.#ids.finish() };
  }
}

class NumberWriter implements ColumnWriter {
  readonly #values = new NarrowColumn();
  /** Those of the cells at hand. */
  #added = new Float64Array(0);
  readonly #missing = new GrowableBits();
  readonly #decimal: Decimal;
  readonly #marks: boolean;

  constructor(decimal: Decimal, marks: boolean) {
    this.#decimal = decimal;
    this.#marks = marks;
  }

  reserve(deals: number): void {
    this.#values.reserve(deals);
    this.#missing.reserve(deals);
  }

  add(cells: ColumnCells, written: Uint8Array): boolean {
    let isWhole = true;
    const { bytes, from, to, length } = cells;
    const start = this.#values.length;
    if (length > this.#added.length) this.#added = new Float64Array(2 * length);
    const added = this.#added;
    let largest = 0;
    for (let i = 0; i < length; i++) {
      const value = from[i] === to[i] ? Number.NaN : numberOfCell(bytes, from[i]!, to[i]!, this.#decimal);
      if (Number.isNaN(value)) {
        this.#missing.set(start + i);
        isWhole = false;
        written[i] = withoutValue(cells, i, this.#marks);
        added[i] = 0;
        continue;
      }
      added[i] = value;
      if (value >>> 0 !== value || Object.is(value, -0)) largest = Number.POSITIVE_INFINITY;
      else if (value > largest) largest = value;
    }
    this.#values.add(added.subarray(0, length), largest);
    return isWhole;
  }

  finish(): PackedColumn {
    const values = this.#values.finish();
    const missing = this.#missing.finish(values.length);
    return { kind: 'number', values, missing };
  }
}

class DateWriter implements ColumnWriter {
  readonly #values = new Growable(Float64Array);
  readonly #missing = new GrowableBits();
  readonly #dayOnly = new GrowableBits();
  readonly #reader: InstantReader;
  readonly #marks: boolean;

  constructor(reader: InstantReader, marks: boolean) {
    this.#reader = reader;
    this.#marks = marks;
  }

  reserve(deals: number): void {
    this.#values.reserve(deals);
    for (const bits of [this.#missing, this.#dayOnly]) bits.reserve(deals);
  }

  add(cells: ColumnCells, written: Uint8Array): boolean {
    let isWhole = true;
    const { from, to, length } = cells;
    const reader = this.#reader;
    const start = this.#values.length;
    this.#values.extend(length);
    const values = this.#values.numbers;
    for (let i = 0; i < length; i++) {
      const at = from[i] === to[i] ? Number.NaN : reader.read(cells, from[i]!, to[i]!);
      if (Number.isNaN(at)) {
        this.#missing.set(start + i);
        isWhole = false;
        written[i] = withoutValue(cells, i, this.#marks);
        continue;
      }
      values[start + i] = at;
      if (reader.dayOnly) this.#dayOnly.set(start + i);
    }
    return isWhole;
  }

  finish(): PackedColumn {
    const values = this.#values.finish();
    const missing = this.#missing.finish(values.length);
    return { kind: 'date', values, missing, dayOnly: this.#dayOnly.finish(values.length) };
  }
}

class BooleanWriter implements ColumnWriter {
  readonly #values = new GrowableBits();
  readonly #missing = new GrowableBits();
  readonly #distinct = new DistinctCells();
  readonly #answers: (boolean | null)[] = [];
  readonly #marks: boolean;
  readonly #emptyIsNo: boolean;
  #deals = 0;

  constructor(marks: boolean, emptyIsNo: boolean) {
    this.#marks = marks;
    this.#emptyIsNo = emptyIsNo;
  }

  reserve(deals: number): void {
    for (const bits of [this.#values, this.#missing]) bits.reserve(deals);
  }

  add(cells: ColumnCells, written: Uint8Array): boolean {
    let isWhole = true;
    const { length } = cells;
    const start = this.#deals;
    this.#deals += length;
    const distinct = this.#distinct.addAll(cells);
    for (let i = 0; i < length; i++) {
      const code = distinct[i]!;
      if (code === this.#answers.length) this.#answers.push(this.#read(cells.text(i)));
      const answer = code >= 0 ? this.#answers[code]! : this.#emptyIsNo ? false : null;
      if (answer === true) this.#values.set(start + i);
      else if (answer === null) {
        this.#missing.set(start + i);
        isWhole = false;
        written[i] = withoutValue(cells, i, this.#marks);
      }
    }
    return isWhole;
  }

  #read(text: string): boolean | null {
    return readBoolean(text) ?? (this.#emptyIsNo && isTick(text) ? true : null);
  }

  finish(): PackedColumn {
    const [values, missing] = [this.#values.finish(this.#deals), this.#missing.finish(this.#deals)];
    return { kind: 'boolean', values, missing };
  }
}

/** What became of a cell that could not be read as its column's type. */
const withoutValue = (cells: ColumnCells, i: number, marks: boolean): number =>
  cells.from[i] === cells.to[i] || (marks && isMissingValue(cells.text(i))) ? MISSING : UNREADABLE;
