import { Refusal } from '#shared/contract/failure.ts';
import { Rows } from '../tables/rows.ts';
import { LIMITS } from './limits.ts';

const QUOTE = 34;
const SPACE = 32;
const CR = 13;
const LF = 10;

/** Excel's own first line, which names the delimiter (`sep=;`); it is no row of the table. */
export const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\r|\n|$)/i;
/** Bytes that hold the longest such line, or else more than one. */
const SEPARATOR_LINE_BYTES = 32;

/**
 * Cuts delimited text into rows, piece by piece, as RFC 4180 says and, where real exports don't follow it, as
 * spreadsheets do: any line ending; rows of any length; spaces before an opening quote; text after a closing
 * one; a quote inside an unquoted cell. A quote that opens a cell and finds no end that makes sense stands for
 * itself, so that one stray inch mark doesn't swallow the rest of the file.
 *
 * Own code, because rows must keep their number and their raggedness, and cells stay bytes: fast parsers drop blank
 * and short rows and make a string of each cell.
 */
export class RowScanner {
  /** How many rows were read so far; the number of the last one. */
  rows = 0;
  /** The numbers of rows with a quote that was never closed. */
  readonly strayQuotes: number[] = [];

  #begun = false;
  #into!: Rows;
  #length = 0;
  #final = false;
  /** The place of the cell behind the one that was read last, in the rows. */
  #cell = 0;
  /** Cells of the row at hand that hold more than their text, each with where its closing quote stands. */
  #quoted: number[] = [];
  /** Whether the cell whose end was found last has doubled quotes. */
  #doubled = false;
  /** Where bytes stand that can end a cell, or the quoted part of one; the last place is behind the text. */
  #signs = new Int32Array(0);
  /** The next of them to be looked at. */
  #sign = 0;
  readonly #delimiter: number;
  /** 1 for such bytes. */
  readonly #isSign = new Uint8Array(256);

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
    for (const sign of [this.#delimiter, LF, CR, QUOTE]) this.#isSign[sign] = 1;
  }

  /**
   * Finds the whole rows among the first `used` bytes of `into`, and gives where the rest begins, which has to come
   * again with more behind it. `final`: there is no more, and what is left is the last row.
   */
  scan(into: Rows, final: boolean): number {
    const length = into.used;
    this.#into = into;
    this.#length = length;
    this.#final = final;
    // No cell goes on behind the end, so that the search for its end needs no other.
    into.reserve(length + 1);
    into.bytes[length] = LF;
    this.#findSigns();
    let at = 0;
    if (!this.#begun) {
      if (!final && length < SEPARATOR_LINE_BYTES) return 0;
      this.#begun = true;
      const line = SEPARATOR_LINE.exec(
        into.bytes.toString('utf8', 0, Math.min(length, SEPARATOR_LINE_BYTES)),
      );
      at = line ? Buffer.byteLength(line[0]) : 0;
    }
    this.#cell = 0;
    while (at < length) {
      const next = this.#takeRow(at);
      if (next < 0) break;
      at = Math.min(next, length);
      this.rows++;
      if (this.#quoted.length > 0) this.#unquote();
      into.endRow(this.rows, this.#cell);
    }
    if (length - at > LIMITS.row && this.#charactersOf(at, length) > LIMITS.row)
      throw this.#tooLong(`is longer than ${grouped(LIMITS.row)} characters`);
    return at;
  }

  /**
   * Finds the places of all signs first, as nothing depends on what they are: a processor that has to foresee where
   * each cell ends is wrong about most of them.
   */
  #findSigns(): void {
    const { words } = this.#into;
    const length = this.#length + 1;
    if (this.#signs.length < length + 4) this.#signs = new Int32Array(2 * length + 4);
    const signs = this.#signs;
    const isSign = this.#isSign;
    let found = 0;
    for (let at = 0; at < length; at += 4) {
      const word = words.getInt32(at, true);
      signs[found] = at;
      found += isSign[word & 0xff]!;
      signs[found] = at + 1;
      found += isSign[(word >> 8) & 0xff]!;
      signs[found] = at + 2;
      found += isSign[(word >> 16) & 0xff]!;
      signs[found] = at + 3;
      found += isSign[word >>> 24]!;
    }
    this.#sign = 0;
  }

  /** Reads the row at `at`. Where the next row begins, or -1 where the bytes end before the row does. */
  #takeRow(at: number): number {
    const into = this.#into;
    const { bytes } = into;
    const length = this.#length;
    const signs = this.#signs;
    const delimiter = this.#delimiter;
    let { from, to } = into;
    let cell = into.firstCell[into.end]!;
    const most = cell + LIMITS.columns;
    let sign = this.#sign;
    while (signs[sign]! < at) sign++;
    this.#quoted.length = 0;
    for (let position = at; ; cell++) {
      if (cell === most) throw this.#tooLong(`has more than ${grouped(LIMITS.columns)} cells`);
      if (cell === from.length) {
        into.reserveCell(cell);
        ({ from, to } = into);
      }
      let end = signs[sign]!;
      const first = bytes[position]!;
      const last = bytes[end]!;
      if (first === QUOTE || first === SPACE || last === QUOTE || end - position > LIMITS.cell) {
        this.#sign = sign;
        end = this.#takeCell(cell, position);
        if (end < 0) return -1;
        sign = this.#sign;
      } else {
        from[cell] = position;
        to[cell] = end;
        sign++;
      }
      if (bytes[end] === delimiter) {
        position = end + 1;
        continue;
      }
      this.#sign = sign;
      this.#cell = cell + 1;
      if (end < length) return this.#behindLine(end);
      return this.#final ? end : -1;
    }
  }

  /** Where the next row begins behind a line ending, or -1 where that may go on in the next piece. */
  #behindLine(end: number): number {
    const { bytes } = this.#into;
    if (bytes[end] === LF) return end + 1;
    if (end + 1 === this.#length) return this.#final ? end + 1 : -1;
    return bytes[end + 1] === LF ? end + 2 : end + 1;
  }

  /** Reads a cell that may be quoted. Where its end is (a delimiter, a line ending or the end of the text), or -1. */
  #takeCell(cell: number, position: number): number {
    const { bytes } = this.#into;
    let start = position;
    while (bytes[start] === SPACE) start++;
    return start < this.#length && bytes[start] === QUOTE
      ? this.#takeQuoted(cell, start, position)
      : this.#takePlain(cell, position);
  }

  #takePlain(cell: number, from: number, start = from): number {
    const { bytes, to } = this.#into;
    const signs = this.#signs;
    while (bytes[signs[this.#sign]!] === QUOTE) this.#sign++;
    const end = signs[this.#sign++]!;
    if (end - start > LIMITS.cell && this.#charactersOf(start, end) > LIMITS.cell)
      throw this.#tooLong(`has a cell of more than ${grouped(LIMITS.cell)} characters`);
    if (end === this.#length && !this.#final) return -1;
    this.#into.from[cell] = from;
    to[cell] = end;
    return end;
  }

  #takeQuoted(cell: number, quote: number, cellStart: number): number {
    const { bytes, from, to } = this.#into;
    const length = this.#length;
    const first = this.#sign;
    const closing = this.#takeClosing();
    const isOpen = closing === length;
    const isTooLong = closing - quote > LIMITS.cell && this.#charactersOf(quote, closing) > LIMITS.cell;
    if (isTooLong || (isOpen && this.#final)) return this.#takeStray(cell, cellStart, first);
    if (isOpen || (closing + 1 === length && !this.#final)) return -1;
    let next = closing + 1;
    while (next < length && bytes[next] === SPACE) next++;
    if (next === length && !this.#final) return -1;
    if (next === this.#signs[this.#sign] && bytes[next] !== QUOTE) {
      this.#sign++;
      from[cell] = quote + 1;
      to[cell] = closing;
      if (this.#doubled) this.#quoted.push(cell, closing);
      return next;
    }
    // Text after the closing quote. If the cell had a line ending, the quote that closed it opened another one.
    for (let i = quote + 1; i < closing; i++)
      if (bytes[i] === LF || bytes[i] === CR) return this.#takeStray(cell, cellStart, first);
    this.#quoted.push(cell, closing);
    return this.#takePlain(cell, quote + 1, closing + 1);
  }

  /** Where the quote stands that closes the one at the next sign: the first that is not doubled; else the end. */
  #takeClosing(): number {
    const { bytes } = this.#into;
    const signs = this.#signs;
    this.#doubled = false;
    for (let sign = this.#sign + 1; ; sign++) {
      const at = signs[sign]!;
      if (at < this.#length && bytes[at] !== QUOTE) continue;
      if (at + 1 < this.#length && bytes[at + 1] === QUOTE) {
        this.#doubled = true;
        sign++;
        continue;
      }
      this.#sign = sign + 1;
      return at;
    }
  }

  /** Reads a cell whose quote stands for itself. `sign`: the first behind its start. */
  #takeStray(cell: number, cellStart: number, sign: number): number {
    this.#sign = sign;
    const end = this.#takePlain(cell, cellStart);
    const row = this.rows + 1;
    if (end >= 0 && this.strayQuotes.at(-1) !== row) this.strayQuotes.push(row);
    return end;
  }

  /** Takes the quotes out of a row's cells: of two only one stands for itself, and the closing one for none. */
  #unquote(): void {
    const { bytes, from, to } = this.#into;
    for (let i = 0; i < this.#quoted.length; i += 2) {
      const cell = this.#quoted[i]!;
      const closing = this.#quoted[i + 1]!;
      let put = from[cell]!;
      for (let at = put; at < closing; at++) {
        bytes[put++] = bytes[at]!;
        if (bytes[at] === QUOTE) at++;
      }
      bytes.copyWithin(put, closing + 1, to[cell]!);
      to[cell] = put + Math.max(0, to[cell]! - closing - 1);
    }
  }

  #charactersOf(from: number, to: number): number {
    return this.#into.bytes.toString('utf8', from, to).length;
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
  const rows = new Rows();
  rows.append(text);
  new RowScanner(delimiter).scan(rows, true);
  return Array.from({ length: rows.end }, (_, row) => rows.cells(row));
}
