/** What takes part in the contest: something that does the job for all deals and says what came out. */
import type { Setting } from './job.ts';

/** What all must agree on: deals by stage and source, and sums over the deals. */
export interface Outcome {
  /** `byStageAndSource[stage][source]`, sources in the order of `SOURCES`. */
  byStageAndSource: number[][];
  scores: number;
  /** How often each rule is true, of all deals. */
  ruleHits: number[];
  /** What only those say who know doubt; null of those who take what is missing for no. */
  doubts: { undecided: number; unknownRules: number; lows: number; highs: number } | null;
}

/**
 * A turn of a contender that is quick goes on for so long, in milliseconds: it does its job again and again, as alone
 * it would be timed as it wakes up.
 */
export const TURN = 10;

/** The milliseconds of each time, of those that take whole turns and time themselves. */
export type Timed = void | Promise<void> | Promise<number[]>;

export interface Contender {
  name: string;
  /** The package whose version stands beside it; null for what is our own. */
  package: string | null;
  /** Does the whole job: each deal's score, stage and mask of rules, and the totals. */
  run(): Timed;
  /** What the last run or update gave; not timed. */
  outcome(): Outcome | Promise<Outcome>;
  /** Does what is needed after the given setting replaced the one before, from what the last run left. */
  update?(setting: Setting): Timed;
  close?(): void;
}
