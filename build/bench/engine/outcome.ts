/** Adding up what came of each deal, for contenders that leave this to us. */
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Outcome } from './contender.ts';
import { SOURCES } from './generated.ts';

/** What a contender says of each deal. */
export interface Rows {
  score: Int32Array;
  stage: Uint8Array;
  /** A bit for each rule that is true. */
  rules: Int32Array;
}

export const newRows = (deals: number): Rows => ({
  score: new Int32Array(deals),
  stage: new Uint8Array(deals),
  rules: new Int32Array(deals),
});

export type Totals = number[][];

/** Deals by stage and source. */
export function totalsOf(stage: Uint8Array, sample: Sample): Totals {
  const column = sample.columns.get('source')!;
  if (column.kind !== 'text') throw new Error('The source is a text.');
  const sources = SOURCES.length + 1;
  const counts = new Uint32Array(4 * sources);
  const odd = new Uint32Array(counts.length);
  const { codes } = column;
  const { length } = stage;
  // By turns in two tables, so that no count has to wait for the one before.
  let deal = 0;
  for (; deal + 1 < length; deal += 2) {
    counts[stage[deal]! * sources + codes[deal]!]! += 1;
    odd[stage[deal + 1]! * sources + codes[deal + 1]!]! += 1;
  }
  if (deal < length) counts[stage[deal]! * sources + codes[deal]!]! += 1;
  odd.forEach((count, i) => {
    counts[i]! += count;
  });
  return [0, 1, 2, 3].map((at) => Array.from(counts.subarray(at * sources + 1, (at + 1) * sources)));
}

/** What all have to agree on, of contenders that know no doubt. */
export function outcomeOf({ score, rules }: Rows, totals: Totals): Outcome {
  return {
    byStageAndSource: totals,
    scores: score.reduce((sum, one) => sum + one, 0),
    ruleHits: hitsOf(rules),
    doubts: null,
  };
}

/** How often each of 24 bits is set. */
export function hitsOf(words: Int32Array): number[] {
  const hits = new Array<number>(24).fill(0);
  for (let i = 0; i < words.length; i += 1) {
    for (let rule = 0; rule < 24; rule += 1) hits[rule]! += (words[i]! >>> rule) & 1;
  }
  return hits;
}
