/** What classifying one deal by one definition says. Scores are whole thousandths of a point. */
import type { Truth } from '../criteria/truth.ts';
import type { Instant } from '../sample/sample.ts';

export interface ScoreRange {
  /** The lowest score it could be, had the missing data been there. */
  low: number;
  high: number;
}

export interface Score extends ScoreRange {
  points: number;
}

/** Data that a condition needed and the deal (or the whole sample) lacks. */
export type MissingData =
  /** `notComparable`: there is a value, but not of a type that the condition compares. */
  | { kind: 'field'; field: string; because: 'empty' | 'notYetKnown' | 'notInSample' | 'notComparable' }
  | { kind: 'touchpoints'; types: readonly string[] }
  | { kind: 'account' }
  | { kind: 'checklist'; item: string };

export interface Undecided {
  transition: string;
  at: Instant;
  missing: MissingData[];
}

export interface RuleResult {
  rule: string;
  value: Truth;
  /** After the rule's own cap and floor, before those of its group, category and the total. */
  points: number;
  low: number;
  high: number;
}

/** How far the next transition was from being taken, at its best moment. */
export type NearMiss =
  | { transition: string; at: Instant; short: 'condition'; path: readonly number[] }
  | { transition: string; at: Instant; short: 'points'; path: readonly number[]; points: number };

export interface Classification {
  /** Id of the furthest stage the deal ever got to, in the order of the stages. */
  reached: string;
  /** Id of the stage at which it stands at the end; null where it is out. */
  current: string | null;
  /** Why it is out: id of the reason, and of the transition that took it there. */
  out: { reason: string; transition: string; at: Instant } | null;
  /** The first moment of each stage it got to. */
  reachedAt: Record<string, Instant>;
  /** At the end. */
  score: Score;
  /** The highest `points` of all moments, with the range at that (first such) moment. */
  peakScore: Score;
  undecided: Undecided | null;
  /** Id of the stage that a replay reaches in which doubt favours the deal. */
  couldReach: string;
  /** Each rule at the end, in the definition's order. */
  rules: RuleResult[];
  nearMiss: NearMiss | null;
}
