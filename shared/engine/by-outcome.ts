/** Counts of deals by how they ended. */
import {
  type Bitmap,
  newBitmap,
  OUTCOMES,
  type Outcome,
  type Sample,
  setBit,
} from '../domain/sample/sample.ts';
import { bitsIn } from './criteria/masks.ts';

/** A number for each outcome. */
export type ByOutcome = Record<Outcome, number>;

/** Numbers in the order of `OUTCOMES`, by name. */
export const byOutcome = (numbers: ArrayLike<number>, from = 0): ByOutcome => ({
  won: numbers[from]!,
  lost: numbers[from + 1]!,
  rejected: numbers[from + 2]!,
  open: numbers[from + 3]!,
});

/** Deals of all outcomes. */
export const sumOf = ({ won, lost, rejected, open }: ByOutcome): number => won + lost + rejected + open;

/** Whether their conversion can be held against what is usual: where all that ended were won, it is no funnel's. */
export const isFunnel = ({ won, lost, rejected }: ByOutcome): boolean => won === 0 || lost + rejected > 0;

const masksBySample = new WeakMap<Sample, Bitmap[]>();

/** For each outcome, in the order of `OUTCOMES`, the deals that ended so. */
function outcomeMasks(sample: Sample): Bitmap[] {
  const known = masksBySample.get(sample);
  if (known) return known;
  const masks = OUTCOMES.map(() => newBitmap(sample.deals));
  for (let deal = 0; deal < sample.deals; deal += 1) setBit(masks[sample.outcome[deal]!]!, deal);
  masksBySample.set(sample, masks);
  return masks;
}

/** How many deals of each outcome are set in a mask over the sample's deals, counted 32 at a time. */
export function countMask(mask: Bitmap, sample: Sample): ByOutcome {
  const masks = outcomeMasks(sample);
  const counts = new Uint32Array(OUTCOMES.length);
  for (let index = 0; index < mask.length; index += 1) {
    const word = mask[index]!;
    if (word === 0) continue;
    for (let i = 0; i < counts.length; i += 1) counts[i]! += bitsIn(word & masks[i]![index]!);
  }
  return byOutcome(counts);
}
