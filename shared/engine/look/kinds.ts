/**
 * Kinds of deals: what is the same of two deals in all that rules over several fields and transitions ask of them,
 * apart from scores. And situations: what transitions make of that.
 */
import type { Criterion } from '../../domain/definition/schema.ts';
import { forEachCondition } from '../../domain/definition/walk.ts';
import type { Column } from '../../domain/sample/sample.ts';
import { maskTruth } from '../criteria/field-conditions.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { type Answers, atPlaces, truthsIn } from './answers.ts';
import { atCodes } from './coded-fields.ts';
import { examplesOf, type Strided } from './examples.ts';
import { type Miniature, miniature } from './miniature.ts';
import type { Questions } from './questions.ts';
import { digitsOf, type ToldApart, toldApart, upTo } from './told-apart.ts';

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

/** Fields that parts of transitions ask about together, and the places of these parts among all. */
interface Cluster {
  keys: string[];
  parts: number[];
}

/** What a cluster's fields make of a situation: a digit of its number. */
interface Situations {
  count: number;
  stride: number;
  /** By situation of the cluster: the truth of each of its parts. */
  truths: { part: number; truth: Uint8Array }[];
  /** The field whose thresholds of its own matter, and by situation its code. */
  source: { key: string; column: Column; codes: Int32Array } | null;
}

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
    const { apart, ...own } = situationsOf(fields, count / unit, cluster.parts, questions, prepared);
    clusters.push({ ...own, count: apart.count, stride: situations });
    situationOf = widened(situationOf, apart.kinds, situations);
    situations *= apart.count;
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
  const wider = new Int32Array(numbers.length * digits.length);
  for (let i = 0; i < digits.length; i += 1) {
    const own = digits[i]! * stride;
    for (let j = 0; j < numbers.length; j += 1) wider[i * numbers.length + j] = numbers[j]! + own;
  }
  return wider;
}

/** Puts fields together of which one part of a transition asks; a field that no part asks about is by itself. */
function clustersOf(keys: readonly string[], parts: readonly Criterion[]): Cluster[] {
  let clusters = keys.map((key): Cluster => ({ keys: [key], parts: [] }));
  parts.forEach((part, place) => {
    const asked = new Set<string>();
    forEachCondition(part, (condition) => {
      if (condition.kind === 'field') asked.add(condition.field);
    });
    const isTouched = (cluster: Cluster) => cluster.keys.some((key) => asked.has(key));
    const touched = clusters.filter(isTouched);
    const joined = {
      keys: touched.flatMap((cluster) => cluster.keys),
      parts: [...touched.flatMap((cluster) => cluster.parts), place],
    };
    clusters = [...clusters.filter((cluster) => !isTouched(cluster)), joined];
  });
  return clusters;
}

/** The kinds of these fields' deals, by which parts are true and unknown of them, and by the thresholds of their source. */
function situationsOf(
  fields: readonly Strided[],
  count: number,
  parts: readonly number[],
  questions: Questions,
  prepared: PreparedSample,
): Pick<Situations, 'truths' | 'source'> & { apart: ToldApart } {
  const { criteria } = examplesOf(upTo(count), fields, prepared);
  const truths = parts.map((part) => truthsIn(criteria.masks(questions.parts[part]!), count));
  const source = fields.find(({ answers }) => questions.fields.get(answers.key)!.thresholds.length > 0);
  const kindsOfSource = source && digitsOf(upTo(count), source.stride, source.answers.apart.count);
  const apart = toldApart(count, kindsOfSource ? [...truths, kindsOfSource] : truths);
  return {
    apart,
    truths: parts.map((part, i) => ({ part, truth: atPlaces(truths[i]!, apart.firstOf) })),
    source:
      source && kindsOfSource
        ? {
            key: source.answers.key,
            column: source.answers.values,
            codes: apart.firstOf.map((kind) => source.answers.apart.firstOf[kindsOfSource[kind]!]!),
          }
        : null,
  };
}

function inSituations(
  wanted: Int32Array,
  clusters: readonly Situations[],
  parts: readonly Criterion[],
  prepared: PreparedSample,
): Miniature {
  const known = new Map<Criterion, TruthMasks>();
  const columns = new Map<string, Column>();
  for (const { count, stride, truths, source } of clusters) {
    const own = digitsOf(wanted, stride, count);
    for (const { part, truth } of truths) known.set(parts[part]!, maskTruth(atPlaces(truth, own)));
    if (source) {
      const { key, column, codes } = source;
      columns.set(
        key,
        atCodes(
          column,
          own.map((one) => codes[one]!),
        ),
      );
    }
  }
  return miniature(prepared, columns, wanted.length, known);
}
