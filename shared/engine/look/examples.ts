/** Deals in miniature, each of which stands for all deals of a kind. */
import { type Column, fieldByRole, setBit } from '../../domain/sample/sample.ts';
import { TRUE, UNKNOWN } from '../criteria/field-conditions.ts';
import { emptyMasks, type TruthMasks } from '../criteria/masks.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import type { Answers } from './answers.ts';
import { atCodes } from './coded-fields.ts';
import { type Miniature, miniature } from './miniature.ts';
import { digitOf } from './told-apart.ts';

/** Answers whose kinds of values, each times the stride, add up to the number of a kind of deals. */
export interface Strided {
  answers: Answers;
  stride: number;
}

/** A deal of each of the given kinds, of which only these answers are known. */
export function examplesOf(
  wanted: Int32Array,
  fields: readonly Strided[],
  prepared: PreparedSample,
): Miniature {
  const columns = new Map<string, Column>();
  const known = new Map<string, TruthMasks>();
  const source = fieldByRole(prepared.sample, 'source')?.key;
  for (const { answers, stride } of fields) {
    const { key, values, apart, truths } = answers;
    const own = new Int32Array(wanted.length);
    for (let i = 0; i < own.length; i += 1) own[i] = digitOf(wanted[i]!, stride, apart.count);
    // Of the source, thresholds want to know more than what its conditions say.
    if (key === source) {
      const codes = own.map((kind) => apart.firstOf[kind]!);
      columns.set(source, atCodes(values, codes));
    }
    for (const [condition, truth] of truths) {
      const masks = emptyMasks(wanted.length);
      for (let i = 0; i < own.length; i += 1) {
        const value = truth[own[i]!]!;
        if (value === TRUE) setBit(masks.isTrue, i);
        else if (value === UNKNOWN) setBit(masks.isUnknown, i);
      }
      known.set(condition, masks);
    }
  }
  return miniature(prepared, columns, wanted.length, known);
}
