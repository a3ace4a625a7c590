/** What each value of a field answers: the truth of the rules it decides, and the kind of deal it makes. */
import type { Criterion } from '../../domain/definition/schema.ts';
import { type Column, hasBit } from '../../domain/sample/sample.ts';
import { FALSE, fieldTruth, TRUE, truthByCode, UNKNOWN } from '../criteria/field-conditions.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import { once } from '../kept/once.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { boundsBySource } from '../score/thresholds.ts';
import { atCodes, type CodedField } from './coded-fields.ts';
import { miniature } from './miniature.ts';
import type { FieldQuestions, SourceThresholds } from './questions.ts';
import { stretchesOf } from './stretches.ts';
import { type ToldApart, toldApart, upTo } from './told-apart.ts';

export interface Answers {
  key: string;
  /** How many codes the field has. */
  size: number;
  /** The values that were asked. */
  values: Column;
  /** The code from which on each of them answers, in order. */
  from: Int32Array;
  /** The rules about the field alone. */
  rules: {
    rule: number;
    /** By value, as `fieldTruth` has it. */
    truth: Uint8Array;
    /** Index of the doubt where it is unknown. */
    doubt: number;
  }[];
  /** The values for which some of the rules are unknown. Mostly there is but one doubt, that of deals without a value. */
  doubts: number[][];
  /** The values by what deals over several fields are told apart by. */
  apart: ToldApart;
  /** By condition that was asked, in their order: its truth for each kind of value. */
  truths: Uint8Array[];
}

/** Asks each value of a field once, or one of each stretch of which the same is said. */
export function answersOf(
  { key, size, values: all }: CodedField,
  { rules, conditions, thresholds }: FieldQuestions,
  prepared: PreparedSample,
): Answers {
  const { timeZone } = prepared.sample;
  const stretches =
    thresholds.length > 0
      ? null
      : stretchesOf(all, [...rules.map(({ when }) => when), ...conditions], timeZone);
  const from = stretches ?? upTo(size);
  const values = stretches ? atCodes(all, stretches) : all;
  const small = once(() => miniature(prepared, new Map([[key, values]]), from.length));
  const truthOf = (criterion: Criterion): Uint8Array => {
    if (criterion.kind !== 'field') return truthsIn(small().criteria.masks(criterion), from.length);
    // All codes of texts are asked, in their order.
    return values.kind === 'text'
      ? truthByCode(criterion, prepared.texts(key)!, from.length)
      : fieldTruth(criterion, values, undefined, from.length, timeZone);
  };
  const doubts: number[][] = [];
  const truths = conditions.map(truthOf);
  const apart = toldApart(from.length, [
    ...truths,
    ...thresholds.map((listed) => thresholdsBy(key, from.length, listed, small().prepared)),
  ]);
  return {
    key,
    size,
    values,
    from,
    rules: rules.map(({ rule, when }) => {
      const truth = truthOf(when);
      return { rule, truth, doubt: doubtOf(truth, doubts) };
    }),
    doubts,
    apart,
    truths: truths.map((truth) => atPlaces(truth, apart.firstOf)),
  };
}

/** Of truth values, those at the given places. */
export function atPlaces(truth: Uint8Array, places: Int32Array): Uint8Array {
  const found = new Uint8Array(places.length);
  for (let i = 0; i < found.length; i += 1) found[i] = truth[places[i]!]!;
  return found;
}

/** Truth values, one for each place, as `fieldTruth` has them. */
export function truthsIn({ isTrue, isUnknown }: TruthMasks, length: number): Uint8Array {
  const truth = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) {
    truth[i] = hasBit(isTrue, i) ? TRUE : hasBit(isUnknown, i) ? UNKNOWN : FALSE;
  }
  return truth;
}

/** The place among doubts of that which a rule is in, added where it is new. */
function doubtOf(truth: Uint8Array, doubts: number[][]): number {
  const unknown: number[] = [];
  for (let value = 0; value < truth.length; value += 1) if (truth[value] === UNKNOWN) unknown.push(value);
  const found = doubts.findIndex((doubt) => areAlike(doubt, unknown));
  return found >= 0 ? found : doubts.push(unknown) - 1;
}

function areAlike(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}

/** By value, a number for the thresholds that are its own. */
function thresholdsBy(
  key: string,
  size: number,
  listed: SourceThresholds,
  prepared: PreparedSample,
): Uint32Array {
  const bounds = boundsBySource(listed, key, prepared);
  const numbers = new Map<unknown, number>();
  return Uint32Array.from({ length: size }, (_, value) => {
    const own = bounds(value);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}
