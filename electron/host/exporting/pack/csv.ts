/** A table as CSV (RFC 4180) that a spreadsheet opens as it is: no cell of text becomes a formula there. */

import { asSpreadsheetText } from '../../files/spreadsheet-text.ts';

export type Cell = string | number | boolean | null;

export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = asSpreadsheetText(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
