/** Rows that belong to deals and yet tell nothing of them, by why. */

const WHY = {
  unread: 'Rows without a time or a value that could be read',
  planned: 'Planned or called off, and so not counted',
  ahead: 'Dated after the file was written, and so not counted',
};

export type Untold = keyof typeof WHY;

/** Of so many rows the numbers are told. */
const SHOWN = 5;

export class UntoldRows {
  readonly #rows = new Map<Untold, { count: number; first: number[] }>();

  /** `number`: as a spreadsheet shows it. */
  add(why: Untold, number: number): void {
    const known = this.#rows.get(why) ?? { count: 0, first: [] };
    if (known.count++ < SHOWN) known.first.push(number);
    this.#rows.set(why, known);
  }

  /** A sentence for each reason. */
  get notes(): string[] {
    return [...this.#rows].map(([why, { count, first }]) => {
      const shown = first.map(written).join(', ');
      return `${WHY[why]}: ${written(count)} (${count === 1 ? 'row' : 'rows'} ${shown}${count > SHOWN ? ' …' : ''}).`;
    });
  }
}

const written = (n: number): string => n.toLocaleString('en-US');
