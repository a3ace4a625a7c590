import { type TextMemory, wordsOf } from '../cells/memory.ts';
import type { Rows } from './rows.ts';
import { trimmedFrom, trimmedTo } from './white-space.ts';

/** The cells of one column in some rows, without the white space around them; used again for one column after the other. */
export class ColumnCells implements TextMemory {
  bytes: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  words = wordsOf(this.bytes);
  length = 0;
  from = new Int32Array(0);
  to = new Int32Array(0);
  /** How many cells had white space around their value. */
  trimmed = 0;
  /** The first of them, as it stands in the file. */
  untrimmed: string | null = null;

  /**
   * `picked`: the places of the rows. A row that is shorter has an empty cell. `keep`: white space belongs to values;
   * where there is nothing else, there is no value.
   */
  read(rows: Rows, picked: Int32Array, column: number, keep = false): void {
    const { firstCell, bytes, from: starts, to: ends } = rows;
    const { length } = picked;
    if (length > this.from.length) {
      this.from = new Int32Array(2 * length);
      this.to = new Int32Array(2 * length);
    }
    this.bytes = bytes;
    this.words = rows.words;
    this.length = length;
    const { from, to } = this;
    let trimmed = 0;
    let sample = -1;
    for (let i = 0; i < length; i++) {
      const row = picked[i]!;
      const cell = firstCell[row]! + column;
      const isThere = column >= 0 && cell < firstCell[row + 1]!;
      const start = isThere ? starts[cell]! : 0;
      const end = isThere ? ends[cell]! : 0;
      const first = trimmedFrom(bytes, start, end);
      const last = trimmedTo(bytes, first, end);
      const isWhole = keep && first < last;
      from[i] = isWhole ? start : first;
      to[i] = isWhole ? end : last;
      if (last - first === end - start) continue;
      if (trimmed++ === 0) sample = i;
    }
    this.trimmed = trimmed;
    this.untrimmed = sample < 0 ? null : rows.text(picked[sample]!, column);
  }

  /** A cell's text. */
  text(i: number): string {
    return this.bytes.toString('utf8', this.from[i], this.to[i]);
  }
}
