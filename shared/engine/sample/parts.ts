/** A sample in parts: its deals by the values of a field, or by the month in which they were created. */
import { normalize } from '../../domain/criteria/text.ts';
import { dayOf, instantOf } from '../../domain/sample/calendar.ts';
import { beginOf } from '../../domain/sample/deal-ends.ts';
import type { Sample } from '../../domain/sample/sample.ts';
import { getOr } from '../kept/get-or.ts';
import { textOf } from './cells.ts';

/** By a text, category or yes/no field, or by the calendar month in which a deal began. */
export type PartedBy = { kind: 'field'; field: string } | { kind: 'month' };

export interface Parts {
  /** As the sample writes it first, months as `2026-03`; null for the deals without one. */
  values: (string | null)[];
  /** For each deal, the index of its value. */
  of: Int32Array;
}

/** Of each sample, its parts as they were asked for. */
const kept = new WeakMap<Sample, Map<string, Parts>>();

/** Each deal's part. Texts that are compared as equal are one value; a cell that holds a list is a value of its own. */
export const partsOf = (sample: Sample, by: PartedBy): Parts =>
  getOr(
    getOr(kept, sample, () => new Map<string, Parts>()),
    by.kind === 'month' ? 'month' : `field ${by.field}`,
    () => partUp(sample, by),
  );

function partUp(sample: Sample, by: PartedBy): Parts {
  const partOf = by.kind === 'month' ? monthsOf(sample) : valuesOf(sample, by.field);
  const values: (string | null)[] = [];
  const indexes = new Map<string | null, number>();
  const known = new Map<string | null, number>();
  const of = new Int32Array(sample.deals);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const value = partOf(deal);
    let index = known.get(value);
    if (index === undefined) {
      const key = value === null ? null : normalize(value);
      index = indexes.get(key) ?? values.push(value) - 1;
      indexes.set(key, index);
      known.set(value, index);
    }
    of[deal] = index;
  }
  return { values, of };
}

function valuesOf(sample: Sample, key: string): (deal: number) => string | null {
  const field = sample.fields.find((one) => one.key === key);
  return (deal) => textOf(sample, field, deal);
}

/** Looking up the start of each month once is much faster than asking a calendar about each deal. */
function monthsOf(sample: Sample): (deal: number) => string | null {
  const begins = Float64Array.from({ length: sample.deals }, (_, deal) => beginOf(sample, deal));
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of begins) {
    if (at < first) first = at;
    if (at > last) last = at;
  }
  const months: { name: string; from: number }[] = [];
  if (first <= last) {
    const [year, month] = dayOf(first, sample.timeZone).split('-').map(Number) as [number, number];
    for (let i = year * 12 + month - 1; ; i += 1) {
      const name = `${String(Math.floor(i / 12)).padStart(4, '0')}-${String((i % 12) + 1).padStart(2, '0')}`;
      const from = instantOf(`${name}-01`, sample.timeZone);
      if (from > last) break;
      months.push({ name, from });
    }
  }
  return (deal) => {
    const at = begins[deal]!;
    if (Number.isNaN(at)) return null;
    let low = 0;
    let high = months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (months[middle]!.from <= at) low = middle;
      else high = middle - 1;
    }
    return months[low]!.name;
  };
}
