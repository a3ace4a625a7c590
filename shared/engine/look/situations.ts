/** Situations of deals: what the parts of transitions that look at no score say of them, and which thresholds are theirs. */
import type { Criterion } from '../../domain/definition/schema.ts';
import { forEachCondition } from '../../domain/definition/walk.ts';
import type { Column } from '../../domain/sample/sample.ts';
import { maskTruth } from '../criteria/field-conditions.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { atPlaces, truthsIn } from './answers.ts';
import { atCodes } from './coded-fields.ts';
import { examplesOf, type Strided } from './examples.ts';
import { type Miniature, miniature } from './miniature.ts';
import type { Questions } from './questions.ts';
import { digitsOf, type ToldApart, toldApart, upTo } from './told-apart.ts';

/** Fields that parts of transitions ask about together, and the places of these parts among all. */
interface Cluster {
  keys: string[];
  parts: number[];
}

/** What a cluster's fields make of a situation: a digit of its number. */
export interface Situations {
  /** The cluster's kinds of deals by their situations. */
  apart: ToldApart;
  stride: number;
  /** By situation of the cluster: the truth of each of its parts. */
  truths: { part: number; truth: Uint8Array }[];
  /** The field by whose values thresholds differ, where it is among the cluster's. */
  source: Source | null;
}

interface Source {
  key: string;
  values: Column;
  /** By situation of the cluster: a code of the field. */
  codes: Int32Array;
}

/** Puts fields together of which one part of a transition asks; a field that no part asks about is by itself. */
export function clustersOf(keys: readonly string[], parts: readonly Criterion[]): Cluster[] {
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

/** The situations that a cluster's fields make, of so many kinds of deals. */
export function situationsOf(
  fields: readonly Strided[],
  kinds: number,
  parts: readonly number[],
  stride: number,
  questions: Questions,
  prepared: PreparedSample,
): Situations {
  const all = upTo(kinds);
  const { criteria } = examplesOf(all, fields, prepared);
  const truths = parts.map((part) => truthsIn(criteria.masks(questions.parts[part]!), kinds));
  const source = fields.find(({ answers }) => questions.fields.get(answers.key)!.thresholds.length > 0);
  const ofSource = source ? [digitsOf(all, source.stride, source.answers.apart.count)] : [];
  const apart = toldApart(kinds, [...truths, ...ofSource]);
  return {
    apart,
    stride,
    truths: parts.map((part, i) => ({ part, truth: atPlaces(truths[i]!, apart.firstOf) })),
    source: source ? sourceOf(apart.firstOf, source) : null,
  };
}

function sourceOf(kinds: Int32Array, { answers, stride }: Strided): Source {
  const { key, values, apart } = answers;
  return { key, values, codes: digitsOf(kinds, stride, apart.count).map((own) => apart.firstOf[own]!) };
}

/** Deals in the given situations, of which these parts are known. */
export function inSituations(
  wanted: Int32Array,
  clusters: readonly Situations[],
  parts: readonly Criterion[],
  prepared: PreparedSample,
): Miniature {
  const known = new Map<Criterion, TruthMasks>();
  const columns = new Map<string, Column>();
  for (const { apart, stride, truths, source } of clusters) {
    const own = digitsOf(wanted, stride, apart.count);
    for (const { part, truth } of truths) known.set(parts[part]!, maskTruth(truth, own));
    if (!source) continue;
    const codes = own.map((one) => source.codes[one]!);
    columns.set(source.key, atCodes(source.values, codes));
  }
  return miniature(prepared, columns, wanted.length, known);
}
