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
  ViewportPortal,
} from '@xyflow/react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { type Selection, useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { Arrow, ArrowLabels } from './Arrow.tsx';
import { connect, moveStageTo } from './edits.ts';
import { edgesOf, nodesOf, OUT } from './elements.ts';
import classes from './FlowCanvas.module.css';
import { SharesTaken, StageSummaries, stageSummariesOf, takenOf } from './flow-counts.ts';
import { useFlow } from './flow-state.ts';
import { type FlowLayout, layoutFlow } from './layout.ts';
import { OutNode, StageNode } from './StageNode.tsx';
import type { Box } from './shapes.ts';
import { useArrowWords } from './useArrowWords.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useKept } from './useKept.ts';
import { viewOf } from './view.ts';

const NODE_TYPES = { stage: StageNode, out: OutNode };
const EDGE_TYPES = { arrow: Arrow };

interface Props {
  definition: Definition;
  summary: Summary | undefined;
}

/** The flow as a drawing: choose by click or Tab and Enter, reorder and connect by dragging or by keys. */
export const FlowCanvas = memo(function FlowCanvas({ definition, summary }: Props) {
  const { selection, select } = useScreen();
  const [selectedStage, selectedArrow] = [idOf(selection, 'stage'), idOf(selection, 'transition')];
  const collapsed = useFlow((state) => state.collapsed);
  const fields = useWorkshop((state) => state.sample?.fields);
  const words = useArrowWords(definition, fields);
  const layout = useMemo(
    () => layoutFlow(definition, { words: ({ id }) => words.get(id)!.short, collapsed }),
    [definition, words, collapsed],
  );
  const { dragged, onNodesChange, onNodeDragStop } = useReordering(definition, layout);
  const whole = useView(layout, selectedStage ?? selectedArrow);
  const keys = useCanvasKeys(definition);
  const canvas = useRef<HTMLDivElement>(null);

  const nodes = useKept(
    useMemo(
      () => nodesOf(definition, layout, { selected: selectedStage, collapsed, dragged }),
      [definition, layout, selectedStage, collapsed, dragged],
    ),
  );
  const edges = useKept(
    useMemo(() => edgesOf(layout, { selected: selectedArrow, words }), [layout, selectedArrow, words]),
  );
  const summaries = useMemo(() => stageSummariesOf(summary), [summary]);
  const taken = useKept(useMemo(() => takenOf(summary), [summary]));
  const shares = useMemo(() => new Map(taken.map(({ id, share }) => [id, share])), [taken]);

  return (
    <div ref={canvas} className={classes.canvas} onKeyDownCapture={keys}>
      <StageSummaries value={summaries}>
        <SharesTaken value={shares}>
          <ReactFlow
            nodes={nodes}
            edges={edges}
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
            <Ground bounds={layout.bounds} />
            <ArrowLabels arrows={edges} taken={taken} />
            <Controls
              // Where nothing is drawn when all of the flow is in sight: labels begin over the middle of the first card.
              position="top-left"
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
        </SharesTaken>
      </StageSummaries>
    </div>
  );
});

/** Room for what is drawn around cards and arrows. */
const MARGIN = 40;

/**
 * The ground that everything is drawn on. With it, Chromium keeps the whole drawing as one layer; without, cards and
 * labels that lie far apart become a layer each, and to sort these anew takes half of each frame that the canvas moves.
 */
function Ground({ bounds: { x, y, width, height } }: { bounds: Box }) {
  return (
    <ViewportPortal>
      <div
        className={classes.ground}
        style={{
          left: x - MARGIN,
          top: y - MARGIN,
          width: width + 2 * MARGIN,
          height: height + 2 * MARGIN,
        }}
      />
    </ViewportPortal>
  );
}

const idOf = (selection: Selection | null, kind: 'stage' | 'transition'): string | null =>
  selection?.kind === kind ? selection.id : null;

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
