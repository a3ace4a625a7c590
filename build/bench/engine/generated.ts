/** What the jobs of the benchmarks share: generated columns, and conditions about them. */
import type { Condition, Stage } from '#shared/domain/definition/schema.ts';
import { type Column, newBitmap, setBit, type TextColumn } from '#shared/domain/sample/sample.ts';

/** No deal begins before it. */
export const BEGIN = Date.UTC(2025, 0, 1);
const LEVELS = 'VP,Head of,Director,Manager,Junior,Chief,Student,Consultant,Lead,Senior'.split(',');
const AREAS = 'Sales,Marketing,IT,Finance,Operations,Research,HR,Legal,Data,Support'.split(',');
export const TITLES = LEVELS.flatMap((level) =>
  AREAS.flatMap((area) => [1, 2, 3, 4, 5].map((n) => `${level} ${area} ${n}`)),
);
export const SOURCES = ['Webinar list', 'Demo request', 'Partner', 'Search', 'Event'];

export const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name} ${i}`);

/** Draws columns for so many deals; `missing` is the share of deals without a value. */
export function drawing(deals: number, random: () => number) {
  const pick = (size: number): number => Math.floor(random() * size);
  const text = (dictionary: string[], missing: number): TextColumn => ({
    kind: 'text',
    dictionary,
    codes: Uint32Array.from({ length: deals }, () => (random() < missing ? 0 : 1 + pick(dictionary.length))),
  });
  const number = (draw: () => number, missing: number): Column => {
    const column = { kind: 'number' as const, values: new Float64Array(deals), missing: newBitmap(deals) };
    for (let deal = 0; deal < deals; deal += 1) {
      if (random() < missing) setBit(column.missing, deal);
      else column.values[deal] = draw();
    }
    return column;
  };
  return { pick, text, number };
}

export const words = (...values: string[]): Condition => ({
  kind: 'field',
  field: 'title',
  op: 'containsAnyOf',
  values,
  match: 'words',
});
export const among = (field: string, ...values: string[]): Condition => ({
  kind: 'field',
  field,
  op: 'isAnyOf',
  values,
});
export const range = (field: string, low: number, high: number): Condition => ({
  kind: 'field',
  field,
  op: 'between',
  low,
  high,
});
export const total = (value: number): Condition => ({
  kind: 'score',
  of: 'total',
  is: { op: 'atLeast', value },
});

export const stage = (id: string): Stage => ({
  id,
  name: id.toUpperCase(),
  owner: null,
  meaning: '',
  requiredFields: [],
  slaHours: null,
  band: null,
});
