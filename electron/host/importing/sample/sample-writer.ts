import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { PackedColumn, PackedSample } from '#shared/domain/sample/buffers.ts';
import {
  type Field,
  hasBit,
  type Instant,
  type Sample,
  type Touchpoints,
} from '#shared/domain/sample/sample.ts';
import type { StoredColumn } from '../../workshop/repositories/stored-sample.ts';
import type { TouchpointWriter } from '../joined/touchpoint-writer.ts';
import type { Rows } from '../tables/rows.ts';
import { latestOf } from './dates-of-sample.ts';
import { beginsOf } from './ends.ts';
import { FieldWriter } from './field-writer.ts';
import { Growable } from './growable.ts';
import { SecondThread } from './second-thread.ts';

/** Writes deals, row after row, into the columns of a sample. */
export class SampleWriter {
  deals = 0;
  readonly fields: readonly FieldWriter[];
  /** Once it is finished, the columns that the second thread makes ready for the file. */
  stored: Promise<ReadonlyMap<PackedColumn, StoredColumn>> | undefined;
  readonly #outcome = new Growable(Uint8Array);
  readonly #timeZone: string;
  /** Types the others of the fields; null where this thread types all. */
  readonly #second: SecondThread | null;
  /** The fields that this thread types. */
  readonly #own: readonly FieldWriter[];

  private constructor(columns: readonly ColumnMapping[], timeZone: string, second: SecondThread | null) {
    this.#timeZone = timeZone;
    this.#second = second;
    this.fields = columns.map((mapping) => new FieldWriter(mapping, timeZone));
    this.#own = second ? this.fields.filter(({ mapping }) => !isForSecond(mapping)) : this.fields;
  }

  /** `columns`: the columns that become fields. `bytes`: how many there are to be read. See `SecondThread`. */
  static async for(
    columns: readonly ColumnMapping[],
    timeZone: string,
    bytes: number,
    typingThread: string,
  ): Promise<SampleWriter> {
    const second = await SecondThread.start(columns.filter(isForSecond), timeZone, bytes, typingThread);
    return new SampleWriter(columns, timeZone, second);
  }

  /** Makes room for so many deals. */
  reserve(deals: number): void {
    for (const field of this.#own) field.reserve(deals);
    this.#second?.reserve(deals);
    this.#outcome.reserve(deals);
  }

  /** Adds the rows at the places `picked`, each with its outcome (an index into OUTCOMES). */
  add(rows: Rows, picked: Int32Array, outcomes: Uint8Array): void {
    this.#second?.add(rows, picked);
    for (const field of this.#own) field.add(rows, picked, field.mapping.role === 'id');
    this.#outcome.extend(outcomes.length);
    this.#outcome.numbers.set(outcomes, this.deals);
    this.deals += picked.length;
  }

  /** The deals' own columns, and when each began. */
  async finish() {
    const { deals } = this;
    const fields: Field[] = this.fields.map(({ field }) => field);
    const typing = this.#second?.finish();
    const own = new Map(this.#own.map((field) => [field, field.finish()]));
    const others = (await typing) ?? [];
    const typed = others.map(({ column }) => column);
    this.stored = this.#second?.stored().then((parts) => new Map(parts.map((part, i) => [typed[i]!, part])));
    // Looked at in the end; an import that fails before that needs them no more.
    this.stored?.catch(() => {});
    const columns = new Map<string, PackedColumn>(
      this.fields.map((field) => {
        const { column, ...counts } = own.get(field) ?? others.shift()!;
        Object.assign(field, counts);
        return [field.mapping.key, column];
      }),
    );
    const written = { deals, fields, columns, timeZone: this.#timeZone };
    return { ...written, outcome: this.#outcome.finish(), createdAt: beginsOf(written) };
  }

  /** To be called where it is not finished. */
  async close(): Promise<void> {
    await this.#second?.close();
  }
}

export type WrittenDeals = Awaited<ReturnType<SampleWriter['finish']>>;

/**
 * Four of five columns, as this thread reads the rows besides. Not the ids: a row without one is named by its number.
 */
const isForSecond = ({ column, role }: ColumnMapping): boolean => role !== 'id' && column % 5 !== 0;

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

/**
 * Adds the touchpoints that columns of the deals tell: what a column names happened at its date, but for dates after
 * the file was written. Returns a sentence for each column that has some.
 */
export function addTouchpointColumns(
  writer: TouchpointWriter,
  mappings: readonly ColumnMapping[],
  columns: ReadonlyMap<string, PackedColumn>,
  writtenAt: Instant,
): string[] {
  return mappings.flatMap(({ key, label, touchpoint }) => {
    const column = columns.get(key);
    if (touchpoint === null || column?.kind !== 'date') return [];
    const { values, missing } = column;
    let ahead = 0;
    for (let deal = 0; deal < values.length; deal++) {
      if (hasBit(missing, deal)) continue;
      if (values[deal]! > writtenAt) ahead++;
      else writer.add(deal, touchpoint, values[deal]!, Number.NaN, '');
    }
    if (ahead === 0) return [];
    const had = `of “${label}” had not come when the file was written, and so`;
    return [
      ahead === 1
        ? `One date ${had} counts as no touchpoint.`
        : `${ahead.toLocaleString('en-US')} dates ${had} count as no touchpoints.`,
    ];
  });
}
