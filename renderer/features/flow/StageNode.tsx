import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { memo, type SyntheticEvent, useContext } from 'react';
import type { Stage } from '#shared/domain/definition/schema.ts';
import { usePart } from '../../stores/definitions.ts';
import { OWNER_LABEL, OwnerMarks } from '../../ui/owners.tsx';
import { connect } from './edits.ts';
import classes from './FlowCanvas.module.css';
import { StageSummaries } from './flow-counts.ts';
import { StageCounts } from './StageCounts.tsx';

export type StageNodeType = Node<{ stage: Stage; collapsed: boolean }, 'stage'>;

/** A stage as a card: whose it is, its name, its meaning and deadline, and the deals that come and go. */
export const StageNode = memo(function StageNode({ data, selected }: NodeProps<StageNodeType>) {
  const { stage, collapsed } = data;
  return (
    <div
      className={classes.stage}
      data-selected={selected || undefined}
      data-collapsed={collapsed || undefined}
      data-owner={stage.owner ?? undefined}
    >
      <Handle type="target" position={Position.Left} />
      {!collapsed && (
        <div className={classes.stageHead}>
          <OwnerMarks owner={stage.owner} size={16} />
          <span className={classes.owner}>{stage.owner ? OWNER_LABEL[stage.owner] : 'No owner'}</span>
          {stage.slaHours !== null && <span className={classes.deadline}>{deadline(stage.slaHours)}</span>}
        </div>
      )}
      <div className={classes.stageName}>{stage.name}</div>
      {!collapsed && <p className={classes.meaning}>{stage.meaning}</p>}
      <OwnCounts stage={stage.id} brief={collapsed} />
      <ConnectMenu stage={stage} />
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

function OwnCounts({ stage, brief }: { stage: string; brief: boolean }) {
  return <StageCounts counts={useContext(StageSummaries).get(stage)} brief={brief} />;
}

const ignore = (event: SyntheticEvent) => event.stopPropagation();

/** Draws an arrow from a stage without a mouse. */
function ConnectMenu({ stage }: { stage: Stage }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is done in the menu is not done to the card
    <div onClick={ignore} onKeyDown={ignore} role="presentation">
      <Menu position="right-start" width={280} withinPortal>
        <Menu.Target>
          <ActionIcon
            className={`${classes.connect} nodrag nopan`}
            variant="default"
            size={34}
            aria-label={`Connect ${stage.name} to…`}
          >
            <IconArrowsSplit2 size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Arrow from {stage.name} to</Menu.Label>
          <OtherStages stage={stage} />
          <Menu.Item onClick={() => connect(stage.id, null)}>Out, with a reason</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function OtherStages({ stage }: { stage: Stage }) {
  const stages = usePart((definition) => definition.stages) ?? [];
  return stages
    .filter(({ id }) => id !== stage.id)
    .map(({ id, name }) => (
      <Menu.Item key={id} onClick={() => connect(stage.id, id)}>
        {name}
      </Menu.Item>
    ));
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
