import { gzipSync } from 'node:zlib';

/** Rows that became no deals, as a CSV file: their number, the reason, and the row as it came. */
export class LeftOutFile {
  rows = 0;
  #lines: string[] = [];
  readonly #pieces: Buffer[] = [];

  constructor(headers: readonly string[]) {
    this.#add(['Row', 'Reason', ...headers]);
  }

  add(cells: readonly string[], row: number, reason: string): void {
    this.rows++;
    this.#add([String(row), reason, ...cells]);
  }

  #add(cells: readonly string[]): void {
    this.#lines.push(cells.map(quoted).join(','));
    if (this.#lines.length >= LINES) this.#pack();
  }

  /** Compressed in pieces, which gunzip reads as one. */
  #pack(): void {
    this.#pieces.push(gzipSync(`${this.#lines.join('\r\n')}\r\n`, { level: 1 }));
    this.#lines = [];
  }

  /** The file, compressed (gzip). */
  finish(): Uint8Array {
    if (this.#lines.length > 0) this.#pack();
    return Buffer.concat(this.#pieces);
  }
}

const LINES = 5_000;

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
