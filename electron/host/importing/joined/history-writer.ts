import { normalize } from '#shared/domain/criteria/text.ts';
import type { PackedColumn } from '#shared/domain/sample/buffers.ts';
import {
  type Column,
  type Field,
  hasBit,
  type Instant,
  newBitmap,
  setBit,
} from '#shared/domain/sample/sample.ts';
import { headerWords } from '../guess/header.ts';
import { stageOf } from '../guess/stage-dates.ts';

/** A pipeline has a handful of stages; a column with more values is no stage. */
const MOST_STAGES = 60;

/** When deals reached their stages and their fields got the values they have, from tables of history. */
export class HistoryWriter {
  readonly #deals: number;
  readonly #reached = new Map<string, Float64Array>();
  readonly #changed = new Map<string, Float64Array>();
  #tooMany = false;

  constructor(deals: number) {
    this.#deals = deals;
  }

  /** A stage counts from when it was first reached. */
  addStage(deals: readonly number[], stage: string, at: Instant): void {
    const reached = this.#times(this.#reached, stage);
    if (!reached) return;
    for (const deal of deals) if (!(reached[deal]! <= at)) reached[deal] = at;
  }

  /** A field's value counts from when it was last set. */
  addChange(deals: readonly number[], field: string, at: Instant): void {
    const changed = this.#times(this.#changed, headerWords(field));
    if (!changed) return;
    for (const deal of deals) if (!(changed[deal]! >= at)) changed[deal] = at;
  }

  #times(known: Map<string, Float64Array>, name: string): Float64Array | null {
    let times = known.get(name);
    if (times) return times;
    if (known.size >= MOST_STAGES) {
      this.#tooMany = true;
      return null;
    }
    times = new Float64Array(this.#deals).fill(Number.NaN);
    known.set(name, times);
    return times;
  }

  /** Fields for the stages that the deals have no date of yet. */
  stageFields(fields: readonly Field[]): { field: Field; column: Column }[] {
    const known = new Set(fields.flatMap(({ stage }) => (stage ? [normalize(stage)] : [])));
    const keys = new Set(fields.map(({ key }) => key));
    return [...this.#reached].flatMap(([name, reached]) => {
      const stage = stageOf(`date entered ${headerWords(name)}`) ?? name;
      if (known.has(normalize(stage))) return [];
      known.add(normalize(stage));
      let key = `reached_${headerWords(name).replaceAll(' ', '_') || 'stage'}`;
      for (let n = 2; keys.has(key); n++) key = `${key}_${n}`;
      keys.add(key);
      const missing = newBitmap(this.#deals);
      reached.forEach((at, i) => {
        if (Number.isNaN(at)) setBit(missing, i);
      });
      const values = reached.map((at) => (Number.isNaN(at) ? 0 : at));
      const field: Field = {
        key,
        label: `Reached ${name}`,
        type: 'date',
        role: 'stageDate',
        stage,
        known: 'end',
      };
      return [{ field, column: { kind: 'date', values, missing, dayOnly: newBitmap(this.#deals) } }];
    });
  }

  /**
   * Dates fields of which the history tells: a value is known since it was last set. Where a deal has a value that
   * the history says nothing of, it never changed: it is known since the deal began.
   */
  date(fields: Field[], columns: ReadonlyMap<string, PackedColumn>, createdAt: Float64Array): number {
    let dated = 0;
    for (const field of fields) {
      const changed =
        this.#changed.get(headerWords(field.key)) ?? this.#changed.get(headerWords(field.label));
      const column = columns.get(field.key);
      if (!changed || !column || KEEP.has(field.role ?? '')) continue;
      column.knownAt = changed.map((at, i) => {
        const missing = column.kind === 'text' ? column.codes[i] === 0 : hasBit(column.missing, i);
        if (missing) return Number.NaN;
        return Number.isNaN(at) ? createdAt[i]! : at;
      });
      field.known = 'dated';
      dated++;
    }
    return dated;
  }

  get notes(): string[] {
    return this.#tooMany
      ? [`It has more than ${MOST_STAGES} different names; the later ones were not read.`]
      : [];
  }
}

/** What the replay itself stands on. */
const KEEP = new Set(['id', 'createdAt', 'outcome', 'wonAt', 'lostAt']);
