import type { Outcome } from '../domain/sample/sample.ts';
import type { Points } from './score/points.ts';

/** Deals of each outcome for which a criterion is true, and unknown. */
export interface CriterionCounts {
  true: Record<Outcome, number>;
  unknown: Record<Outcome, number>;
}

/**
 * What simulating a definition over a whole sample says: for each deal what `classify` would say of it, as
 * columns. Scores are whole thousandths of a point; stages, transitions and rules are indexes into the definition.
 */
export interface Simulation {
  deals: number;
  /** Furthest stage ever reached. */
  reached: Uint8Array;
  /** Stage at the end; -1 where out. */
  current: Int16Array;
  /** Transition by which it left, where out; else -1. */
  outBy: Int16Array;
  /** First moment at each stage: `reachedAt[stage * deals + deal]`, NaN where never. */
  reachedAt: Float64Array;
  score: Points;
  low: Points;
  high: Points;
  peakScore: Points;
  /** For each transition, a bit mask over deals: those that ever took it. */
  taken: Uint32Array[];
  /** First transition, in time, that was unknown or uncertain; -1 where the deal is decided. */
  undecidedBy: Int16Array;
  /** Furthest stage in a replay in which doubt favours the deal. */
  couldReach: Uint8Array;
  /** For each rule, bit masks over deals at the end: true, and unknown. */
  ruleTrue: Uint32Array[];
  ruleUnknown: Uint32Array[];
  /** Where one look at each deal was enough: the moment of it, by deal. Null where deals were replayed over time. */
  lookedAt: Float64Array | null;
  /** For each transition, the deals that ever took it. */
  takenByOutcome(): Record<Outcome, number>[];
  /** For each rule, what the masks of the rules say. */
  rulesByOutcome(): CriterionCounts[];
}
