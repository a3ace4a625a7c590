/** The cards and arrows of a flow as React Flow takes them. */
import type { Node } from '@xyflow/react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { ArrowEdge } from './Arrow.tsx';
import type { ArrowWords } from './arrow-words.ts';
import type { FlowLayout } from './layout.ts';
import type { StageNodeType } from './StageNode.tsx';

/** Id of the card that stands for the way out. */
export const OUT = 'out';

interface NodesGiven {
  /** Id of the selected stage. */
  selected: string | null;
  collapsed: ReadonlySet<string>;
  /** The card that is being dragged, and where it is. */
  dragged: { id: string; x: number } | null;
}

/** A card for each stage, and one for the way out. */
export function nodesOf(
  definition: Definition,
  layout: FlowLayout,
  { selected, collapsed, dragged }: NodesGiven,
): Node[] {
  const stages = definition.stages.map((stage): StageNodeType => {
    const { x, y, width, height } = layout.stages.get(stage.id)!;
    const isDragged = dragged?.id === stage.id;
    return {
      id: stage.id,
      type: 'stage',
      position: { x: isDragged ? dragged.x : x, y },
      zIndex: isDragged ? 10 : 0,
      ...sized(width, height),
      selected: stage.id === selected,
      data: { stage, collapsed: collapsed.has(stage.id) },
      ariaLabel: `Stage ${stage.name}`,
    };
  });
  const { x, y, width, height } = layout.out;
  const out: Node = {
    id: OUT,
    type: 'out',
    position: { x, y },
    ...sized(width, height),
    selectable: false,
    draggable: false,
    focusable: false,
    data: {},
  };
  return [...stages, out];
}

/** Said to be measured already: else React Flow takes out all arrows after each edit, and draws them again. */
const sized = (width: number, height: number) => ({ width, height, measured: { width, height } });

interface EdgesGiven {
  /** Id of the selected transition. */
  selected: string | null;
  /** By transition. */
  words: ReadonlyMap<string, ArrowWords>;
}

export const edgesOf = (layout: FlowLayout, { selected, words }: EdgesGiven): ArrowEdge[] =>
  layout.arrows.map((place): ArrowEdge => {
    const { transition } = place;
    return {
      id: transition.id,
      type: 'arrow',
      source: transition.from,
      target: transition.kind === 'disqualify' ? OUT : transition.to,
      selected: transition.id === selected,
      data: { place, words: words.get(transition.id)! },
      focusable: false,
    };
  });
