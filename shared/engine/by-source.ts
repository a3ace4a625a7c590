/** How many deals of each source reach a stage. */
import { normalize } from '../domain/criteria/text.ts';
import { type Field, fieldByRole, OUTCOMES, type Outcome, type Sample } from '../domain/sample/sample.ts';
import { textOf } from './cells.ts';
import type { Simulation } from './simulation.ts';

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
  const bySource = new Map<string | null, SourceSummary>();
  const codes = codesOf(sample, field);
  const found: SourceSummary[] = [];
  for (let deal = 0; deal < sample.deals; deal += 1) {
    let summary = found[codes[deal]!];
    if (!summary) {
      const source = textOf(sample, field, deal);
      const key = source === null ? null : normalize(source);
      summary = bySource.get(key) ?? { source, deals: none(), reached: none() };
      bySource.set(key, summary);
      found[codes[deal]!] = summary;
    }
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    summary.deals[outcome] += 1;
    if (simulation.reached[deal]! >= stage) summary.reached[outcome] += 1;
  }
  const size = ({ deals }: SourceSummary): number =>
    OUTCOMES.reduce((sum, outcome) => sum + deals[outcome], 0);
  return [...bySource.values()].sort((a, b) => size(b) - size(a));
}

/** For each deal, a number that stands for the field's value. */
function codesOf(sample: Sample, field: Field): Uint32Array {
  const column = sample.columns.get(field.key);
  if (column?.kind === 'text') return column.codes;
  const known = new Map<string | null, number>();
  return Uint32Array.from({ length: sample.deals }, (_, deal) => {
    const value = textOf(sample, field, deal);
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
}

const none = (): Record<Outcome, number> => ({ won: 0, lost: 0, rejected: 0, open: 0 });
