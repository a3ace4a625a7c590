import type { Mapping } from '#shared/contract/mapping.ts';
import { InstantReader } from './cells/instants.ts';
import { isMissingCell } from './cells/missing.ts';
import { Growable } from './sample/growable.ts';
import { placeOfRow } from './tables/row-number.ts';
import type { Rows } from './tables/rows.ts';

/** What speaks for a row among those with the same id; of equals the first counts. */
type Merit = (rows: Rows, row: number) => number;

/**
 * Which of a file's rows with the same id counts, where it isn't the first: found before the deals are written. Of two
 * files, the one that is read first, which is the later one, counts whatever the others say.
 */
export class Winners {
  readonly #rows = new Growable(Uint32Array);
  readonly #merits = new Growable(Float64Array);
  readonly #merit: Merit;

  constructor(mapping: Mapping, timeZone: string) {
    this.#merit = meritBy(mapping, timeZone);
  }

  /** A row with the id of that code; codes come in their order. */
  offer(id: number, rows: Rows, row: number): void {
    const number = rows.numbers[row]!;
    const merit = this.#merit(rows, row);
    if (id === this.#rows.length) {
      this.#rows.push(number);
      this.#merits.push(merit);
      return;
    }
    if (placeOfRow(number).layer !== placeOfRow(this.#rows.numbers[id]!).layer) return;
    if (merit <= this.#merits.numbers[id]!) return;
    this.#rows.numbers[id] = number;
    this.#merits.numbers[id] = merit;
  }

  /** The number of the row that counts of those with an id. */
  rowOf(id: number): number {
    return this.#rows.numbers[id]!;
  }
}

function meritBy({ duplicates: { keep, by }, columns }: Mapping, timeZone: string): Merit {
  switch (keep) {
    case 'first':
      return () => 0;
    case 'last':
      return (rows, row) => rows.numbers[row]!;
    case 'filled':
      return filledCells;
    case 'newest': {
      const order = columns.find(({ column }) => column === by)?.dateOrder ?? 'dmy';
      const reader = new InstantReader(order, timeZone);
      return (rows, row) => {
        if (!rows.findValue(row, by ?? -1)) return Number.NEGATIVE_INFINITY;
        const at = reader.read(rows, rows.valueFrom, rows.valueTo);
        return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
      };
    }
  }
}

function filledCells(rows: Rows, row: number): number {
  let filled = 0;
  for (let column = 0; rows.findValue(row, column); column++) {
    if (!isMissingCell(rows.bytes, rows.valueFrom, rows.valueTo)) filled++;
  }
  return filled;
}
