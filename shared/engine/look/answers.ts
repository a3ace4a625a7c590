/** What each value of a field answers: the bits of the rules it decides, and the kind of deal it makes. */
import type { Criterion } from '../../domain/definition/schema.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import { FALSE, fieldTruth, TRUE, UNKNOWN } from '../field-conditions.ts';
import type { PreparedSample } from '../prepared.ts';
import { boundsBySource } from '../thresholds.ts';
import type { CodedField } from './coded-fields.ts';
import { miniature } from './miniature.ts';
import type { FieldQuestions, SourceThresholds } from './questions.ts';

/** Rules whose bits, true and unknown, make one number: 2 × 24 bits is exact in 64. */
export const RULES_A_LANE = 24;
/** The bit of true, unknown's being the one without it. */
const TRUE_BIT = 2 ** RULES_A_LANE;

export interface Answers {
  field: CodedField;
  /** For 24 rules each, by code: the sum of 2^rule where unknown, and 2^(24 + rule) where true. */
  lanes: Float64Array[];
  /** By code: which of the kinds of values it is, of those that deals over several fields are told apart by. */
  kinds: Int32Array;
  /** How many kinds there are. */
  count: number;
  /** For each kind, the first code of it. */
  firstOf: Uint32Array;
  /** By condition (as JSON): its truth for each kind, as `fieldTruth` has it. */
  truths: Map<string, Uint8Array>;
}

/** The number that stands for a rule's bit in its lane. */
export const bitOf = (rule: number, isTrue: boolean): number =>
  2 ** (rule % RULES_A_LANE) * (isTrue ? TRUE_BIT : 1);

/** Asks each value of a field once. */
export function answersOf(
  field: CodedField,
  { rules, conditions, thresholds }: FieldQuestions,
  lanes: number,
  prepared: PreparedSample,
): Answers {
  const small = miniature(prepared, new Map([[field.key, field.values]]), field.size);
  const truthOf = (criterion: Criterion): Uint8Array => {
    if (criterion.kind === 'field') {
      return fieldTruth(
        criterion,
        field.values,
        prepared.texts(field.key),
        field.size,
        prepared.sample.timeZone,
      );
    }
    const { isTrue, isUnknown } = small.criteria.masks(criterion);
    const truth = new Uint8Array(field.size);
    for (let code = 0; code < truth.length; code += 1) {
      truth[code] = hasBit(isTrue, code) ? TRUE : hasBit(isUnknown, code) ? UNKNOWN : FALSE;
    }
    return truth;
  };
  const answers = Array.from({ length: lanes }, () => new Float64Array(field.size));
  for (const { rule, when } of rules) {
    const lane = answers[Math.floor(rule / RULES_A_LANE)]!;
    const worth = [0, bitOf(rule, true), bitOf(rule, false)];
    const truth = truthOf(when);
    for (let code = 0; code < truth.length; code += 1) lane[code]! += worth[truth[code]!]!;
  }
  const truths = conditions.map(truthOf);
  const kinds = kindsOf(field.size, [
    ...truths,
    ...thresholds.map((listed) => thresholdsBy(field, listed, small.prepared)),
  ]);
  return {
    field,
    lanes: answers,
    ...kinds,
    truths: new Map(
      conditions.map((condition, i) => [
        JSON.stringify(condition),
        Uint8Array.from(kinds.firstOf, (code) => truths[i]![code]!),
      ]),
    ),
  };
}

/** By code, a number for the thresholds that are its own. */
function thresholdsBy(field: CodedField, listed: SourceThresholds, prepared: PreparedSample): Uint32Array {
  const bounds = boundsBySource(listed, field.key, prepared);
  const numbers = new Map<unknown, number>();
  return Uint32Array.from({ length: field.size }, (_, code) => {
    const own = bounds(code);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}

/** Codes are of one kind where all patterns say the same of them. */
function kindsOf(
  size: number,
  patterns: readonly (Uint8Array | Uint32Array)[],
): Pick<Answers, 'kinds' | 'count' | 'firstOf'> {
  const kinds = new Int32Array(size);
  let first = [0];
  for (const pattern of patterns) {
    let most = 0;
    for (let code = 0; code < size; code += 1) most = Math.max(most, pattern[code]!);
    const known = new Int32Array(first.length * (most + 1));
    const found: number[] = [];
    for (let code = 0; code < size; code += 1) {
      const both = kinds[code]! + first.length * pattern[code]!;
      // One more than the number of the kind, as 0 stands for none yet.
      if (known[both] === 0) known[both] = found.push(code);
      kinds[code] = known[both]! - 1;
    }
    first = found;
  }
  return { kinds, count: first.length, firstOf: Uint32Array.from(first) };
}
