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
