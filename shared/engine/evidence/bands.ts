/** Numbers cut where the outcomes turn. */
import { cutPlaces, roundestAbove, type ValueCount } from '../../domain/statistics/cuts.ts';
import type { Candidate, Scale } from './candidates.ts';
import { countValues, type Ended } from './ended.ts';

/** A band, and how freely it was chosen: what a test of it has to make up for. */
export interface Band extends Candidate {
  /** The shares of deals between which cuts were tried. */
  tried: { low: number; high: number };
}

/** The bands between the cuts; of two halves, which say the same, the one that won deals are more often in. */
export function bandsOf(scale: Scale, ended: Ended, least: number): Band[] {
  const counts = countValues(scale.amounts, ended);
  const places = cutPlaces(counts, least);
  if (places.length === 0) return [];
  const total = counts.reduce((sum, { of }) => sum + of, 0);
  const tried = { low: least / total, high: 1 - least / total };
  const isWhole = counts.every(({ value }) => Number.isInteger(value));
  const { amounts: _, between, ...about } = scale;
  const edges = [0, ...places, counts.length];
  const bands = edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1]!;
    const low = from === 0 ? null : cutAt(counts, from);
    const high = to === counts.length ? null : endBefore(counts, to, isWhole);
    return {
      band: { ...about, condition: between(low, high), tried },
      share: wonShare(counts.slice(from, to)),
    };
  });
  if (bands.length === 2) bands.sort((a, b) => b.share - a.share).pop();
  return bands.map(({ band }) => band);
}

const cutAt = (counts: readonly ValueCount[], place: number): number =>
  roundestAbove(counts[place - 1]!.value, counts[place]!.value);

/** The end of the band before a cut; ends are included, so it can't be the cut itself. */
const endBefore = (counts: readonly ValueCount[], place: number, isWhole: boolean): number =>
  isWhole ? cutAt(counts, place) - 1 : counts[place - 1]!.value;

const wonShare = (counts: readonly ValueCount[]): number =>
  counts.reduce((sum, { hits }) => sum + hits, 0) / counts.reduce((sum, { of }) => sum + of, 0);
