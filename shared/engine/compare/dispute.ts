/** A deal on which the room disagrees, and the edits that could settle it. */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Deal, SampleContext } from '../../domain/sample/deal.ts';

export interface Dispute {
  context: SampleContext;
  deal: Deal;
  definition: Definition;
  /** Index of the stage where the deal belongs. */
  target: number;
  /** Whether it may go on from there: else exactly there. */
  orFurther?: boolean;
  /** Definitions from which clauses can be borrowed. */
  others: readonly Definition[];
}

/** `sourceThreshold`: for the deal's own source alone; `borrowed`: as another definition has it. */
export type EditKind =
  | 'points'
  | 'threshold'
  | 'sourceThreshold'
  | 'count'
  | 'band'
  | 'condition'
  | 'borrowed'
  | 'several';

/** Where in the definition an edit is made, so that its reason can be written there. */
export interface EditPlace {
  part: 'rule' | 'transition';
  id: string;
}

/** An edit that puts the deal where it belongs, before anybody has asked whom else it moves. */
export interface Candidate {
  kind: EditKind;
  definition: Definition;
  /** How much it changes: points, counts, or 10 for a condition. */
  size: number;
  place: EditPlace | null;
}
