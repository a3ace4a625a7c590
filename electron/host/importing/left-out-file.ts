import { PackedCsv } from './packed-csv.ts';

/** Rows that became no deals, as a CSV file: their number, the reason, and the row as it came. */
export class LeftOutFile {
  rows = 0;
  readonly #file = new PackedCsv();

  constructor(headers: readonly string[]) {
    this.#file.add(['Row', 'Reason', ...headers.map(asText)]);
  }

  add(cells: readonly string[], row: number, reason: string): void {
    this.rows++;
    this.#file.add([String(row), reason, ...cells.map(asText)]);
  }

  /** The file, compressed (gzip). */
  finish(): Uint8Array {
    return this.#file.finish();
  }
}

/** What a spreadsheet would run as a formula begins with an apostrophe, which marks text there; numbers stay. */
const asText = (cell: string): string =>
  /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-][\d.,\s]*$/.test(cell)) ? `'${cell}` : cell;
