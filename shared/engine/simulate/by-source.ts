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

/** The sources of a sample by numbers that stand for them. */
export interface Sources {
  field: Field;
  /** For each deal, a number under `size`. */
  codes: Uint32Array;
  size: number;
  /** By code and outcome: `4 * code + outcome`. */
  all: Uint32Array;
  /** The first deal of each code that occurs. */
  firsts: Map<number, number>;
}

const known = new WeakMap<Sample, Sources>();

/** Null where the sample has no sources. */
export function sourcesOf(sample: Sample): Sources | null {
  const field = fieldByRole(sample, 'source');
  if (!field) return null;
  const before = known.get(sample);
  if (before) return before;
  const { codes, size } = codesOf(sample, field);
  const all = new Uint32Array(4 * size);
  const firsts = new Map<number, number>();
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const code = codes[deal]!;
    const place = 4 * code + sample.outcome[deal]!;
    if (all[place]! === 0 && !firsts.has(code)) firsts.set(code, deal);
    all[place]! += 1;
  }
  const sources = { field, codes, size, all, firsts };
  known.set(sample, sources);
  return sources;
}

/** By source (compared as text is), the largest first. */
export function summarizeSources(sample: Sample, { reached }: Simulation, stage: number): SourceSummary[] {
  const sources = sourcesOf(sample);
  if (!sources) return [];
  const through = new Uint32Array(4 * sources.size);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (reached[deal]! >= stage) through[4 * sources.codes[deal]! + sample.outcome[deal]!]! += 1;
  }
  return bySource(sample, sources, through);
}

/** The same from how many deals reach the stage, by code and outcome. */
export function bySource(
  sample: Sample,
  { field, all, firsts }: Sources,
  through: ArrayLike<number>,
): SourceSummary[] {
  const summaries = new Map<string | null, SourceSummary>();
  for (const [code, deal] of firsts) {
    const source = textOf(sample, field, deal);
    const key = source === null ? null : normalize(source);
    const summary = summaries.get(key) ?? { source, deals: none(), reached: none() };
    summaries.set(key, summary);
    OUTCOMES.forEach((name, i) => {
      summary.deals[name] += all[4 * code + i]!;
      summary.reached[name] += through[4 * code + i]!;
    });
  }
  return [...summaries.values()].sort((a, b) => sumOf(b.deals) - sumOf(a.deals));
}

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
