/**
 * Kinds of deals: what is the same of two deals in all that rules over several fields and transitions ask of them,
 * apart from scores.
 */
import type { Criterion } from '../../domain/definition/schema.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { shortArray } from '../short-array.ts';
import type { Answers } from './answers.ts';
import { examplesOf, type Strided } from './examples.ts';
import type { Miniature } from './miniature.ts';
import type { Questions } from './questions.ts';
import { clustersOf, inSituations, type Situations, situationsOf } from './situations.ts';
import { upTo } from './told-apart.ts';

export interface Kinds {
  /** How many there could be. */
  count: number;
  /** A kind is the sum of the fields' kinds of values, each times the field's stride; 0 where there is but one. */
  strides: ReadonlyMap<string, number>;
  /** By kind: its situation, as far as transitions ask for no score. */
  situationOf: Int32Array;
  situations: number;
  /** A deal of each kind. */
  all(): Miniature;
  /** Deals in the given situations; of these it is known what the questions' parts, or equal ones, say. */
  inSituations(situations: Int32Array, parts: readonly Criterion[]): Miniature;
}

/** Beyond this many kinds of deals it is no saving to tell them apart; nor with more kinds than deals, beyond a few. */
const MOST_KINDS = 1 << 16;
const FEW_KINDS = 1 << 12;

/** The kinds of deals that these answers make; null where there are too many. */
export function kindsOf(
  answers: ReadonlyMap<string, Answers>,
  questions: Questions,
  prepared: PreparedSample,
): Kinds | null {
  const most = Math.min(MOST_KINDS, Math.max(FEW_KINDS, prepared.sample.deals));
  const strides = new Map<string, number>();
  const clusters: Situations[] = [];
  let count = 1;
  let situationOf: Int32Array = new Int32Array(1);
  let situations = 1;
  // Where all values of a field are of one kind they are like the one that is missing, as if there were no such field.
  const telling = Array.from(answers.keys()).filter(
    (key) => answers.get(key)!.apart.count > 1 || questions.fields.get(key)!.thresholds.length > 0,
  );
  const strided = (key: string, unit: number): Strided => ({
    answers: answers.get(key)!,
    conditions: questions.fields.get(key)!.conditions,
    stride: strides.get(key)! / unit,
  });
  for (const cluster of clustersOf(telling, questions.parts)) {
    const unit = count;
    for (const key of cluster.keys) {
      strides.set(key, count);
      count *= answers.get(key)!.apart.count;
    }
    if (count > most) return null;
    const fields = cluster.keys.map((key) => strided(key, unit));
    const own = situationsOf(fields, count / unit, cluster.parts, situations, questions, prepared);
    clusters.push(own);
    situationOf = widened(situationOf, own.apart.kinds, situations);
    situations *= own.apart.count;
  }
  return {
    count,
    strides,
    situationOf,
    situations,
    all: () =>
      examplesOf(
        upTo(count),
        telling.map((key) => strided(key, 1)),
        prepared,
      ),
    inSituations: (wanted, parts) => inSituations(wanted, clusters, parts, prepared),
  };
}

/** Of numbers, each followed by itself with a digit more. */
function widened(numbers: Int32Array, digits: Int32Array, stride: number): Int32Array {
  const wider = shortArray(Int32Array, numbers.length * digits.length);
  for (let i = 0; i < digits.length; i += 1) {
    const own = digits[i]! * stride;
    for (let j = 0; j < numbers.length; j += 1) wider[i * numbers.length + j] = numbers[j]! + own;
  }
  return wider;
}
