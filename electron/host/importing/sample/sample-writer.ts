import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { PackedColumn, PackedSample } from '#shared/domain/sample/buffers.ts';
import {
  type Field,
  hasBit,
  type Instant,
  type Sample,
  type Touchpoints,
} from '#shared/domain/sample/sample.ts';
import type { TouchpointWriter } from '../joined/touchpoint-writer.ts';
import type { Rows } from '../tables/rows.ts';
import { latestOf } from './dates-of-sample.ts';
import { beginsOf } from './ends.ts';
import { FieldWriter } from './field-writer.ts';
import { Growable } from './growable.ts';

/** Writes deals, row after row, into the columns of a sample. */
export class SampleWriter {
  deals = 0;
  readonly fields: readonly FieldWriter[];
  readonly #outcome = new Growable(Uint8Array);
  readonly #timeZone: string;

  /** `columns`: the columns that become fields. */
  constructor(columns: readonly ColumnMapping[], timeZone: string) {
    this.#timeZone = timeZone;
    this.fields = columns.map((mapping) => new FieldWriter(mapping, timeZone));
  }

  /** Makes room for so many deals. */
  reserve(deals: number): void {
    for (const field of this.fields) field.reserve(deals);
    this.#outcome.reserve(deals);
  }

  /** Adds the rows at the places `picked`, each with its outcome (an index into OUTCOMES). */
  add(rows: Rows, picked: Int32Array, outcomes: Uint8Array): void {
    for (const field of this.fields) field.add(rows, picked, field.mapping.role === 'id');
    this.#outcome.extend(outcomes.length);
    this.#outcome.numbers.set(outcomes, this.deals);
    this.deals += picked.length;
  }

  /** The deals' own columns, and when each began. */
  finish() {
    const { deals } = this;
    const fields: Field[] = this.fields.map(({ field }) => field);
    const columns = new Map<string, PackedColumn>(
      this.fields.map((field) => [field.mapping.key, field.finish()]),
    );
    const written = { deals, fields, columns, timeZone: this.#timeZone };
    return { ...written, outcome: this.#outcome.finish(), createdAt: beginsOf(written) };
  }
}

export type WrittenDeals = ReturnType<SampleWriter['finish']>;

/** The sample; `asOf` is its own date where no deal has any date. */
export const sampleOf = (
  written: Omit<WrittenDeals, 'outcome'> & Pick<Sample, 'outcome' | 'closedAt'>,
  touchpoints: Touchpoints,
  asOf: Instant,
): PackedSample => ({
  ...written,
  touchpoints,
  asOf: latestOf(written.createdAt, written.closedAt, touchpoints.at) ?? asOf,
});

/** Adds the touchpoints that columns of the deals tell: what a column names happened at its date. */
export function addTouchpointColumns(
  writer: TouchpointWriter,
  mappings: readonly ColumnMapping[],
  columns: ReadonlyMap<string, PackedColumn>,
): void {
  for (const { key, touchpoint } of mappings) {
    const column = columns.get(key);
    if (touchpoint === null || column?.kind !== 'date') continue;
    column.values.forEach((at, deal) => {
      if (!hasBit(column.missing, deal)) writer.add(deal, touchpoint, at, Number.NaN, '');
    });
  }
}
