/**
 * Who goes where, as a picture: the stages of two definitions in two columns, and bands between them as thick as the
 * deals that go there are many (H. R. Sankey, Minutes of Proceedings of the Institution of Civil Engineers 134, 1898).
 */
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { StageMatrix } from '#shared/engine/compare/crossing.ts';

export type FlowSide = 'left' | 'right';

/** A stage at which deals end up by one of the definitions. */
export interface FlowStage {
  side: FlowSide;
  stage: number;
  name: string;
  deals: number;
  /** Its top, and how high it is. */
  y: number;
  height: number;
}

/** Deals that get to one stage by the left definition and to another by the right. */
export interface FlowBand {
  left: number;
  right: number;
  deals: number;
  alike: boolean;
  /** The side that takes them further. */
  further: FlowSide;
  /** Its middle where it begins and where it ends, and how thick it is. */
  from: number;
  to: number;
  thick: number;
}

export interface Flow {
  stages: FlowStage[];
  bands: FlowBand[];
}

/** Stages without deals are left out. All lies between 0 and `height`; `gap` is what lies between two stages. */
export function flowOf(
  left: Definition,
  right: Definition,
  matrix: StageMatrix,
  { height, gap }: { height: number; gap: number },
): Flow {
  const ours = columnOf('left', left, (stage) => matrix[stage]!.map(({ deals }) => deals));
  const theirs = columnOf('right', right, (stage) => matrix.map((row) => row[stage]!.deals));
  const all = ours.reduce((sum, { deals }) => sum + deals, 0);
  const gaps = Math.max(ours.length, theirs.length, 1) - 1;
  const perDeal = all === 0 ? 0 : (height - gaps * gap) / all;
  for (const column of [ours, theirs]) stack(column, perDeal, gap);

  // Bands lie in a stage in the order in which they come, which is that of the stages at their other ends.
  const next = new Map([...ours, ...theirs].map(({ side, stage, y }) => [`${side} ${stage}`, y]));
  const middle = (side: FlowSide, stage: number, thick: number): number => {
    const y = next.get(`${side} ${stage}`)!;
    next.set(`${side} ${stage}`, y + thick);
    return y + thick / 2;
  };
  const share = (stage: number, { stages }: Definition) => stage / Math.max(1, stages.length - 1);
  const bands = matrix.flatMap((row, here) =>
    row.flatMap(({ deals, alike }, there): FlowBand[] => {
      if (deals === 0) return [];
      const thick = deals * perDeal;
      return [
        {
          left: here,
          right: there,
          deals,
          alike,
          further: share(here, left) > share(there, right) ? 'left' : 'right',
          from: middle('left', here, thick),
          to: middle('right', there, thick),
          thick,
        },
      ];
    }),
  );
  return { stages: [...ours, ...theirs], bands };
}

/** The stages of a side in their order, yet to be placed. */
const columnOf = (
  side: FlowSide,
  { stages }: Definition,
  dealsAt: (stage: number) => number[],
): FlowStage[] =>
  stages.flatMap(({ name }, stage) => {
    const deals = dealsAt(stage).reduce((sum, some) => sum + some, 0);
    return deals === 0 ? [] : [{ side, stage, name, deals, y: 0, height: 0 }];
  });

/** From the top down. */
function stack(column: FlowStage[], perDeal: number, gap: number): void {
  let y = 0;
  for (const one of column) {
    one.y = y;
    one.height = one.deals * perDeal;
    y += one.height + gap;
  }
}
