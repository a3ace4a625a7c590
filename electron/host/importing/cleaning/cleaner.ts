import type { CleaningStep } from '#shared/contract/mapping.ts';
import { DistinctCells } from '../cells/distinct-cells.ts';
import type { Rows } from '../tables/rows.ts';

interface Replacement {
  to: string;
  step: number;
}

/** Applies a mapping's steps of cleaning to the rows of one table, and counts what they change. */
export class Cleaner {
  /** Cells changed, by the step's place in the mapping. */
  readonly changed = new Map<number, number>();
  /** Of each column the cells that are replaced, and by their codes, by what. */
  readonly #columns: { column: number; cells: DistinctCells; by: Replacement[] }[];

  constructor(steps: readonly CleaningStep[], table: number) {
    const columns = new Map<number, Map<string, Replacement>>();
    steps.forEach((step, index) => {
      if (step.table !== table) return;
      this.changed.set(index, 0);
      const replaced = columns.get(step.column) ?? new Map<string, Replacement>();
      columns.set(step.column, replaced);
      // An earlier step's result can be what a later one starts from.
      for (const known of replaced.values()) if (step.from.includes(known.to)) known.to = step.to;
      for (const text of step.from) {
        if (!replaced.has(text)) replaced.set(text, { to: step.to, step: index });
      }
    });
    this.#columns = Array.from(columns, ([column, replaced]) => {
      return { column, cells: DistinctCells.of(replaced.keys()), by: [...replaced.values()] };
    });
  }

  /** Changes the cells of the rows in place. */
  clean(rows: Rows): void {
    for (const { column, cells, by } of this.#columns) {
      for (let row = rows.first; row < rows.end; row++) {
        if (!rows.findValue(row, column)) continue;
        const found = by[cells.find(rows.words, rows.valueFrom, rows.valueTo)];
        if (!found) continue;
        const cell = rows.cellAt(row, column);
        rows.from[cell] = rows.append(found.to);
        rows.to[cell] = rows.used;
        this.changed.set(found.step, this.changed.get(found.step)! + 1);
      }
    }
  }
}
