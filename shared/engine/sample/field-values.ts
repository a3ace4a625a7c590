/** The values of a field in a sample, as suggestions and small charts show them. */
import { OUTCOMES, type Outcome, type Sample } from '../../domain/sample/sample.ts';

export interface FieldValue {
  value: string;
  deals: number;
  byOutcome: Record<Outcome, number>;
}

/** The most frequent values of a text or category field, each item of a list by itself; [] for other types. */
export function fieldValues(sample: Sample, field: string, most: number): FieldValue[] {
  const column = sample.columns.get(field);
  if (column?.kind !== 'text') return [];
  const counts = new Uint32Array(column.dictionary.length * OUTCOMES.length);
  for (let deal = 0; deal < sample.deals; deal++) {
    const code = column.codes[deal]!;
    if (code > 0) counts[(code - 1) * OUTCOMES.length + sample.outcome[deal]!]!++;
  }
  const values = new Map<string, FieldValue>();
  column.dictionary.forEach((entry, code) => {
    for (const value of typeof entry === 'string' ? [entry] : new Set(entry)) {
      const known = values.get(value) ?? {
        value,
        deals: 0,
        byOutcome: { won: 0, lost: 0, rejected: 0, open: 0 },
      };
      OUTCOMES.forEach((outcome, o) => {
        const here = counts[code * OUTCOMES.length + o]!;
        known.byOutcome[outcome] += here;
        known.deals += here;
      });
      values.set(value, known);
    }
  });
  return [...values.values()]
    .sort((a, b) => b.deals - a.deals || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}
