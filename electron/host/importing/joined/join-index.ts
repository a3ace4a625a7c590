import { joinKeys } from '../join/join-key.ts';

/** Which deals a value of a column belongs to. */
export class JoinIndex {
  readonly column: number;
  readonly #deals = new Map<string, number | number[]>();

  constructor(column: number) {
    this.column = column;
  }

  /** `cell`: of the column. */
  add(cell: string, deals: readonly number[]): void {
    if (deals.length === 0) return;
    for (const key of joinKeys(cell)) this.#addOne(key, deals);
  }

  #addOne(key: string, deals: readonly number[]): void {
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
    const found = joinKeys(cell).flatMap((key) => this.#deals.get(key) ?? []);
    return found.length > 1 ? [...new Set(found)] : found;
  }
}
