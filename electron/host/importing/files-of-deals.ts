import type { ImportReport } from '#shared/contract/importing.ts';
import type { Field, TextColumn } from '#shared/domain/sample/sample.ts';
import { placeOfRow } from './tables/row-number.ts';
import type { Rows } from './tables/rows.ts';
import type { Layer } from './tables/stacked-source.ts';
import { tableName } from './tables/table-source.ts';

/** The field that says in which file a deal came first, where some came again. */
export const FIRST_FILE: Field = {
  key: 'first_file',
  label: 'First file',
  type: 'category',
  role: null,
  stage: null,
  known: 'start',
};

/** What became of the rows of each file, where the deals come from several. */
export class FilesOfDeals {
  /** Of each file its rows, and the deals whose row it gives; none where there is one file. */
  readonly counts: ImportReport['files'];
  /** Rows that told of a deal which a later file tells of as well. */
  #updated = 0;
  /** Of each deal, the first file in which it came. */
  readonly #first: number[] = [];
  readonly #dealOf = new Map<number, number>();

  constructor(layers: readonly Layer[]) {
    this.counts = layers.map(({ source }) => ({ name: tableName(source), rows: 0, deals: 0 }));
  }

  /** Rows were read, of which those at the places `picked` become the next deals, from number `deal` on. */
  count(rows: Rows, picked: Int32Array, deal: number): void {
    if (this.counts.length === 0) return;
    for (let row = rows.first; row < rows.end; row++) {
      this.counts[placeOfRow(rows.numbers[row]!).layer]!.rows++;
    }
    picked.forEach((row, i) => {
      const number = rows.numbers[row]!;
      const { layer } = placeOfRow(number);
      this.counts[layer]!.deals++;
      this.#first[deal + i] = layer;
      this.#dealOf.set(number, deal + i);
    });
  }

  /** A row tells of a deal that `first` told of; gives what that row is called. */
  repeated(first: number, row: number): string {
    const [kept, again] = [placeOfRow(first), placeOfRow(row)];
    const deal = this.#dealOf.get(first);
    if (deal !== undefined && kept.layer !== again.layer) {
      this.#updated++;
      this.#first[deal] = Math.min(this.#first[deal]!, again.layer);
    }
    const file = kept.layer === again.layer ? undefined : this.counts[kept.layer]?.name;
    return `row ${kept.row}${file ? ` of “${file}”, which came later and counts` : ''}`;
  }

  /** The field of where each deal came first; null where none came twice. */
  cameFirst(deals: number): { field: Field; column: TextColumn } | null {
    if (this.#updated === 0) return null;
    const codes = Uint32Array.from({ length: deals }, (_, deal) => this.#first[deal]! + 1);
    const dictionary = this.counts.map(({ name }) => name);
    return { field: { ...FIRST_FILE }, column: { kind: 'text', codes, dictionary } };
  }

  /** Something about a row, with the row's number in its own file, and the file. */
  inItsFile<T extends { row: number }>(about: T): T & { file?: string } {
    const { layer, row } = placeOfRow(about.row);
    const file = this.counts[layer]?.name;
    return { ...about, row, ...(file !== undefined && { file }) };
  }

  get notes(): string[] {
    if (this.#updated === 0) return [];
    return [
      `Rows about deals that a later file tells of as well: ${this.#updated.toLocaleString('en-US')}. ` +
        'The later file’s row counts.',
    ];
  }
}
