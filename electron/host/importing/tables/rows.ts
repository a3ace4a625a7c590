import { SLACK, type TextMemory, wordsOf } from '../cells/memory.ts';
import { trimmedFrom, trimmedTo } from './white-space.ts';

/**
 * Some rows of a table, their cells as bytes (UTF-8) in one piece of memory, so that a million rows pass without a
 * string made for each cell. Whoever is handed rows reads them at once: the memory is used again for the next ones.
 */
export class Rows implements TextMemory {
  /** What stands behind the cells may be overwritten by `append`. */
  bytes: Buffer<ArrayBufferLike> = Buffer.alloc(SLACK);
  words = wordsOf(this.bytes);
  /** How many of the bytes are taken. */
  used = 0;
  /** The rows to be read are `first` to `end - 1`. */
  first = 0;
  end = 0;
  /** Of each row its number, from 1, as a spreadsheet shows it. */
  numbers = new Int32Array(16);
  /** Of each row its first cell; that of row `end` is the number of all cells. */
  firstCell = new Int32Array(16);
  /** Of each cell, where its bytes begin and end. */
  from = new Int32Array(128);
  to = new Int32Array(128);
  /** Where the value begins and ends that was looked for last (`findValue`). */
  valueFrom = 0;
  valueTo = 0;

  /** Adds bytes that are to be cut into cells. */
  take(bytes: Uint8Array): void {
    this.reserve(this.used + bytes.length);
    this.bytes.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** Gives up all rows, and all bytes but those in which no whole row was found. */
  keep(from = 0, to = 0): void {
    this.bytes.copyWithin(0, from, to);
    this.used = to - from;
    this.first = 0;
    this.end = 0;
  }

  /** Makes room for so many bytes; what is taken stays. */
  reserve(bytes: number): void {
    if (bytes + SLACK <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes + SLACK, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
    this.words = wordsOf(larger);
  }

  reserveCell(cell: number): void {
    if (cell < this.from.length) return;
    this.from = larger(this.from);
    this.to = larger(this.to);
  }

  /** Ends a row whose cells stand from `firstCell[end]` to before `cell`. */
  endRow(number: number, cell: number): void {
    if (this.end + 1 === this.numbers.length) {
      this.numbers = larger(this.numbers);
      this.firstCell = larger(this.firstCell);
    }
    this.numbers[this.end++] = number;
    this.firstCell[this.end] = cell;
  }

  /** Adds a row that is there as text. */
  add(cells: readonly string[], number: number): void {
    let cell = this.firstCell[this.end]!;
    for (const text of cells) {
      this.reserveCell(cell);
      this.from[cell] = this.append(text);
      this.to[cell++] = this.used;
    }
    this.endRow(number, cell);
  }

  /** Where the text stands behind all other bytes; it ends at `used`. */
  append(text: string): number {
    const from = this.used;
    this.reserve(from + 3 * text.length);
    this.used += this.bytes.write(text, from);
    return from;
  }

  /** The place of a cell in `from` and `to`; -1 where the row is shorter. */
  cellAt(row: number, column: number): number {
    const cell = this.firstCell[row]! + column;
    return column >= 0 && cell < this.firstCell[row + 1]! ? cell : -1;
  }

  /**
   * Finds a cell's value, without the white space around it, and leaves its ends in `valueFrom` and `valueTo`, as no
   * object is made for each; false, and no value, where the row is shorter.
   */
  findValue(row: number, column: number): boolean {
    const cell = this.cellAt(row, column);
    if (cell < 0) {
      this.valueFrom = 0;
      this.valueTo = 0;
      return false;
    }
    const end = this.to[cell]!;
    this.valueFrom = trimmedFrom(this.bytes, this.from[cell]!, end);
    this.valueTo = trimmedTo(this.bytes, this.valueFrom, end);
    return true;
  }

  /** How many cells a row has. */
  width(row: number): number {
    return this.firstCell[row + 1]! - this.firstCell[row]!;
  }

  /** Whether a cell holds nothing but white space. */
  isBlank(cell: number): boolean {
    return trimmedFrom(this.bytes, this.from[cell]!, this.to[cell]!) === this.to[cell];
  }

  /** The places of the rows that hold anything. */
  filled(): Int32Array {
    const places = new Int32Array(this.end - this.first);
    let filled = 0;
    for (let row = this.first; row < this.end; row++) {
      let cell = this.firstCell[row]!;
      const end = this.firstCell[row + 1]!;
      while (cell < end && this.isBlank(cell)) cell++;
      if (cell < end) places[filled++] = row;
    }
    return places.subarray(0, filled);
  }

  /** A cell as it stands; empty where the row is shorter. */
  text(row: number, column: number): string {
    const cell = this.cellAt(row, column);
    return cell < 0 ? '' : this.bytes.toString('utf8', this.from[cell], this.to[cell]);
  }

  /** All cells of a row as they stand. */
  cells(row: number): string[] {
    return Array.from({ length: this.width(row) }, (_, column) => this.text(row, column));
  }
}

function larger(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}
