/** Criteria at each moment of each deal. What doesn't look at a score is computed once and kept. */
import type {
  Condition,
  Criterion,
  Definition,
  ScoreBandCondition,
  ScoreCondition,
} from '../../domain/definition/schema.ts';
import { isCombination } from '../../domain/definition/walk.ts';
import type { Shelf } from '../kept/shelf.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { fieldMasks } from './field-conditions.ts';
import { allOf, anyOf, atLeastOf, emptyMasks, fillBits, noneOf, type TruthMasks } from './masks.ts';
import { touchpointMasks } from './touchpoint-conditions.ts';

export type ScoreLook = ScoreCondition | ScoreBandCondition;

/** The value of a criterion, and what it were had every uncertain score comparison been unknown. */
export interface Evaluated {
  value: TruthMasks;
  /** The same object as `value` where no comparison is uncertain. */
  firm: TruthMasks;
}

/** The criterion with the stand-ins of its checklist items in their place; an item without one stays. */
export function withStandIns(criterion: Criterion, checklist: Definition['checklist']): Criterion {
  if (isCombination(criterion)) {
    return { ...criterion, of: criterion.of.map((part) => withStandIns(part, checklist)) };
  }
  if (criterion.kind !== 'checklist') return criterion;
  return checklist.find(({ id }) => id === criterion.item)?.standIn ?? criterion;
}

/** What is known of a criterion that looks at no score, or what is made now. */
export type Keep = (criterion: Criterion, make: () => TruthMasks) => TruthMasks;

/** Keeps all on a shelf. */
export const keepOn =
  (shelf: Shelf): Keep =>
  (criterion, make) =>
    // Two ways to write one condition cost a second computation, no more, so the key needs no canonical form.
    shelf.get(
      JSON.stringify(criterion),
      make,
      ({ isTrue, isUnknown }) => isTrue.byteLength + isUnknown.byteLength,
    );

/** Evaluates criteria (with stand-ins in place) at the moments of a sample. */
export class Criteria {
  private readonly prepared: PreparedSample;
  private readonly moments: Moments;
  private readonly keep: Keep;

  constructor(prepared: PreparedSample, moments: Moments, keep: Keep) {
    this.prepared = prepared;
    this.moments = moments;
    this.keep = keep;
  }

  /** Any criterion; `decide` compares scores. */
  evaluate(criterion: Criterion, decide: (look: ScoreLook) => Evaluated): Evaluated {
    if (!isCombination(criterion) && isScoreLook(criterion)) return decide(criterion);
    if (!isCombination(criterion) || !looksAtScore(criterion)) {
      const value = this.masks(criterion);
      return { value, firm: value };
    }
    const parts = criterion.of.map((part) => this.evaluate(part, decide));
    const value = this.combine(
      criterion,
      parts.map((part) => part.value),
    );
    if (parts.every((part) => part.firm === part.value)) return { value, firm: value };
    const firm = this.combine(
      criterion,
      parts.map((part) => part.firm),
    );
    return { value, firm };
  }

  /** A criterion that looks at no score. */
  masks(criterion: Criterion): TruthMasks {
    return this.keep(criterion, () =>
      isCombination(criterion)
        ? this.combine(
            criterion,
            criterion.of.map((part) => this.masks(part)),
          )
        : this.condition(criterion),
    );
  }

  private condition(condition: Condition): TruthMasks {
    switch (condition.kind) {
      case 'field':
        return fieldMasks(condition, this.prepared, this.moments);
      case 'touchpoints':
        return touchpointMasks(condition, this.prepared, this.moments);
      case 'checklist': {
        const nowhereKnown = emptyMasks(this.moments.count);
        fillBits(nowhereKnown.isUnknown, 0, this.moments.count);
        return nowhereKnown;
      }
      case 'score':
      case 'scoreBand':
        throw new Error('The criterion of a rule looks at a score.');
    }
  }

  private combine(criterion: Exclude<Criterion, Condition>, parts: readonly TruthMasks[]): TruthMasks {
    const { count } = this.moments;
    switch (criterion.kind) {
      case 'all':
        return allOf(parts, count);
      case 'any':
        return anyOf(parts, count);
      case 'none':
        return noneOf(parts, count);
      case 'atLeast':
        return atLeastOf(criterion.count, parts, count);
    }
  }
}

/** Whether a condition compares a score. */
export const isScoreLook = (condition: Condition): condition is ScoreLook =>
  condition.kind === 'score' || condition.kind === 'scoreBand';

/** Whether any condition of a criterion compares a score. */
export function looksAtScore(criterion: Criterion): boolean {
  return isCombination(criterion) ? criterion.of.some(looksAtScore) : isScoreLook(criterion);
}
