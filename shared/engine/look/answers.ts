/** What each value of a field answers: the bits of the rules it decides, and the kind of deal it makes. */
import { forEachBit } from '../masks.ts';
import type { PreparedSample } from '../prepared.ts';
import { boundsBySource } from '../thresholds.ts';
import type { CodedField } from './coded-fields.ts';
import { miniature } from './miniature.ts';
import type { FieldQuestions } from './questions.ts';

/** Rules whose bits, true and unknown, make one number: 2 × 24 bits is exact in 64. */
export const RULES_A_LANE = 24;
/** The bit of true, unknown's being the one without it. */
const TRUE_BIT = 2 ** RULES_A_LANE;

export interface Answers {
  field: CodedField;
  /** For 24 rules each, by code: the sum of 2^rule where unknown, and 2^(24 + rule) where true. */
  lanes: Float64Array[];
  /** By code: which of the kinds of values it is, of those that deals over several fields are told apart by. */
  kinds: Float64Array;
  /** For each kind, the first code of it. */
  firstOf: Uint32Array;
  /** Whether deals are told apart by it at all. */
  tellsApart: boolean;
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
  const answers = Array.from({ length: lanes }, () => new Float64Array(field.size));
  for (const { rule, when } of rules) {
    const lane = answers[Math.floor(rule / RULES_A_LANE)]!;
    const { isTrue, isUnknown } = small.criteria.masks(when);
    forEachBit(isTrue, (code) => {
      lane[code]! += bitOf(rule, true);
    });
    forEachBit(isUnknown, (code) => {
      lane[code]! += bitOf(rule, false);
    });
  }
  const patterns = new Array<string>(field.size).fill('');
  const note = (name: string) => (code: number) => {
    patterns[code]! += name;
  };
  conditions.forEach((condition, i) => {
    const { isTrue, isUnknown } = small.criteria.masks(condition);
    forEachBit(isTrue, note(`t${i}`));
    forEachBit(isUnknown, note(`u${i}`));
  });
  for (const listed of thresholds) {
    const bounds = boundsBySource(listed, field.key, small.prepared);
    const numbers = new Map<unknown, number>();
    for (let code = 0; code < field.size; code += 1) {
      const own = bounds(code);
      if (!numbers.has(own)) numbers.set(own, numbers.size);
      note(`s${numbers.get(own)}`)(code);
    }
  }
  return {
    field,
    lanes: answers,
    tellsApart: conditions.length + thresholds.length > 0,
    ...kindsOf(patterns),
  };
}

function kindsOf(patterns: readonly string[]): Pick<Answers, 'kinds' | 'firstOf'> {
  const known = new Map<string, number>();
  const first: number[] = [];
  const kinds = Float64Array.from(patterns, (pattern, code) => {
    let kind = known.get(pattern);
    if (kind === undefined) {
      kind = first.push(code) - 1;
      known.set(pattern, kind);
    }
    return kind;
  });
  return { kinds, firstOf: Uint32Array.from(first) };
}
