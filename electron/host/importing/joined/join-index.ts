import { joinKey } from '../join/join-key.ts';

const NONE: readonly number[] = [];

/** Which deals a value of a column belongs to. */
export class JoinIndex {
  readonly column: number;
  readonly #deals = new Map<string, number | number[]>();

  constructor(column: number) {
    this.column = column;
  }

  /** `cell`: of the column. */
  add(cell: string, deals: readonly number[]): void {
    const key = joinKey(cell);
    if (key === null || deals.length === 0) return;
    const known = this.#deals.get(key);
    if (known === undefined) {
      this.#deals.set(key, deals.length === 1 ? deals[0]! : [...deals]);
      return;
    }
    const all = typeof known === 'number' ? [known] : known;
    // Deals come in order, so that only the last ones can be there already.
    for (const deal of deals) if (all.at(-1) !== deal && !all.slice(-8).includes(deal)) all.push(deal);
    this.#deals.set(key, all);
  }

  /** The deals of a cell's value. */
  find(cell: string): readonly number[] {
    const key = joinKey(cell);
    const found = key === null ? undefined : this.#deals.get(key);
    if (found === undefined) return NONE;
    return typeof found === 'number' ? [found] : found;
  }
}
