import { Refusal } from '#shared/contract/failure.ts';
import type { Dialect } from '#shared/contract/mapping.ts';
import { detectEncoding } from './encoding.ts';
import { findHeader } from './header-row.ts';
import { parseRows, SEPARATOR_LINE } from './row-scanner.ts';
import type { TextFile } from './text-file.ts';

type Delimiter = Dialect['delimiter'];
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
const ROWS = 200;

/** How the file becomes rows, from its first bytes (the encoding from all of them). */
export async function detectDialect(source: TextFile, signal: AbortSignal): Promise<Dialect> {
  const encoding = await detectEncoding(source.file, source.head, signal);
  const text = new TextDecoder(encoding).decode(source.head);
  const whole = source.head.length === source.size ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  const delimiter = namedDelimiter(text) ?? likeliestDelimiter(whole);
  return { encoding, delimiter, ...findHeader(firstRows(whole, delimiter)) };
}

const firstRows = (text: string, delimiter: Delimiter): string[][] =>
  parseRows(text, delimiter).slice(0, ROWS);

function namedDelimiter(text: string): Delimiter | undefined {
  const named = SEPARATOR_LINE.exec(text)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === named);
}

/** The delimiter that cuts most rows into the same number of cells, more cells counting a little more. */
function likeliestDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(text, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function evenness(text: string, delimiter: Delimiter): number {
  let rows: string[][];
  try {
    rows = firstRows(text, delimiter);
  } catch (error) {
    // A wrong delimiter makes cells or rows beyond all bounds; the right one is then found without it.
    if (error instanceof Refusal) return 0;
    throw error;
  }
  const widths = rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => cells.length);
  if (widths.length === 0) return 0;
  const usual = mostFrequent(widths);
  if (usual < 2) return 0;
  const even = widths.filter((width) => width === usual).length / widths.length;
  const header = widths[0] === 1 ? 0.3 : 0;
  return Math.max(0.01, even + 0.02 * Math.min(usual, 25) - header);
}

/** The number that occurs most often; of several, the largest. */
export function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  let best = 0;
  let bestCount = 0;
  for (const [n, count] of counts) {
    if (count > bestCount || (count === bestCount && n > best)) {
      best = n;
      bestCount = count;
    }
  }
  return best;
}
