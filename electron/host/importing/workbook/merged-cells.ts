/** Merged cells show one value over several; only the first of them holds it. */
import type { Archive } from './archive.ts';

/** Cells merged into one: rows from 1, columns from 0, ends included. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const MOST = 50_000;
/** A merged area beyond it is a layout, not a value for each of its rows. */
const MOST_CELLS = 100_000;

/** 1-based row and 0-based column of a cell's name (`AB12`). */
export function cellAt(name: string): { row: number; column: number } {
  let column = 0;
  let i = 0;
  for (; i < name.length; i++) {
    const letter = name.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return { row: Number(name.slice(i)), column: column - 1 };
}

/** Gives each cell of a merged area the value of its first. Rows have to come in order. */
export class MergedCells {
  readonly areas: readonly Area[];
  /** Those still to come, the next one last. */
  readonly #coming: Area[];
  #open: { area: Area; value: string }[] = [];

  private constructor(areas: readonly Area[]) {
    this.areas = areas;
    this.#coming = [...areas].sort((a, b) => b.top - a.top);
  }

  /** They stand behind the rows, so the sheet is looked through for them first. */
  static async of(archive: Archive, part: string, signal: AbortSignal): Promise<MergedCells> {
    const areas: Area[] = [];
    let rest = '';
    let behind = false;
    for await (const piece of archive.read(part, signal)) {
      if (!behind && !piece.includes('mergeCell') && !rest.includes('mergeCel')) {
        rest = piece.toString('latin1', Math.max(0, piece.length - 20));
        continue;
      }
      behind = true;
      const text = rest + piece.toString('latin1');
      for (const [, from, to] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
        const [first, last] = [cellAt(from!), cellAt(to!)];
        const area = { top: first.row, bottom: last.row, left: first.column, right: last.column };
        const cells = (area.bottom - area.top + 1) * (area.right - area.left + 1);
        if (areas.length < MOST && cells > 1 && cells <= MOST_CELLS) areas.push(area);
      }
      rest = text.slice(text.lastIndexOf('<'));
    }
    return new MergedCells(areas);
  }

  fill(cells: string[], row: number): void {
    if (this.#open.some(({ area }) => area.bottom < row)) {
      this.#open = this.#open.filter(({ area }) => area.bottom >= row);
    }
    for (let area = this.#coming.at(-1); area && area.top <= row; area = this.#coming.at(-1)) {
      this.#coming.pop();
      if (area.top === row) this.#open.push({ area, value: cells[area.left] ?? '' });
    }
    for (const { area, value } of this.#open) {
      if (value === '') continue;
      while (cells.length <= area.right) cells.push('');
      for (let i = area.left; i <= area.right; i++) if (cells[i] === '') cells[i] = value;
    }
  }
}
