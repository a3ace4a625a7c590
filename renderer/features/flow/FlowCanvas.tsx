import '@xyflow/react/dist/style.css';
import {
  Background,
  type Connection,
  Controls,
  type Node,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useScreen } from '../../stores/screen.ts';
import { Arrow, type ArrowEdge } from './Arrow.tsx';
import { connect } from './edits.ts';
import classes from './FlowCanvas.module.css';
import { layoutFlow, STAGE } from './layout.ts';
import { OutNode, StageNode, type StageNodeType } from './StageNode.tsx';

const NODE_TYPES = { stage: StageNode, out: OutNode };
const EDGE_TYPES = { arrow: Arrow };
const OUT = 'out';

/** The flow as a drawing: pan and zoom, choose by click or Tab and Enter, connect by dragging from a card's edge. */
export function FlowCanvas({ definition }: { definition: Definition }) {
  const { selection, select } = useScreen();
  const layout = useMemo(() => layoutFlow(definition), [definition]);
  const { fitView } = useReactFlow();

  const nodes = useMemo((): Node[] => {
    const stages = definition.stages.map(
      (stage, index): StageNodeType => ({
        id: stage.id,
        type: 'stage',
        position: layout.stages.get(stage.id)!,
        width: STAGE.width,
        height: STAGE.height,
        selected: selection?.kind === 'stage' && selection.id === stage.id,
        data: { stage, index },
        ariaLabel: `Stage ${stage.name}`,
      }),
    );
    if (!layout.out) return stages;
    const { x, y, width, height } = layout.out;
    return [
      ...stages,
      { id: OUT, type: 'out', position: { x, y }, width, height, selectable: false, data: {} },
    ];
  }, [definition, layout, selection]);

  const edges = useMemo(
    () =>
      layout.arrows.map(
        (place): ArrowEdge => ({
          id: place.transition.id,
          type: 'arrow',
          source: place.transition.from,
          target: place.transition.kind === 'disqualify' ? OUT : place.transition.to,
          selected: selection?.kind === 'transition' && selection.id === place.transition.id,
          data: { place, definition },
          focusable: false,
        }),
      ),
    [definition, layout, selection],
  );

  const width = useStore((state) => state.width);
  const shape = `${definition.stages.length}-${layout.arrows.length}-${layout.out?.y}-${width}`;
  useEffect(() => {
    if (shape) fitView({ padding: 0.06, maxZoom: 1.15 });
  }, [shape, fitView]);

  return (
    <div className={classes.canvas}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        deleteKeyCode={null}
        minZoom={0.3}
        maxZoom={1.6}
        fitView
        fitViewOptions={{ padding: 0.06, maxZoom: 1.15 }}
        onNodeClick={(_, node) => node.id !== OUT && select({ kind: 'stage', id: node.id })}
        onNodesChange={(changes) => {
          // Enter on a focused card selects it.
          for (const change of changes) {
            if (change.type === 'select' && change.selected && change.id !== OUT)
              select({ kind: 'stage', id: change.id });
          }
        }}
        onPaneClick={() => select(null)}
        onConnect={({ source, target }: Connection) => connect(source, target === OUT ? null : target)}
        proOptions={{ hideAttribution: true }}
        aria-label="The flow of stages"
      >
        <Background gap={28} size={1} color="var(--hairline)" />
        <Controls showInteractive={false} fitViewOptions={{ padding: 0.06, maxZoom: 1.15 }} />
      </ReactFlow>
    </div>
  );
}
