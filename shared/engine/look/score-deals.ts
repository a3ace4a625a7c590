/**
 * The second pass over all deals: what a scoring model and its thresholds make of the bits that the first pass
 * left. Needed again, and alone, after a changed weight, limit or threshold.
 */

import { shortArray } from '../short-array.ts';
import { kindIn } from './layout.ts';
import { casesOf, type ScoreClasses } from './score-classes.ts';
import { type ScoredDeals, type ScorePass, sumsAdder } from './score-pass.ts';
import type { ScoreSheet } from './score-sheet.ts';
import { doPass, type SecondThread } from './second-thread.ts';
import type { SortedDeals } from './sort-deals.ts';
import type { Spare } from './spare.ts';

/** Beyond this many cases it is no saving to tell them apart. */
const MOST_CASES = 1 << 20;

/** Scores all deals, into columns from the spare ones; null where there are too many cases. */
export function scoreDeals(
  sorted: SortedDeals,
  { sums, unit }: ScoreSheet,
  classes: readonly ScoreClasses[],
  spare: Spare,
  second: SecondThread | null,
): ScoredDeals | null {
  const { lanes, layout, kinds } = sorted;
  const ofSituation = casesOf(classes);
  const cases = ofSituation * kinds.situations;
  if (cases > MOST_CASES) return null;
  const deals = lanes[0]!.numbers.length;
  const total = sums.at(-1)!;
  const inner = classes.filter(({ sum }) => sum < sums.length - 1);
  const width = total.most - total.least + 1;
  const { shift: kindShift, mask: kindMask } = kindIn(layout);
  const pass: ScorePass = {
    kind: 'score',
    lanes,
    sums,
    unit,
    inner,
    ofTotal: classes[inner.length] ?? { width, adds: new Int32Array(3 * width) },
    kindShift,
    kindMask,
    situationOf: kinds.situationOf,
    ofSituation,
    score: spare.take(Int32Array, deals),
    case: spare.take(Int32Array, deals),
    seen: spare.share(shortArray(Uint8Array, 4 * Math.ceil(cases / 4))),
  };
  doPass(pass, deals, second);
  return { score: pass.score, case: pass.case, cases, seen: pass.seen };
}

/** How much lower and higher the total of each deal could be, in units (see `SPREAD_BITS`), into a spare column. */
export function spreadOfTotals({ lanes }: SortedDeals, { sums }: ScoreSheet, spare: Spare): Int32Array {
  const deals = lanes[0]!.numbers.length;
  const spread = spare.take(Int32Array, deals);
  const add = sumsAdder({ lanes, sums });
  add(0, deals, (added, from, size) => {
    const { words } = added.at(-1)!;
    for (let i = 0; i < size; i += 1) spread[from + i] = words[2 * i]!;
  });
  return spread;
}
