import type { ColumnMapping, ImportReport } from '#shared/contract/importing.ts';
import {
  type Column,
  type DateColumn,
  type Field,
  type FieldRole,
  type Instant,
  OUTCOMES,
  type Outcome,
  type Sample,
  type Touchpoints,
} from '#shared/domain/sample/sample.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';
import { closedAtOf, createdAtOf, latestOf } from './dates-of-sample.ts';
import { Growable } from './growable.ts';

interface Written {
  mapping: ColumnMapping;
  writer: ColumnWriter;
  filled: number;
  unreadable: ImportReport['unreadableCells'][number];
}

const EXAMPLES = 5;

/** Writes deals, row after row, into the columns of a sample. */
export class SampleWriter {
  deals = 0;
  readonly #columns: Written[];
  readonly #outcome = new Growable(Uint8Array);
  readonly #timeZone: string;

  /** `columns`: the columns that become fields. */
  constructor(columns: readonly ColumnMapping[], timeZone: string) {
    this.#timeZone = timeZone;
    this.#columns = columns.map((mapping) => ({
      mapping,
      writer: columnWriter(mapping, timeZone),
      filled: 0,
      unreadable: { key: mapping.key, label: mapping.label, cells: 0, examples: [] },
    }));
  }

  /** `id` stands in for an empty cell of the id column. */
  add(cells: readonly string[], row: number, outcome: Outcome, id: string): void {
    for (const column of this.#columns) {
      const { mapping, writer, unreadable } = column;
      const text = mapping.role === 'id' ? id : (cells[mapping.column] ?? '').trim();
      const written = writer.add(text);
      if (written === 'value') column.filled++;
      if (written !== 'unreadable') continue;
      unreadable.cells++;
      if (unreadable.examples.length < EXAMPLES) unreadable.examples.push({ row, text: text.slice(0, 200) });
    }
    this.#outcome.push(OUTCOMES.indexOf(outcome));
    this.deals++;
  }

  /** The sample; `asOf` is its own date where no deal has any date. */
  finish(asOf: Instant): Sample {
    const { deals } = this;
    const fields = this.#columns.map(({ mapping }) => fieldOf(mapping));
    const columns = new Map<string, Column>(
      this.#columns.map(({ mapping, writer }) => [mapping.key, writer.finish()]),
    );
    const dates = (role: FieldRole): DateColumn | undefined => {
      const field = fields.find((candidate) => candidate.role === role);
      const column = field && columns.get(field.key);
      return column?.kind === 'date' ? column : undefined;
    };
    const outcome = this.#outcome.finish();
    const createdAt = createdAtOf(dates('createdAt'), deals);
    const closedAt = closedAtOf(dates('wonAt'), outcome, this.#timeZone);
    return {
      deals,
      fields,
      columns,
      outcome,
      createdAt,
      closedAt,
      touchpoints: noTouchpoints(deals),
      asOf: latestOf(createdAt, closedAt) ?? asOf,
      timeZone: this.#timeZone,
    };
  }

  /** What the report says of the fields. */
  get fields(): ImportReport['fields'] {
    return this.#columns.map(({ mapping: { key, label, type, role }, filled }) => ({
      key,
      label,
      type,
      role,
      filled: this.deals === 0 ? 0 : filled / this.deals,
    }));
  }

  get unreadableCells(): ImportReport['unreadableCells'] {
    return this.#columns.map(({ unreadable }) => unreadable).filter(({ cells }) => cells > 0);
  }
}

const fieldOf = ({ key, label, type, role, stage, known }: ColumnMapping): Field => ({
  key,
  label,
  type,
  role,
  stage,
  known,
});

const noTouchpoints = (deals: number): Touchpoints => ({
  start: new Uint32Array(deals + 1),
  type: new Uint16Array(0),
  types: [],
  at: new Float64Array(0),
  value: new Float64Array(0),
  person: new Uint32Array(0),
  people: [],
});
