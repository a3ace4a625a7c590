import type { CleaningStep } from '#shared/contract/mapping.ts';

/** Applies a mapping's steps of cleaning to the rows of one table, and counts what they change. */
export class Cleaner {
  /** Cells changed, by the step's place in the mapping. */
  readonly changed = new Map<number, number>();
  readonly #columns: { column: number; replaced: Map<string, { to: string; step: number }> }[] = [];

  constructor(steps: readonly CleaningStep[], table: number) {
    steps.forEach((step, index) => {
      if (step.table !== table) return;
      this.changed.set(index, 0);
      let column = this.#columns.find((known) => known.column === step.column);
      if (!column) {
        column = { column: step.column, replaced: new Map() };
        this.#columns.push(column);
      }
      // An earlier step's result can be what a later one starts from.
      for (const known of column.replaced.values()) if (step.from.includes(known.to)) known.to = step.to;
      for (const text of step.from) {
        if (!column.replaced.has(text)) column.replaced.set(text, { to: step.to, step: index });
      }
    });
  }

  /** Changes the cells of a row in place. */
  clean(cells: string[]): void {
    for (const { column, replaced } of this.#columns) {
      const found = replaced.get((cells[column] ?? '').trim());
      if (!found) continue;
      cells[column] = found.to;
      this.changed.set(found.step, this.changed.get(found.step)! + 1);
    }
  }
}
