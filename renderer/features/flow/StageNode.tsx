import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { Stage } from '#shared/domain/definition/schema.ts';
import { OWNER_LABEL, OwnerMarks } from '../../ui/owners.tsx';
import classes from './FlowCanvas.module.css';
import { StageCounts } from './StageCounts.tsx';

export type StageNodeType = Node<{ stage: Stage; index: number }, 'stage'>;

/** A stage as a card: whose it is, its name, its deadline, and the deals that get here. */
export function StageNode({ data: { stage, index }, selected }: NodeProps<StageNodeType>) {
  return (
    <div
      className={classes.stage}
      data-selected={selected || undefined}
      data-owner={stage.owner ?? undefined}
    >
      <Handle type="target" position={Position.Left} />
      <div className={classes.stageHead}>
        <OwnerMarks owner={stage.owner} size={16} />
        <span className={classes.owner}>{stage.owner ? OWNER_LABEL[stage.owner] : 'No owner yet'}</span>
        {stage.slaHours !== null && <span className={classes.deadline}>{deadline(stage.slaHours)}</span>}
      </div>
      <div className={classes.stageName}>{stage.name}</div>
      <StageCounts stage={index} />
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

/** `4 h`, `2 d`. */
const deadline = (hours: number) => (hours >= 48 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`);

/** Where disqualified deals go. */
export function OutNode() {
  return (
    <div className={classes.out}>
      <Handle type="target" position={Position.Top} />
      Out, with a reason
    </div>
  );
}
