/** Where two definitions part: stage by stage, and deal by deal. */
import { normalize } from '../../domain/criteria/text.ts';
import { OUTCOMES, type Outcome, type Sample } from '../../domain/sample/sample.ts';
import type { ByOutcome } from '../by-outcome.ts';
import { byNumber } from '../sample/order.ts';
import { type DealRow, dealRow } from '../simulate/deal-list.ts';
import { amountsOf } from '../simulate/summary.ts';
import { type Judged, passes } from './compare.ts';

/** Deals that get to one stage (and no further) by the one definition and to another by the other. */
export interface Cell {
  deals: number;
  byOutcome: ByOutcome;
  /** Money behind them; 0 where the sample has no amounts. */
  amount: number;
  /** Whether both definitions have it at a stage of the same name. */
  alike: boolean;
}

/** `cells[stage of left][stage of right]`. */
export type StageMatrix = Cell[][];

/** By the furthest stage under each of two definitions. */
export function crossStages(sample: Sample, left: Judged, right: Judged): StageMatrix {
  const money = amountsOf(sample);
  const matrix = left.definition.stages.map((here) =>
    right.definition.stages.map(
      (there): Cell => ({
        deals: 0,
        byOutcome: { won: 0, lost: 0, rejected: 0, open: 0 },
        amount: 0,
        alike: normalize(here.name) === normalize(there.name),
      }),
    ),
  );
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const cell = matrix[left.simulation.reached[deal]!]![right.simulation.reached[deal]!]!;
    cell.deals += 1;
    cell.byOutcome[OUTCOMES[sample.outcome[deal]!]!] += 1;
    cell.amount += money?.(deal) ?? 0;
  }
  return matrix;
}

/** Which deals of two definitions are meant. */
export type CrossQuery =
  /** That one lets pass at the stage of the verdict, and the other does not; of these outcomes, where they are named. */
  | { kind: 'parted'; outcomes?: readonly Outcome[] }
  /** That only one of them lets pass. */
  | { kind: 'only'; side: 'left' | 'right' }
  /** That one of them lets get so far and no further. */
  | { kind: 'stage'; side: 'left' | 'right'; stage: number }
  /** Of one cell of the matrix. */
  | { kind: 'cell'; left: number; right: number }
  /** A single one, whether or not they part over it. */
  | { kind: 'deal'; deal: number };

/** A deal as the one definition sees it, and where the other has it. */
export interface CrossRow extends DealRow {
  other: { reached: number; outBy: number; score: number };
}

/** The deals that are meant, by index: the most money first, then as the sample has them. */
export function listCrossing(sample: Sample, left: Judged, right: Judged, query: CrossQuery): Uint32Array {
  const money = amountsOf(sample);
  const kept: number[] = [];
  const wanted = query.kind === 'parted' ? query.outcomes : undefined;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (wanted && !wanted.includes(OUTCOMES[sample.outcome[deal]!]!)) continue;
    if (isMeant(left, right, query, deal)) kept.push(deal);
  }
  const deals = Uint32Array.from(kept);
  return money ? byNumber(deals, Float64Array.from(kept, money), true) : deals;
}

function isMeant(left: Judged, right: Judged, query: CrossQuery, deal: number): boolean {
  if (query.kind === 'cell') {
    return left.simulation.reached[deal] === query.left && right.simulation.reached[deal] === query.right;
  }
  if (query.kind === 'deal') return deal === query.deal;
  if (query.kind === 'stage') return { left, right }[query.side].simulation.reached[deal] === query.stage;
  const [here, there] = [passes(left, deal), passes(right, deal)];
  if (query.kind === 'parted') return here !== there;
  return query.side === 'left' ? here && !there : there && !here;
}

/** @param shown the sample as the screen may name it */
export function crossRow(
  sample: Sample,
  left: Judged,
  right: Judged,
  deal: number,
  shown = sample,
): CrossRow {
  const { reached, outBy, score } = right.simulation;
  return {
    ...dealRow(sample, left.simulation, deal, shown),
    other: { reached: reached[deal]!, outBy: outBy[deal]!, score: score[deal]! },
  };
}
