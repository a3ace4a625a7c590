import type { FieldType } from '#shared/domain/sample/sample.ts';
import { DistinctCells } from '../cells/distinct-cells.ts';
import { isMissingCell } from '../cells/missing.ts';
import type { ColumnCells } from '../tables/column-cells.ts';
import { SHAPE_NAMES, type Shape, shapeOf } from './shape.ts';

interface Value {
  /** In how many cells it stands. */
  cells: number;
  /** Null where it came when the column was known to be text. */
  shape: Shape | null;
}

/** The types whose cells have to be read. */
export type ReadType = Extract<FieldType, 'number' | 'date' | 'boolean'>;

const KEPT_VALUES = 10_000;
const SETTLED_AFTER = 5_000;
const EXAMPLES = 3;

/** What a column holds, gathered over the whole file in memory that doesn't grow with it. */
export class ColumnProfile {
  filled = 0;
  longest = 0;
  /** Cells with white space around their value, and the first of them as it stands in the file. */
  trimmed = 0;
  untrimmed: string | null = null;
  /** Cells with a mark for no value. */
  marked = 0;
  /** Some of the marks. */
  readonly marks: string[] = [];
  /** Whether there are more different values than are kept. */
  more = false;
  readonly #cells = new DistinctCells();
  /** Of each distinct cell the value it holds; null for marks of no value. */
  readonly #kept: (Value | null)[] = [];
  /** How many different values there are; a lower bound, where there are more than are kept. */
  distinct = 0;
  /** What the values that are not kept could be read as. */
  readonly #beyond = newTally();
  /** What all could be; null until somebody asks, or once more cells came. */
  #tallied: Tally | null = null;
  /** Some values that are not what most of the column is, by what they are not. */
  readonly odd: Record<ReadType, string[]> = { number: [], date: [], boolean: [] };
  #isText = false;
  #counts: [value: string, cells: number][] | null = null;

  /** Cells by what they could be read as; of a column that is plainly text, its first. */
  get shapes(): Tally['shapes'] {
    return this.#tally().shapes;
  }

  /** Cells by what they say of the column's decimal sign. */
  get decimals(): Tally['decimals'] {
    return this.#tally().decimals;
  }

  /** Cells by what they say of the order of a date's numbers. */
  get orders(): Tally['orders'] {
    return this.#tally().orders;
  }

