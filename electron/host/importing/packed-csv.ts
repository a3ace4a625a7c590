import { gzipSync } from 'node:zlib';

/** A CSV file (RFC 4180) that grows row by row, compressed (gzip) in pieces, which gunzip reads as one. */
export class PackedCsv {
  #lines: string[] = [];
  readonly #pieces: Buffer[] = [];

  add(cells: readonly string[]): void {
    this.#lines.push(cells.map(quoted).join(','));
    if (this.#lines.length >= LINES) this.#pack();
  }

  #pack(): void {
    this.#pieces.push(gzipSync(`${this.#lines.join('\r\n')}\r\n`, { level: 1 }));
    this.#lines = [];
  }

  /** The file, compressed. */
  finish(): Uint8Array {
    if (this.#lines.length > 0) this.#pack();
    return Buffer.concat(this.#pieces);
  }
}

const LINES = 5_000;

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
