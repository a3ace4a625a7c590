/**
 * How far a criterion was from being true: the least that was short. A condition weighs as much as ten points,
 * so that the least is the same in whichever order it is looked for.
 */
import { type Evaluated, evaluate } from '../criteria/evaluate.ts';
import type { Combination, Criterion, Definition, Transition } from '../definition/schema.ts';
import { isCombination } from '../definition/walk.ts';
import type { Instant } from '../sample/sample.ts';
import type { ReplayedMoment } from './replay.ts';
import type { NearMiss } from './result.ts';

/** In whole thousandths: so many points short is still near. */
export const NEAR = 10_000;

/** One condition that would have to be otherwise. */
export interface ShortPart {
  /** Where it stands in the criterion: positions in `of`, from the outside in. */
  path: readonly number[];
  /** What it would have to be. */
  wanted: 'true' | 'false';
  /** For a score comparison: by how many thousandths of a point it is short; else null. */
  points: number | null;
}

/** What would have to be otherwise at one moment for a transition to be taken. */
export interface Shortfall {
  transition: string;
  at: Instant;
  parts: readonly ShortPart[];
}

/**
 * What a deal was short of for each `advance` and `fastTrack` from a stage, at each of some moments; those that it
 * could never take are left out. The least comes first; of equals, the one with the fewest points, then the earliest
 * moment, then the order of the definition.
 */
export function shortfalls(
  stage: string,
  moments: readonly ReplayedMoment[],
  definition: Definition,
): Shortfall[] {
  const onward = definition.transitions.filter(
    ({ from, kind }) => from === stage && (kind === 'advance' || kind === 'fastTrack'),
  );
  const found: Shortfall[] = [];
  for (const at of moments) {
    for (const transition of onward) {
      const shortfall = shortfallOf(transition, at, 'true');
      // Nothing is short where it was true, but led to a stage that was entered in this moment already.
      if (shortfall && shortfall.parts.length > 0) found.push(shortfall);
    }
  }
  return found.sort((a, b) => compareParts(a.parts, b.parts));
}

/** What would have to be otherwise at a moment for a transition to be as wanted; null where nothing would do. */
export function shortfallOf(
  { id, when }: Transition,
  { moment, scored }: Pick<ReplayedMoment, 'moment' | 'scored'>,
  wanted: 'true' | 'false',
): Shortfall | null {
  const parts = shortParts(when, evaluate(when, moment, scored), wanted, []);
  return parts && { transition: id, at: moment.at, parts };
}

/** The shortfall as a near miss; null where more than one condition, or more than ten points, were short. */
export function asNearMiss(shortfall: Shortfall | undefined): NearMiss | null {
  if (!shortfall || weight(shortfall.parts) > NEAR) return null;
  const { transition, at, parts } = shortfall;
  const { path, points } = parts[0]!;
  if (points === null) return { transition, at, short: 'condition', path };
  return { transition, at, short: 'points', path, points: pointsOf(parts) };
}

const pointsOf = (parts: readonly ShortPart[]): number =>
  parts.reduce((sum, { points }) => sum + (points ?? 0), 0);

/** How much is short, in whole thousandths of a point. */
export const weight = (parts: readonly ShortPart[]): number =>
  parts.reduce((sum, { points }) => sum + (points ?? NEAR), 0);

const compareParts = (a: readonly ShortPart[], b: readonly ShortPart[]): number =>
  weight(a) - weight(b) || pointsOf(a) - pointsOf(b);

/** The lightest set of conditions that would have to be otherwise; empty where none, null where none would do. */
function shortParts(
  criterion: Criterion,
  evaluated: Evaluated,
  wanted: 'true' | 'false',
  path: readonly number[],
): readonly ShortPart[] | null {
  if (evaluated.value === wanted) return [];
  if (!isCombination(criterion)) {
    return [{ path, wanted, points: scoreShort(evaluated, wanted) }];
  }
  const wantedOfParts = criterion.kind === 'none' ? opposite(wanted) : wanted;
  const parts = criterion.of.map((part, position) =>
    shortParts(part, evaluated.parts[position]!, wantedOfParts, [...path, position]),
  );
  return lightest(parts, partsNeeded(criterion, wanted));
}

/** How many parts of a combination must be as wanted for the whole to be as wanted. */
export function partsNeeded(criterion: Combination, wanted: 'true' | 'false'): number {
  const count = criterion.of.length;
  switch (criterion.kind) {
    case 'all':
      return wanted === 'true' ? count : 1;
    case 'any':
      return wanted === 'true' ? 1 : count;
    case 'none':
      return wanted === 'true' ? count : 1;
    case 'atLeast':
      return wanted === 'true' ? criterion.count : count - criterion.count + 1;
  }
}

/** The `needed` lightest of the alternatives, together. */
function lightest(
  alternatives: readonly (readonly ShortPart[] | null)[],
  needed: number,
): readonly ShortPart[] | null {
  const possible = alternatives.filter((parts) => parts !== null).sort(compareParts);
  return possible.length < needed ? null : possible.slice(0, needed).flat();
}

const opposite = (wanted: 'true' | 'false'): 'true' | 'false' => (wanted === 'true' ? 'false' : 'true');

/** How far a score is from lying within its bounds (or, where that is wanted, outside them). */
function scoreShort({ seen }: Evaluated, wanted: 'true' | 'false'): number | null {
  if (seen?.kind !== 'score') return null;
  const from = seen.from ?? Number.NEGATIVE_INFINITY;
  const to = seen.to ?? Number.POSITIVE_INFINITY;
  if (wanted === 'true') return Math.max(0, from - seen.points) + Math.max(0, seen.points - to);
  return Math.min(seen.points - from, to - seen.points) + 1;
}