  /** In how many cells each of the different values stands, in the order in which they came; the first ten thousand. */
  get counts(): [value: string, cells: number][] {
    this.#counts ??= this.#kept.flatMap((value, cell): [string, number][] =>
      value ? [[this.#cells.text(cell), value.cells]] : [],
    );
    return this.#counts;
  }

  /** The different values, in the order in which they came; the first ten thousand. */
  get values(): string[] {
    return this.counts.map(([value]) => value);
  }

  /** Whether no value was seen twice. */
  get isUnique(): boolean {
    return this.counts.every(([, cells]) => cells === 1);
  }

  /** Some values, as they came. */
  get examples(): string[] {
    return this.values.slice(0, EXAMPLES);
  }

  add(cells: ColumnCells): void {
    this.trimmed += cells.trimmed;
    this.untrimmed ??= cells.untrimmed;
    this.#counts = null;
    if (!this.#isText) this.#tallied = null;
    for (let i = 0; i < cells.length; i++) if (cells.from[i] !== cells.to[i]) this.#addOne(cells, i);
  }

  #addOne(cells: ColumnCells, i: number): void {
    const from = cells.from[i]!;
    const to = cells.to[i]!;
    const isSettled = this.#isText && this.more;
    const cell = isSettled ? -1 : this.#codeOf(cells.words, from, to);
    const value = cell < 0 ? undefined : this.#kept[cell];
    if (value === null) {
      this.marked++;
      return;
    }
    if (value === undefined && isMissingCell(cells.bytes, from, to)) {
      this.marked++;
      if (cell < 0) return;
      this.#kept.push(null);
      if (this.marks.length < EXAMPLES) this.marks.push(cells.text(i));
      return;
    }
    this.filled++;
    if (to - from > this.longest) this.longest = Math.max(this.longest, cells.text(i).length);
    if (isSettled) return;
    if (value) value.cells++;
    else {
      const shape = this.#isText ? null : this.#newShape(cells.text(i));
      if (cell < 0) {
        this.more = true;
        if (shape) count(shape, 1, this.#beyond);
      } else {
        this.#kept.push({ cells: 1, shape });
        this.distinct++;
      }
    }
    if (this.filled === SETTLED_AFTER) this.#settle();
  }

  /** The code of a cell; -1 where it is new and no more are kept. */
  #codeOf(words: DataView, from: number, to: number): number {
    return this.distinct < KEPT_VALUES ? this.#cells.add(words, from, to) : this.#cells.find(words, from, to);
  }

  /** The share of filled cells that can be read as a type, words for none among them. */
  share(type: ReadType): number {
    return this.filled === 0 ? 0 : (this.shapes[type] + this.shapes.none) / this.filled;
  }

  /** Whether nearly all cells that were looked at could be e-mail addresses. */
  get isAddresses(): boolean {
    return this.shapes.address > 0.8 * Math.min(this.filled, this.#isText ? SETTLED_AFTER : this.filled);
  }

  /** What separates the values of a cell, where cells hold lists: parts of one cell come again in others. */
  get list(): ';' | null {
    const lists = this.values.filter((text) => /[^;\s]\s*;\s*[^;\s]/.test(text) && !/^https?:/i.test(text));
    if (lists.length < 2 || lists.length < this.distinct / 20) return null;
    const parts = lists.flatMap((text) => text.split(';').map((part) => part.trim())).filter(Boolean);
    const repeated = parts.length >= 1.5 * new Set(parts).size;
    return repeated && parts.every((part) => part.length <= 60) ? ';' : null;
  }

  #newShape(text: string): Shape {
    const shape = shapeOf(text);
    if (!shape.none) {
      if (!shape.number) this.#addOdd('number', text);
      if (!shape.date) this.#addOdd('date', text);
      if (!shape.boolean) this.#addOdd('boolean', text);
    }
    return shape;
  }

  #tally(): Tally {
    if (!this.#tallied) {
      this.#tallied = structuredClone(this.#beyond);
      for (const value of this.#kept) if (value?.shape) count(value.shape, value.cells, this.#tallied);
    }
    return this.#tallied;
  }

  #addOdd(type: ReadType, text: string): void {
    if (this.odd[type].length < EXAMPLES) this.odd[type].push(text);
  }

  /** A column that is plainly text so far is not looked at further: it is what takes the time in long files. */
  #settle(): void {
    // From here on the tally of a text stays what it is.
    const { number, date, numericDate, boolean, none } = this.shapes;
    this.#isText = Math.max(number, date, numericDate, boolean) + none < SETTLED_AFTER / 2;
  }
}

interface Tally {
  shapes: Record<(typeof SHAPE_NAMES)[number], number>;
  decimals: Record<NonNullable<Shape['decimal']>, number>;
  orders: Record<NonNullable<Shape['order']>, number>;
}

const newTally = (): Tally => ({
  shapes: {
    ...{ number: 0, percent: 0, code: 0, date: 0, numericDate: 0 },
    ...{ boolean: 0, answer: 0, none: 0, address: 0 },
  },
  decimals: { '.': 0, ',': 0, ambiguous: 0 },
  orders: { dmy: 0, mdy: 0, ambiguous: 0 },
});

function count(shape: Shape, cells: number, { shapes, decimals, orders }: Tally): void {
  for (const name of SHAPE_NAMES) if (shape[name]) shapes[name] += cells;
  if (shape.decimal) decimals[shape.decimal] += cells;
  if (shape.order) orders[shape.order] += cells;
}
