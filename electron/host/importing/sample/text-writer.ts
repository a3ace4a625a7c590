import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import type { Codes } from '#shared/domain/sample/narrow.ts';
import type { TextValue } from '#shared/domain/sample/sample.ts';
import { DistinctCells } from '../cells/distinct-cells.ts';
import { JsonTexts } from '../cells/json-texts.ts';
import { isMissing, isMissingCell } from '../cells/missing.ts';
import type { ColumnCells } from '../tables/column-cells.ts';
import { Growable } from './growable.ts';
import { NarrowColumn } from './narrow-column.ts';
import { type ColumnWriter, MISSING } from './written.ts';

/** Writes texts as codes: what is asked of a value is asked once, however often it comes. */
export class TextWriter implements ColumnWriter {
  readonly #codes = new NarrowColumn();
  /** Those of the cells at hand. */
  #added = new Uint32Array(0);
  #distinct = new DistinctCells();
  /** Of each distinct cell its code in the dictionary; 0 for marks of no value. */
  readonly #codeOf = new Growable(Uint32Array);
  /** The values of cells that hold lists, by the distinct cell. */
  readonly #lists = new Map<number, TextValue>();
  readonly #list: string | null;
  readonly #marks: boolean;
  #values = 0;

  /** `list`: what separates the values of a cell. `marks`: whether marks for no value stand for none. */
  constructor(list: string | null, marks: boolean) {
    this.#list = list;
    this.#marks = marks;
  }

  reserve(deals: number): void {
    this.#distinct.expected = deals;
    this.#codes.reserve(deals);
  }

  add(cells: ColumnCells, written: Uint8Array): boolean {
    let isWhole = true;
    const { length } = cells;
    if (length > this.#added.length) this.#added = new Uint32Array(2 * length);
    const added = this.#added;
    const distinct = this.#distinct.addAll(cells);
    for (let i = 0; i < length; i++) {
      const cell = distinct[i]!;
      if (cell === this.#codeOf.length) this.#codeOf.push(this.#newCode(cells, i, cell));
      const code = cell < 0 ? 0 : this.#codeOf.numbers[cell]!;
      added[i] = code;
      if (code !== 0) continue;
      isWhole = false;
      written[i] = MISSING;
    }
    this.#codes.add(added.subarray(0, length), this.#values);
    return isWhole;
  }

  #newCode(cells: ColumnCells, i: number, cell: number): number {
    const { bytes, from, to } = cells;
    if (this.#marks && isMissingCell(bytes, from[i]!, to[i]!)) return 0;
    if (this.#list !== null) {
      const value = listOf(cells.text(i), this.#list, this.#marks);
      if (value === null) return 0;
      this.#lists.set(cell, value);
    }
    return ++this.#values;
  }

  finish(): PackedColumn {
    const isWhole = this.#values === this.#distinct.size && this.#lists.size === 0;
    const dictionary = (isWhole ? this.#distinct.finish() : null) ?? this.#written();
    // Of a column of a million different texts, one copy is enough.
    this.#distinct = new DistinctCells();
    return { kind: 'text', codes: this.#codes.finish() as Codes, dictionary };
  }

  /** The dictionary, where it is not what the distinct cells are as they stand. */
  #written(): Uint8Array {
    const distinct = this.#distinct;
    const json = new JsonTexts(distinct.bytes);
    for (let cell = 0; cell < distinct.size; cell++) {
      if (this.#codeOf.numbers[cell] === 0) continue;
      const value = this.#lists.get(cell);
      if (value === undefined) distinct.writeTo(json, cell);
      else json.addValue(value);
    }
    return json.finish();
  }
}

/** The values that a text holds: one or several, each once; null where none of its parts is one. */
function listOf(text: string, separator: string, marks: boolean): TextValue | null {
  if (!text.includes(separator)) return text;
  const parts = text.split(separator).map((part) => part.trim());
  const values = [...new Set(parts.filter((part) => part !== '' && !(marks && isMissing(part))))];
  if (values.length === 0) return null;
  return values.length === 1 ? values[0]! : values;
}
