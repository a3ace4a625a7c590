/**
 * What kept deals from going on: the near misses and the missing data of the reference (`near-miss.ts`,
 * `firstDoubt`), read from what the engine keeps for each moment.
 */
import { NEAR } from '../../domain/classify/near-miss.ts';
import type { MissingData } from '../../domain/classify/result.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import { hasBit } from '../../domain/sample/sample.ts';
import type { Moments } from '../sample/moments.ts';
import { type Look, type MomentLooks, missingAt } from './moment-looks.ts';

/** A near miss, at whatever moment. */
export type Miss =
  | { transition: string; short: 'condition'; path: readonly number[] }
  | { transition: string; short: 'points'; points: number };

/*
 * How much is short, as one number that is the smaller the less it is: nothing, so many thousandths of a point, or
 * one condition, which weighs as much as the most points that are near, and comes before them. A condition is named by
 * its place among the conditions of its transition; of equals the first comes first.
 */
const PLACES = 2 ** 14;
const NOTHING = 0;
const POINT = 2 * PLACES;
const CONDITION = NEAR * POINT - PLACES;
const FAR = (NEAR + 1) * POINT;

const isPoints = (short: number): boolean => (short & (POINT - 1)) === 0;
/** Without the place. */
const weightOf = (short: number): number => short & -PLACES;

interface Onward {
  transition: string;
  look: Look;
  /** By place. */
  paths: (readonly number[])[];
  /** The weight of the least that can be short at all. */
  least: number;
}

export class Shortfalls {
  private readonly current: () => boolean;
  private readonly moments: Moments;
  private readonly since: Uint32Array;
  private readonly undecidedAt: Uint32Array;
  private readonly looks: Look[];
  /** By index of the stage. */
  private readonly onward: Onward[][];

  constructor(
    { stages, transitions }: Definition,
    moments: Moments,
    looks: MomentLooks,
    since: Uint32Array,
    undecidedAt: Uint32Array,
    current: () => boolean,
  ) {
    this.current = current;
    this.moments = moments;
    this.since = since;
    this.undecidedAt = undecidedAt;
    this.looks = transitions.map(({ when }) => looks.of(when));
    this.onward = stages.map((stage) =>
      transitions.flatMap(({ id, kind, from }, i): Onward[] => {
        if (from !== stage.id || (kind !== 'advance' && kind !== 'fastTrack')) return [];
        const look = this.looks[i]!;
        return [
          { transition: id, look, paths: pathsOf(look), least: asksForScore(look) ? POINT : CONDITION },
        ];
      }),
    );
  }

  /** Whether nothing else was simulated since. If something was, ask for shortfalls anew. */
  get isCurrent(): boolean {
    return this.current();
  }

  /** How far the deal was, at its best moment, from going on from the stage at which it stands; null where it was far. */
  nearMiss(deal: number, stage: number): Miss | null {
    const onward = this.onward[stage]!;
    const end = this.moments.first[deal + 1]!;
    let least = FAR;
    let of = 0;
    let enough = FAR;
    for (let i = 0; i < onward.length; i += 1) enough = Math.min(enough, onward[i]!.least);
    for (let moment = this.since[deal]!; moment < end && weightOf(least) > enough; moment += 1) {
      for (let i = 0; i < onward.length; i += 1) {
        const short = shortOf(onward[i]!.look, 'true', deal, moment);
        // Of equals the earlier moment's stays. Nothing is short where the way led to where it had just been.
        if (short === NOTHING || weightOf(short) >= weightOf(least)) continue;
        least = short;
        of = i;
      }
    }
    if (least === FAR) return null;
    const { transition, paths } = onward[of]!;
    if (isPoints(least)) return { transition, short: 'points', points: least / POINT };
    return { transition, short: 'condition', path: paths[least - CONDITION]! };
  }

  /** The data that the transition by which the deal was first undecided lacked then. */
  missing(deal: number, transition: number): MissingData[] {
    return missingAt(this.looks[transition]!, deal, this.undecidedAt[deal]!);
  }
}

function pathsOf(look: Look): (readonly number[])[] {
  if (look.kind === 'data') return [look.path];
  return look.kind === 'score' ? [] : look.parts.flatMap(pathsOf);
}

function asksForScore(look: Look): boolean {
  return look.kind === 'score' || (look.kind !== 'data' && look.parts.some(asksForScore));
}

/** The least that was short for a criterion to be as wanted at a moment. */
function shortOf(look: Look, wanted: 'true' | 'false', deal: number, moment: number): number {
  if (look.kind === 'data') {
    const { isTrue, isUnknown } = look.masks;
    const isAsWanted =
      wanted === 'true' ? hasBit(isTrue, moment) : !hasBit(isTrue, moment) && !hasBit(isUnknown, moment);
    return isAsWanted ? NOTHING : CONDITION + look.place;
  }
  if (look.kind === 'score') {
    const points = look.scores.points[moment]!;
    const { from, to } = look.bounds(deal, moment);
    const inside = points >= from && points <= to;
    if (inside === (wanted === 'true')) return NOTHING;
    const short = inside
      ? Math.min(points - from, to - points) + 1
      : Math.max(0, from - points) + Math.max(0, points - to);
    return short > NEAR ? FAR : short * POINT;
  }
  const needed = look.needed[wanted];
  const wantedOfParts = look.kind === 'none' ? (wanted === 'true' ? 'false' : 'true') : wanted;
  return shortOfParts(look.parts, needed, wantedOfParts, deal, moment);
}

/** The least that was short for so many of the parts. */
function shortOfParts(
  parts: readonly Look[],
  needed: number,
  wanted: 'true' | 'false',
  deal: number,
  moment: number,
): number {
  if (needed > parts.length) return FAR;
  if (needed === parts.length) {
    let sum = NOTHING;
    for (let i = 0; i < parts.length && sum < FAR; i += 1) {
      sum = together(sum, shortOf(parts[i]!, wanted, deal, moment));
    }
    return sum;
  }
  if (needed === 1) {
    let least = FAR;
    for (let i = 0; i < parts.length && least > NOTHING; i += 1) {
      least = Math.min(least, shortOf(parts[i]!, wanted, deal, moment));
    }
    return least;
  }
  return parts
    .map((part) => shortOf(part, wanted, deal, moment))
    .sort((a, b) => a - b)
    .slice(0, needed)
    .reduce(together, NOTHING);
}

/** Points add up; a condition with anything else is far. */
function together(one: number, other: number): number {
  if (one === NOTHING) return other;
  if (other === NOTHING) return one;
  return isPoints(one) && isPoints(other) ? Math.min(one + other, FAR) : FAR;
}
