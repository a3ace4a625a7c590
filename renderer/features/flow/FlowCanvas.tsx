import '@xyflow/react/dist/style.css';
import {
  type Connection,
  Controls,
  MiniMap,
  type Node,
  type NodeChange,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSummary } from '../../stores/simulation.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { KIND_LABEL } from '../../ui/words.ts';
import { Arrow, type ArrowEdge } from './Arrow.tsx';
import { arrowWords } from './arrow-words.ts';
import { connect, moveStageTo } from './edits.ts';
import classes from './FlowCanvas.module.css';
import { useFlow } from './flow-state.ts';
import { type FlowLayout, layoutFlow } from './layout.ts';
import { OutNode, StageNode, type StageNodeType } from './StageNode.tsx';
import type { Box } from './shapes.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { viewOf } from './view.ts';

const NODE_TYPES = { stage: StageNode, out: OutNode };
const EDGE_TYPES = { arrow: Arrow };
const OUT = 'out';

/** The flow as a drawing: choose by click or Tab and Enter, reorder and connect by dragging or by keys. */
export function FlowCanvas({ definition }: { definition: Definition }) {
  const { selection, select } = useScreen();
  const collapsed = useFlow((state) => state.collapsed);
  const fields = useWorkshop((state) => state.sample?.fields);
  const layout = useMemo(() => {
    const names = namesFor(definition, fields);
    return layoutFlow(definition, { words: (transition) => arrowWords(transition, names), collapsed });
  }, [definition, fields, collapsed]);
  const { dragged, onNodesChange, onNodeDragStop } = useReordering(definition, layout);
  const whole = useView(
    layout,
    selection?.kind === 'stage' || selection?.kind === 'transition' ? selection.id : null,
  );
  const keys = useCanvasKeys(definition);
  const canvas = useRef<HTMLDivElement>(null);

  const nodes = useMemo((): Node[] => {
    const stages = definition.stages.map((stage, index): StageNodeType => {
      const { x, y, width, height } = layout.stages.get(stage.id)!;
      return {
        id: stage.id,
        type: 'stage',
        position: { x: dragged?.id === stage.id ? dragged.x : x, y },
        zIndex: dragged?.id === stage.id ? 10 : 0,
        width,
        height,
        selected: selection?.kind === 'stage' && selection.id === stage.id,
        data: { stage, index, stages: definition.stages, collapsed: collapsed.has(stage.id) },
        ariaLabel: `Stage ${stage.name}`,
      };
    });
    const { x, y, width, height } = layout.out;
    const out: Node = {
      id: OUT,
      type: 'out',
      position: { x, y },
      width,
      height,
      selectable: false,
      draggable: false,
      focusable: false,
      data: {},
    };
    return [...stages, out];
  }, [definition, layout, selection, collapsed, dragged]);

  return (
    <div ref={canvas} className={classes.canvas} onKeyDownCapture={keys}>
      <ReactFlow
        nodes={nodes}
        edges={useArrows(definition, layout)}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        deleteKeyCode={null}
        nodeDragThreshold={6}
        minZoom={0.2}
        maxZoom={1.6}
        onNodeClick={(_, node) => node.id !== OUT && select({ kind: 'stage', id: node.id })}
        onEdgeClick={(_, edge) => select({ kind: 'transition', id: edge.id })}
        onNodesChange={onNodesChange}
        onNodeDragStop={onNodeDragStop}
        onPaneClick={() => select(null)}
        onConnect={({ source, target }: Connection) => connect(source, target === OUT ? null : target)}
        connectionRadius={60}
        onMoveStart={() => canvas.current?.setAttribute('data-moving', '')}
        onMoveEnd={() => canvas.current?.removeAttribute('data-moving')}
        proOptions={{ hideAttribution: true }}
        aria-label="The flow of stages"
      >
        <Controls
          position="bottom-right"
          orientation="horizontal"
          showInteractive={false}
          fitViewOptions={{ padding: 0.04, maxZoom: 1.1 }}
        />
        {!whole && definition.stages.length > 8 && (
          <MiniMap
            position="top-right"
            pannable
            zoomable
            className={classes.map}
            nodeColor="var(--edge)"
            maskColor="var(--map-mask)"
            ariaLabel="Overview of the flow"
          />
        )}
      </ReactFlow>
    </div>
  );
}

/** The arrows with the deals that took them. */
function useArrows(definition: Definition, layout: FlowLayout): ArrowEdge[] {
  const selection = useScreen((state) => state.selection);
  const summary = useSummary(useDefinitions((state) => state.selected));
  const fields = useWorkshop((state) => state.sample?.fields);
  return useMemo(() => {
    const names = namesFor(definition, fields);
    const all = summary ? sumOf(summary.deals) : 0;
    const taken = new Map(summary?.transitions.map(({ transition, byOutcome }) => [transition, byOutcome]));
    return layout.arrows.map((place): ArrowEdge => {
      const { id, from } = place.transition;
      const deals = taken.get(id);
      return {
        id,
        type: 'arrow',
        source: from,
        target: place.transition.kind === 'disqualify' ? OUT : place.transition.to,
        selected: selection?.kind === 'transition' && selection.id === id,
        data: {
          place,
          text: arrowWords(place.transition, names),
          words: `${KIND_LABEL[place.transition.kind]}: ${describeCriterion(place.transition.when, names)}`,
          deals,
          share: deals && all > 0 ? sumOf(deals) / all : 0,
        },
        focusable: false,
      };
    });
  }, [definition, fields, layout, selection, summary]);
}

const sumOf = (deals: { won: number; lost: number; rejected: number; open: number }) =>
  deals.won + deals.lost + deals.rejected + deals.open;

/** Cards are put elsewhere in the order by dragging them along their line. */
function useReordering(definition: Definition, layout: FlowLayout) {
  const [dragged, setDragged] = useState<{ id: string; x: number } | null>(null);
  const select = useScreen((state) => state.select);
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      for (const change of changes) {
        if (change.type === 'position' && change.dragging && change.position) {
          setDragged({ id: change.id, x: change.position.x });
        }
        // Enter on a focused card selects it.
        if (change.type === 'select' && change.selected && change.id !== OUT)
          select({ kind: 'stage', id: change.id });
      }
    },
    [select],
  );
  const onNodeDragStop = useCallback(
    (_: unknown, node: Node) => {
      setDragged(null);
      const centre = (box: Box) => box.x + box.width / 2;
      const here = node.position.x + (node.width ?? 0) / 2;
      const before = definition.stages.filter(
        ({ id }) => id !== node.id && centre(layout.stages.get(id)!) < here,
      ).length;
      moveStageTo(node.id, before);
    },
    [definition, layout],
  );
  return { dragged, onNodesChange, onNodeDragStop };
}

/** Keeps the flow in sight, readable, around what is selected; whether all of it is. */
function useView(layout: FlowLayout, focus: string | null): boolean {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const presentation = useScreen((state) => state.presentation);
  const shape = JSON.stringify(layout.bounds);
  // Where the focus is matters at the time it is chosen only: what is typed about it must not move the drawing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const view = useMemo(() => {
    const bounds: Box = JSON.parse(shape);
    const box = focus
      ? (layout.stages.get(focus) ?? layout.arrows.find(({ transition }) => transition.id === focus)?.label)
      : undefined;
    return viewOf(bounds, { width, height }, presentation ? 1.25 : 1, box);
  }, [shape, width, height, presentation, focus]);
  useEffect(() => {
    if (width > 0) setViewport(view);
  }, [view, width, setViewport]);
  return view.whole;
}
