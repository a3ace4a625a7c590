/** Sets of deals, as bit masks. */
import type { Shows } from '../../domain/lint/finding.ts';
import { type Bitmap, newBitmap, OUTCOMES, type Sample, setBit } from '../../domain/sample/sample.ts';
import type { Looked } from './finding.ts';

/** The deals that `isIn`. */
export function dealsWhere({ deals }: Pick<Sample, 'deals'>, isIn: (deal: number) => boolean): Bitmap {
  const mask = newBitmap(deals);
  for (let deal = 0; deal < deals; deal++) if (isIn(deal)) setBit(mask, deal);
  return mask;
}

/** How many deals are set. */
export function countOf(mask: Bitmap): number {
  let count = 0;
  for (let word of mask) for (; word !== 0; word &= word - 1) count++;
  return count;
}

export const both = (a: Bitmap, b: Bitmap): Bitmap => a.map((word, i) => word & b[i]!);

/** The deals that get to a stage, by id, or further. */
export function reaching({ definition, sample, simulation }: Looked, stage: string): Bitmap {
  const index = definition.stages.findIndex(({ id }) => id === stage);
  return dealsWhere(sample, (deal) => simulation.reached[deal]! >= index);
}

/** The deals that a finding of the definition alone speaks of. */
export function dealsShown(looked: Looked, { reaches, outcomes }: Shows): Bitmap {
  const { sample } = looked;
  const parts = [
    ...(reaches === undefined ? [] : [reaching(looked, reaches)]),
    ...(outcomes === undefined
      ? []
      : [dealsWhere(sample, (deal) => outcomes.includes(OUTCOMES[sample.outcome[deal]!]!))]),
  ];
  return parts.reduce(
    both,
    dealsWhere(sample, () => true),
  );
}
