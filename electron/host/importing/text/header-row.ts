import { readDate } from '../cells/dates.ts';
import { readNumber } from '../cells/numbers.ts';
import type { Area } from '../workbook/merged-cells.ts';

/** How far down a header is looked for: exports have titles and filters above it, but not pages of them. */
const DEPTH = 30;

/**
 * The 1-based number of the row that holds the headers: the first that fills at least half of the table's width, and
 * not with one title merged over it. A row with numbers or dates in it gives way to a fuller one below it without any
 * (`Created, 2026-03-01`).
 */
function findHeaderRow(rows: readonly string[][], merged: readonly Area[]): number {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const width = widthOf(filled);
  const enough = Math.max(Math.min(2, width), width / 2);
  const first = filled.findIndex((cells, i) => cells >= enough && !isTitle(i + 1, cells, merged));
  if (first < 0) return 1;
  if (!holdsValues(rows[first]!)) return first + 1;
  for (let i = first + 1; i < Math.min(rows.length, first + DEPTH); i++) {
    if (filled[i]! > filled[first]! && !holdsValues(rows[i]!)) return i + 1;
  }
  return first + 1;
}

const isTitle = (row: number, filled: number, merged: readonly Area[]): boolean =>
  merged.some(
    ({ top, bottom, left, right }) =>
      top <= row && row <= bottom && left < right && filled === right - left + 1,
  );

/** More rows than these are no header (`dialectSchema` takes as many). */
const MOST_HEADER_ROWS = 5;

/**
 * Where the headers are, and how many rows they take: groups of columns stand above what each column is called, and
 * groups of groups above those. `merged`: the areas of cells that are merged into one.
 */
export function findHeader(
  rows: readonly string[][],
  merged: readonly Area[] = [],
): { headerRow: number; headerRows: number } {
  const headerRow = findHeaderRow(rows, merged);
  const from = headerRow - 1;
  let headerRows = 1;
  for (let row = 1; row <= headerRows; row++) {
    for (const { top, bottom } of merged) {
      // What reaches further down is a value of many rows.
      if (top === from + row && bottom - from <= MOST_HEADER_ROWS)
        headerRows = Math.max(headerRows, bottom - from);
    }
  }
  const certain = headerRows;
  while (headerRows < MOST_HEADER_ROWS) {
    const names = from + headerRows;
    if (!goesOn(rows[names - 1] ?? [], rows[names] ?? [], rows.slice(names + 1))) break;
    headerRows++;
  }
  // Names that are still alike after several rows were none: the first row of values looks like that.
  if (!areDifferent(joinHeaders(rows.slice(from, from + headerRows)))) headerRows = certain;
  return { headerRow, headerRows };
}

/** Groups of at least two names each, with some names that stand alone: so many groups at most, as a share of the names. */
const MOST_GROUPS = 0.6;

/**
 * Whether the row below a header's belongs to it: the cells above are groups, which stand over several names each,
 * and the names stand above numbers or dates. A value says its header's word again, or comes again in its column; a
 * name does neither.
 */
function goesOn(groups: readonly string[], names: readonly string[], below: readonly string[][]): boolean {
  if (holdsValues(groups) || holdsValues(names)) return false;
  const spread = spreadOut(groups, names.length);
  const named = [...names.keys()].filter((i) => names[i]!.trim() !== '');
  if (named.length < 2 || new Set(named.map((i) => spread[i])).size > MOST_GROUPS * named.length)
    return false;
  let hasValues = false;
  for (const i of named) {
    const name = names[i]!.trim();
    const column = below.map((cells) => (cells[i] ?? '').trim()).filter(Boolean);
    if (name === groups[i]?.trim() || column.includes(name)) return false;
    hasValues ||=
      column.length > 0 && column.filter((text) => holdsValues([text])).length >= column.length / 2;
  }
  return hasValues;
}

/** Groups in each column over which they stand: where they are written once, to its right as well. */
function spreadOut(groups: readonly string[], width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, i) => {
    group = (groups[i] ?? '').trim() || group;
    return group;
  });
}

const areDifferent = (headers: readonly string[]): boolean => {
  const named = headers.filter((header) => header !== '');
  return new Set(named).size === named.length;
};

/** The headers as they stand in their rows, put together; what comes several times then says its groups each time. */
export function joinHeaders(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const names = rows.at(-1) ?? [];
  if (rows.length === 1) return [...names];
  const groups = rows.slice(0, -1);
  const together = (above: readonly (readonly string[])[], i: number): string => {
    const parts = [...above, names].map((cells) => (cells[i] ?? '').trim()).filter(Boolean);
    // `Deal` over `Deal no.` is said once.
    return parts.filter((part, k) => !`${parts[k + 1] ?? ''} `.startsWith(`${part} `)).join(' ');
  };
  const plain = Array.from({ length: width }, (_, i) => together(groups, i));
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const header of plain) (seen.has(header) ? repeated : seen).add(header);
  const spread = groups.map((cells) => spreadOut(cells, width));
  return plain.map((header, i) => (header !== '' && repeated.has(header) ? together(spread, i) : header));
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
