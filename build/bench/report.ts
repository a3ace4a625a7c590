/** What a benchmark hands to the dispatcher, which prints it and keeps it in docs/benchmarks.md. */

export interface Result {
  contender: string;
  /** How many deals (rows) it worked on. */
  deals: number;
  medianMs: number;
  runs: number;
}

/** A promise about speed or size, and what was measured. */
export interface Bar {
  bar: string;
  measured: string;
  isMet: boolean;
}

export interface Report {
  name: string;
  /** What was timed, and how; one paragraph each. */
  about: string[];
  /** Of everything that took part, by name. */
  versions: Record<string, string>;
  results: Result[];
  /** How many times as long the first took as the second, by what is compared. */
  ratios: Record<string, number>;
  bars: Bar[];
}

/** The middle one of several. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds that a call took; what it gives back itself, where that is a number. */
export async function timed(run: () => unknown): Promise<number> {
  const begin = performance.now();
  const own = await run();
  return typeof own === 'number' ? own : performance.now() - begin;
}
