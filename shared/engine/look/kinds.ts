/**
 * Kinds of deals: what is the same of two deals in all that rules over several fields and transitions ask of them,
 * apart from scores. And situations: what transitions make of that.
 */
import type { Criterion } from '../../domain/definition/schema.ts';
import { conditionsOf } from '../../domain/definition/walk.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { type Answers, truthsIn } from './answers.ts';
import { examplesOf, type Strided } from './examples.ts';
import type { Miniature } from './miniature.ts';
import type { Questions } from './questions.ts';
import { digitOf, type ToldApart, toldApart, upTo } from './told-apart.ts';

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
  /** Deals in the given situations. */
  inSituations(situations: Int32Array): Miniature;
}

/** Beyond this many kinds of deals it is no saving to tell them apart; nor with more kinds than deals, beyond a few. */
const MOST_KINDS = 1 << 16;
const FEW_KINDS = 1 << 12;

/** Fields that parts of transitions ask about together, and the parts. */
interface Cluster {
  keys: Set<string>;
  parts: Criterion[];
}

/** The kinds of deals that these answers make; null where there are too many. */
export function kindsOf(
  answers: ReadonlyMap<string, Answers>,
  questions: Questions,
  prepared: PreparedSample,
): Kinds | null {
  const most = Math.min(MOST_KINDS, Math.max(FEW_KINDS, prepared.sample.deals));
  const strides = new Map<string, number>();
  const clusters: { apart: ToldApart; kindStride: number; stride: number }[] = [];
  let count = 1;
  let situations = 1;
  // Where all values of a field are of one kind they are like the one that is missing, as if there were no such field.
  const telling = new Map(
    [...answers].filter(
      ([key, { apart }]) => apart.count > 1 || questions.fields.get(key)!.thresholds.length > 0,
    ),
  );
  for (const { keys, parts } of clustersOf(telling.keys(), questions.parts)) {
    const kindStride = count;
    const fields = Array.from(keys, (key): Strided => {
      const own = { answers: telling.get(key)!, stride: count / kindStride };
      strides.set(key, count);
      count *= own.answers.apart.count;
      return own;
    });
    if (count > most) return null;
    const apart = situationsOf(fields, count / kindStride, parts, questions, prepared);
    clusters.push({ apart, kindStride, stride: situations });
    situations *= apart.count;
  }
  let situationOf = new Int32Array(1);
  for (const { apart, stride } of clusters) {
    const wider = new Int32Array(situationOf.length * apart.kinds.length);
    for (let i = 0; i < apart.kinds.length; i += 1) {
      const own = apart.kinds[i]! * stride;
      for (let kind = 0; kind < situationOf.length; kind += 1) {
        wider[i * situationOf.length + kind] = situationOf[kind]! + own;
      }
    }
    situationOf = wider;
  }
  const all = Array.from(telling, ([key, one]) => ({ answers: one, stride: strides.get(key)! }));
  return {
    count,
    strides,
    situationOf,
    situations,
    all: () => examplesOf(upTo(count), all, prepared),
    inSituations: (wanted) => {
      const kinds = new Int32Array(wanted.length);
      for (const { apart, kindStride, stride } of clusters) {
        for (let i = 0; i < kinds.length; i += 1) {
          kinds[i]! += kindStride * apart.firstOf[digitOf(wanted[i]!, stride, apart.count)]!;
        }
      }
      return examplesOf(kinds, all, prepared);
    },
  };
}

/** Puts fields together of which one part of a transition asks; a field that no part asks about is by itself. */
function clustersOf(keys: Iterable<string>, parts: readonly Criterion[]): Cluster[] {
  let clusters = Array.from(keys, (key): Cluster => ({ keys: new Set([key]), parts: [] }));
  for (const part of parts) {
    const asked = conditionsOf(part).flatMap(({ condition }) =>
      condition.kind === 'field' ? condition.field : [],
    );
    const touched = clusters.filter((cluster) => asked.some((key) => cluster.keys.has(key)));
    const joined = {
      keys: new Set(touched.flatMap((cluster) => [...cluster.keys])),
      parts: [...touched.flatMap((cluster) => cluster.parts), part],
    };
    clusters = [...clusters.filter((cluster) => !touched.includes(cluster)), joined];
  }
  return clusters;
}

/** The kinds of these fields' deals, by which parts are true and unknown of them, and by the thresholds of their source. */
function situationsOf(
  fields: readonly Strided[],
  count: number,
  parts: readonly Criterion[],
  questions: Questions,
  prepared: PreparedSample,
): ToldApart {
  const { criteria } = examplesOf(upTo(count), fields, prepared);
  const patterns: ArrayLike<number>[] = parts.map((part) => truthsIn(criteria.masks(part), count));
  for (const { answers, stride } of fields) {
    if (questions.fields.get(answers.key)!.thresholds.length === 0) continue;
    patterns.push(upTo(count).map((kind) => digitOf(kind, stride, answers.apart.count)));
  }
  return toldApart(count, patterns);
}
