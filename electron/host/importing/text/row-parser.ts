import { Refusal } from '#shared/contract/failure.ts';
import { LIMITS } from './limits.ts';

const QUOTE = 34;
const SPACE = 32;
const CR = 13;
const LF = 10;

/** Excel's own first line, which names the delimiter (`sep=;`); it is no row of the table. */
export const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\r|\n|$)/i;
const SEPARATOR_LINE_LENGTH = 9;

/**
 * Cuts delimited text into rows, piece by piece, as RFC 4180 says and, where real exports don't follow it, as
 * spreadsheets do: any line ending; rows of any length; spaces before an opening quote; text after a closing
 * one; a quote inside an unquoted cell. A quote that opens a cell and finds no end that makes sense stands for
 * itself, so that one stray inch mark doesn't swallow the rest of the file.
 *
 * Own code, because rows must keep their number and their raggedness: fast parsers drop blank and short rows.
 */
export class RowParser {
  /** How many rows were read so far; the number of the last one. */
  rows = 0;
  /** The numbers of rows with a quote that was never closed. */
  readonly strayQuotes: number[] = [];

  #rest = '';
  #begun = false;
  #cells: string[] = [];
  readonly #delimiter: number;
  readonly #onRow: (cells: string[], row: number) => void;

  /** `onRow` is called for each row, with its number (from 1) among all rows of the text, blank ones too. */
  constructor(delimiter: string, onRow: (cells: string[], row: number) => void) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRow = onRow;
  }

  push(text: string): void {
    this.#rest += text;
    this.#run(false);
  }

  /** There is no more text: what is left is the last row. */
  end(): void {
    this.#run(true);
  }

  #run(final: boolean): void {
    const text = this.#rest;
    let at = 0;
    if (!this.#begun) {
      if (!final && text.length < SEPARATOR_LINE_LENGTH) return;
      this.#begun = true;
      at = SEPARATOR_LINE.exec(text)?.[0].length ?? 0;
    }
    while (at < text.length) {
      this.#cells = [];
      const next = this.#takeRow(text, at, final);
      if (next < 0) break;
      at = next;
      this.rows++;
      this.#onRow(this.#cells, this.rows);
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LIMITS.row)
      throw this.#tooLong(`is longer than ${grouped(LIMITS.row)} characters`);
  }

  /** Reads the row at `at` into `#cells`. Where the next row begins, or -1 where the text ends before the row does. */
  #takeRow(text: string, at: number, final: boolean): number {
    let position = at;
    for (;;) {
      if (this.#cells.length === LIMITS.columns) {
        throw this.#tooLong(`has more than ${grouped(LIMITS.columns)} cells`);
      }
      let start = position;
      while (text.charCodeAt(start) === SPACE) start++;
      const end =
        text.charCodeAt(start) === QUOTE
          ? this.#takeQuoted(text, start, position, final)
          : this.#takePlain(text, position, '', final);
      if (end < 0) return -1;
      const sign = text.charCodeAt(end);
      if (sign === this.#delimiter) {
        position = end + 1;
        continue;
      }
      if (sign !== CR) return end + 1;
      if (end + 1 === text.length && !final) return -1;
      return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    }
  }

  /** Where the cell's end is (a delimiter, a line ending or the end of the text), or -1. */
  #takePlain(text: string, from: number, before: string, final: boolean): number {
    let end = from;
    const length = text.length;
    for (; end < length; end++) {
      const sign = text.charCodeAt(end);
      if (sign === this.#delimiter || sign === LF || sign === CR) break;
    }
    if (end - from > LIMITS.cell)
      throw this.#tooLong(`has a cell of more than ${grouped(LIMITS.cell)} characters`);
    if (end === length && !final) return -1;
    this.#cells.push(before + text.slice(from, end));
    return end;
  }

  #takeQuoted(text: string, quote: number, cellStart: number, final: boolean): number {
    let from = quote + 1;
    let doubled = false;
    for (;;) {
      const closing = text.indexOf('"', from);
      const length = (closing < 0 ? text.length : closing) - quote;
      if (length > LIMITS.cell || (closing < 0 && final)) return this.#takeStray(text, cellStart, final);
      if (closing < 0 || (closing + 1 === text.length && !final)) return -1;
      if (text.charCodeAt(closing + 1) === QUOTE) {
        doubled = true;
        from = closing + 2;
        continue;
      }
      const raw = text.slice(quote + 1, closing);
      const value = doubled ? raw.replaceAll('""', '"') : raw;
      let end = closing + 1;
      while (text.charCodeAt(end) === SPACE) end++;
      if (end === text.length && !final) return -1;
      const sign = text.charCodeAt(end);
      if (end === text.length || sign === this.#delimiter || sign === LF || sign === CR) {
        this.#cells.push(value);
        return end;
      }
      // Text after the closing quote. If the cell had a line ending, the quote that closed it opened another one.
      return /[\r\n]/.test(value)
        ? this.#takeStray(text, cellStart, final)
        : this.#takePlain(text, closing + 1, value, final);
    }
  }

  #takeStray(text: string, cellStart: number, final: boolean): number {
    const end = this.#takePlain(text, cellStart, '', final);
    const row = this.rows + 1;
    if (end >= 0 && this.strayQuotes.at(-1) !== row) this.strayQuotes.push(row);
    return end;
  }

  #tooLong(what: string): Refusal {
    return new Refusal(
      'unreadableFile',
      `Row ${grouped(this.rows + 1)} of the file ${what}, so this is not a table that can be read. ` +
        'Export it again as CSV, with one line for each deal.',
    );
  }
}

const grouped = (n: number): string => n.toLocaleString('en-US');

/** All rows of a text that is there as a whole. */
export function parseRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const parser = new RowParser(delimiter, (cells) => rows.push(cells));
  parser.push(text);
  parser.end();
  return rows;
}
