/** Fit by engagement: bands, and the cells of their grid, as parts of a definition. */
import type { Category, Criterion, Definition, ScoreBand } from '#shared/domain/definition/schema.ts';

/** The bands of a category, the highest first. */
export const bandsOf = (definition: Definition, of: Category): ScoreBand[] =>
  definition.scoring.bands
    .filter((band) => band.of === of)
    .sort((a, b) => (b.from ?? Number.NEGATIVE_INFINITY) - (a.from ?? Number.NEGATIVE_INFINITY));

/** Three bands with these names, the highest first, that leave nothing out. */
export function threeBands(
  of: Category,
  names: readonly [string, string, string],
  { high, middle }: { high: number; middle: number },
): ScoreBand[] {
  const id = (name: string) => `${of}-${name.toLowerCase()}`;
  const [first, second, third] = names;
  return [
    { id: id(first), name: first, of, from: high },
    { id: id(second), name: second, of, from: middle, below: high },
    { id: id(third), name: third, of, below: middle },
  ];
}

/** Lets a band begin elsewhere; the one below ends there. The cut stays between those around it. */
export function moveCut(bands: readonly ScoreBand[], index: number, value: number): void {
  const band = bands[index];
  const lower = bands[index + 1];
  if (!band || !lower) return;
  const least = lower.from ?? Number.NEGATIVE_INFINITY;
  const most = band.below ?? Number.POSITIVE_INFINITY;
  const cut = Math.max(least + 1, Math.min(most - 1, value));
  band.from = cut;
  lower.below = cut;
}

/** A cell of the grid, by the ids of its bands. */
export interface Cell {
  row: string;
  column: string;
}

const inBand = (band: string): Criterion => ({ kind: 'scoreBand', band });

/** True for the deals in any of the cells: for each row, its band and one of its columns' bands. */
export function criterionOfCells(cells: readonly Cell[]): Criterion {
  const rows = new Map<string, string[]>();
  for (const { row, column } of cells) rows.set(row, [...(rows.get(row) ?? []), column]);
  const parts = Array.from(rows, ([row, columns]): Criterion => {
    const bands = columns.map(inBand);
    return { kind: 'all', of: [inBand(row), bands.length === 1 ? bands[0]! : { kind: 'any', of: bands }] };
  });
  return parts.length === 1 ? parts[0]! : { kind: 'any', of: parts };
}

/** The cells of which `criterionOfCells` makes this criterion; null where it is another. */
export function cellsOfCriterion(criterion: Criterion): Cell[] | null {
  const rows = criterion.kind === 'any' ? criterion.of : [criterion];
  const cells: Cell[] = [];
  for (const row of rows) {
    if (row.kind !== 'all' || row.of.length !== 2) return null;
    const [down, across] = row.of as [Criterion, Criterion];
    const columns = across.kind === 'any' ? across.of : [across];
    if (down.kind !== 'scoreBand') return null;
    for (const column of columns) {
      if (column.kind !== 'scoreBand') return null;
      cells.push({ row: down.band, column: column.band });
    }
  }
  return cells;
}
