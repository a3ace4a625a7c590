/** Deals in miniature, each of which stands for all deals of a kind. */
import type { Condition, Criterion } from '../../domain/definition/schema.ts';
import { maskTruth } from '../criteria/field-conditions.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import type { Answers } from './answers.ts';
import { type Miniature, miniature } from './miniature.ts';
import { digitsOf } from './told-apart.ts';

/** Answers whose kinds of values, each times the stride, add up to the number of a kind of deals. */
export interface Strided {
  answers: Answers;
  /** What they answer. */
  conditions: readonly Condition[];
  stride: number;
}

/** A deal of each of the given kinds, of which only these answers are known. */
export function examplesOf(
  wanted: Int32Array,
  fields: readonly Strided[],
  prepared: PreparedSample,
): Miniature {
  const known = new Map<Criterion, TruthMasks>();
  for (const { answers, conditions, stride } of fields) {
    const own = digitsOf(wanted, stride, answers.apart.count);
    conditions.forEach((condition, i) => {
      known.set(condition, maskTruth(answers.truths[i]!, own));
    });
  }
  return miniature(prepared, new Map(), wanted.length, known);
}
