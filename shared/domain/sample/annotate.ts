/** What the room added about deals, as columns beside those that were imported. */
import { columnOf } from './build.ts';
import { instantOf } from './calendar.ts';
import type { Column, Field, FieldType, Sample } from './sample.ts';

/** A field of the room. */
export interface RoomField {
  key: string;
  label: string;
  type: FieldType;
}

/** An answer: a text, a number, yes or no, or a day, as the field's type asks. */
export interface RoomAnswer {
  /** The deal's id. */
  deal: string;
  field: string;
  value: string | number | boolean;
  /** The day since which it was known; null: only at the deal's end. */
  since: string | null;
}

/** The deals that answers are about. */
export interface Answered {
  /** Their ids, in their order. */
  ids: readonly string[];
  /** When each of them ends: its closing, else the sample's own date. */
  ends: Float64Array;
  timeZone: string;
}

export interface RoomColumn {
  field: Field;
  column: Column;
}

/**
 * Each field of the room with its column. A field is known at the deals' end; where somebody said since when a value
 * was known, the whole field is dated, and the values without a date are known at the end of their deals. Answers
 * about deals that are not here wait for them.
 */
export function roomColumns(
  { ids, ends, timeZone }: Answered,
  fields: readonly RoomField[],
  answers: readonly RoomAnswer[],
): RoomColumn[] {
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  return fields.map(({ key, label, type }) => {
    const values = new Array<string | number | boolean | null>(ids.length).fill(null);
    const knownAt = new Float64Array(ids.length).fill(Number.NaN);
    let isDated = false;
    for (const { deal, field, value, since } of answers) {
      const place = field === key ? placeOf.get(deal) : undefined;
      if (place === undefined) continue;
      values[place] = value;
      knownAt[place] = since === null ? ends[place]! : instantOf(since, timeZone);
      isDated ||= since !== null;
    }
    const column = columnOf(type, values, timeZone);
    if (isDated) column.knownAt = knownAt;
    const known = isDated ? 'dated' : 'end';
    return { field: { key, label, type, role: null, stage: null, known }, column };
  });
}

/** When each deal ends: its closing, else the sample's own date. */
export const endsOf = ({ closedAt, asOf }: Pick<Sample, 'closedAt' | 'asOf'>): Float64Array =>
  closedAt.map((at) => (Number.isNaN(at) ? asOf : at));

/** The sample with the room's columns behind its own. */
export const withColumns = (sample: Sample, added: readonly RoomColumn[]): Sample => ({
  ...sample,
  fields: [...sample.fields, ...added.map(({ field }) => field)],
  columns: new Map([...sample.columns, ...added.map(({ field, column }) => [field.key, column] as const)]),
});
