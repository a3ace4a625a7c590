import { readDate } from '../cells/dates.ts';
import { readNumber } from '../cells/numbers.ts';

/** How far down a header is looked for: exports have titles and filters above it, but not pages of them. */
const DEPTH = 30;

/**
 * The 1-based number of the row that holds the headers: the first that fills at least half of the table's
 * width. A row with numbers or dates in it gives way to a fuller one below it without any (`Created, 2026-03-01`).
 */
export function findHeaderRow(rows: readonly string[][]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const width = widthOf(filled);
  const enough = Math.max(Math.min(2, width), width / 2);
  const first = filled.findIndex((cells) => cells >= enough);
  if (first < 0) return 1;
  if (!holdsValues(rows[first]!)) return first + 1;
  for (let i = first + 1; i < Math.min(rows.length, first + DEPTH); i++) {
    if (filled[i]! > filled[first]! && !holdsValues(rows[i]!)) return i + 1;
  }
  return first + 1;
}

/** More rows than these are no header (`dialectSchema` takes as many). */
const MOST_HEADER_ROWS = 5;

/**
 * Where the headers are, and how many rows they take: groups of columns stand above what each column is called, and
 * groups of groups above those.
 */
export function findHeader(rows: readonly string[][]): { headerRow: number; headerRows: number } {
  const headerRow = findHeaderRow(rows);
  const from = headerRow - 1;
  let headerRows = 1;
  while (headerRows < MOST_HEADER_ROWS) {
    const names = from + headerRows;
    if (!goesOn(rows[names - 1] ?? [], rows[names] ?? [], rows.slice(names + 1))) break;
    headerRows++;
  }
  // Names that are still alike after several rows were none: the first row of values looks like that.
  if (headerRows > 1 && !areDifferent(joinHeaders(rows.slice(from, from + headerRows)))) headerRows = 1;
  return { headerRow, headerRows };
}

/**
 * Whether the row below a header's belongs to it: groups leave cells empty or repeat themselves (merged cells) more
 * than what is under them does. A first row of values looks like the rows below it, and never says again what its
 * header says, as cells do that are merged downwards.
 */
function goesOn(groups: readonly string[], names: readonly string[], below: readonly string[][]): boolean {
  const said = (cells: readonly string[]) => cells.map((cell) => cell.trim()).filter(Boolean);
  const [above, under] = [said(groups), said(names)];
  if (below.length === 0 || under.length < 2 || holdsValues(groups) || holdsValues(names)) return false;
  const together = new Set(joinHeaders([groups, names]).filter(Boolean)).size;
  // Where values repeat from row to row, one that happens to be its header's word tells nothing.
  if (isMergedDown(groups, names)) return !isMergedDown(names, below.at(-1) ?? []);
  if (new Set(above).size > 0.75 * Math.max(under.length, together)) return false;
  return names.some((name, i) => name.trim() !== '' && below.some((cells) => holdsValues([cells[i] ?? ''])));
}

/** A share of columns that no row of values repeats by chance. */
const REPEATED = 0.25;

function isMergedDown(groups: readonly string[], names: readonly string[]): boolean {
  const filled = names.filter((name) => name.trim() !== '').length;
  const same = names.filter((name, i) => name.trim() !== '' && name === groups[i]).length;
  return same > 0 && same >= filled * REPEATED;
}

const areDifferent = (headers: readonly string[]): boolean => {
  const named = headers.filter((header) => header !== '');
  return new Set(named).size === named.length;
};

/** The headers as they stand in their rows, put together. */
export function joinHeaders(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, i) => {
    const parts = rows.map((cells) => cells[i] ?? '');
    if (parts.length === 1) return parts[0]!;
    return [...new Set(parts.map((part) => part.trim()).filter(Boolean))].join(' ');
  });
}

/** Whether a row holds numbers or dates, as rows of a table do and headers don't. */
export const holdsValues = (cells: readonly string[]): boolean =>
  cells.some((cell) => {
    const text = cell.trim();
    return /\d/.test(text) && (readNumber(text, '.') !== null || readDate(text, 'dmy') !== null);
  });

/** The width that half of the rows that hold anything reach. */
function widthOf(filled: readonly number[]): number {
  const sorted = filled.filter((cells) => cells > 0).sort((a, b) => b - a);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
