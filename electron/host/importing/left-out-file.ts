import { asSpreadsheetText } from '../files/spreadsheet-text.ts';
import { PackedCsv } from './packed-csv.ts';

/** Rows that became no deals, as a CSV file: their number, the reason, and the row as it came. */
export class LeftOutFile {
  rows = 0;
  readonly #file = new PackedCsv();

  constructor(headers: readonly string[]) {
    this.#file.add(['Row', 'Reason', ...headers.map(asSpreadsheetText)]);
  }

  add(cells: readonly string[], row: number, reason: string): void {
    this.rows++;
    this.#file.add([String(row), reason, ...cells.map(asSpreadsheetText)]);
  }

  /** The file, compressed (gzip). */
  finish(): Uint8Array {
    return this.#file.finish();
  }
}
