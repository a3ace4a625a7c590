/** Which candidates there is enough to say about, with what is true of each deal. */

import { type TouchpointKind, touchpointKinds } from '../sample/touchpoint-kinds.ts';
import { type Band, bandsOf } from './bands.ts';
import type { Candidate, Scale } from './candidates.ts';
import { familyOf, fieldCandidates, scales, touchpointCandidates } from './candidates.ts';
import { type Ended, type Tally, tally } from './ended.ts';
import type { Truth } from './truth.ts';

/** Fewer deals with or without something than this, and nothing is said about it. */
export const LEAST_DEALS = 5;

/** Everything that could be asked of a sample, without a look at how its deals ended. */
export interface Questions {
  truth: Truth;
  candidates: Candidate[];
  scales: Scale[];
}

export function questionsOf(truth: Truth, corrections?: Readonly<Record<string, TouchpointKind>>): Questions {
  const { sample } = truth;
  const kinds = touchpointKinds(sample.touchpoints.types, corrections);
  return {
    truth,
    candidates: [...fieldCandidates(sample, LEAST_DEALS), ...touchpointCandidates(sample, kinds)],
    scales: scales(sample, kinds, (condition) => truth.measure(condition, null)),
  };
}

/** The same without those about the fields given. */
export function withoutFields(
  { truth, candidates, scales }: Questions,
  fields: ReadonlySet<string>,
): Questions {
  const families = new Set([...fields].map(familyOf));
  const stays = ({ family }: { family: string }) => !families.has(family);
  return { truth, candidates: candidates.filter(stays), scales: scales.filter(stays) };
}

export interface Finding {
  candidate: Candidate | Band;
  tally: Tally;
}

/** The candidates and the bands of numbers for which the deals given say anything. */
export function findings({ truth, candidates, scales }: Questions, ended: Ended): Finding[] {
  const bands = scales.flatMap((scale) => bandsOf(scale, ended, LEAST_DEALS));
  const seen = new Set<string>();
  return [...candidates, ...bands].flatMap((candidate): Finding[] => {
    const values = truth.of(candidate);
    const counts = tally(values, ended);
    const hits = counts.wonHits + counts.otherHits;
    const misses = counts.won + counts.others - hits;
    if (hits < LEAST_DEALS || misses < LEAST_DEALS) return [];
    if (candidate.kind === 'word') {
      // Words that stand in the same titles only are one finding.
      const same = `${candidate.family} ${fingerprint(values)}`;
      if (seen.has(same)) return [];
      seen.add(same);
    }
    return [{ candidate, tally: counts }];
  });
}

/** Equal for equal values, and hardly ever for others (FNV-1a, twice). */
function fingerprint(values: Uint8Array): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (const value of values) {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + 7), 0x01000193);
  }
  return `${a} ${b}`;
}
