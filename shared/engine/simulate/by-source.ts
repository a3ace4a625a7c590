/** How many deals of each source reach a stage. */
import { normalize } from '../../domain/criteria/text.ts';
import { type Field, fieldByRole, OUTCOMES, type Outcome, type Sample } from '../../domain/sample/sample.ts';
import { sumOf } from '../by-outcome.ts';
import { textOf } from '../sample/cells.ts';
import type { Simulation } from '../simulation.ts';

export interface SourceSummary {
  /** As the sample writes it first; null for deals without one. */
  source: string | null;
  deals: Record<Outcome, number>;
  reached: Record<Outcome, number>;
}

/** By source (compared as text is), the largest first. */
export function summarizeSources(sample: Sample, simulation: Simulation, stage: number): SourceSummary[] {
  const field = fieldByRole(sample, 'source');
  if (!field) return [];
  const { codes, size } = codesOf(sample, field);
  const { outcome } = sample;
  const { reached } = simulation;
  // By code and outcome; and the first deal of each code.
  const all = new Uint32Array(4 * size);
  const through = new Uint32Array(4 * size);
  const firsts = new Map<number, number>();
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const code = codes[deal]!;
    const place = 4 * code + outcome[deal]!;
    if (all[place]! === 0 && !firsts.has(code)) firsts.set(code, deal);
    all[place]! += 1;
    if (reached[deal]! >= stage) through[place]! += 1;
  }
  const bySource = new Map<string | null, SourceSummary>();
  for (const [code, deal] of firsts) {
    const source = textOf(sample, field, deal);
    const key = source === null ? null : normalize(source);
    const summary = bySource.get(key) ?? { source, deals: none(), reached: none() };
    bySource.set(key, summary);
    OUTCOMES.forEach((name, i) => {
      summary.deals[name] += all[4 * code + i]!;
      summary.reached[name] += through[4 * code + i]!;
    });
  }
  return [...bySource.values()].sort((a, b) => sumOf(b.deals) - sumOf(a.deals));
}

/** For each deal, a number under `size` that stands for the field's value. */
function codesOf(sample: Sample, field: Field): { codes: Uint32Array; size: number } {
  const column = sample.columns.get(field.key);
  if (column?.kind === 'text') return { codes: column.codes, size: column.dictionary.length + 1 };
  const known = new Map<string | null, number>();
  const codes = Uint32Array.from({ length: sample.deals }, (_, deal) => {
    const value = textOf(sample, field, deal);
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { codes, size: known.size };
}

const none = (): Record<Outcome, number> => ({ won: 0, lost: 0, rejected: 0, open: 0 });
