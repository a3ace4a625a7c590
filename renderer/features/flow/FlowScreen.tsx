import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconArrowsSplit2, IconPlus, IconSquarePlus } from '@tabler/icons-react';
import { ReactFlowProvider } from '@xyflow/react';
import { useDeferredValue, useState } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { FindingsBadge } from '../../ui/FindingsBadge.tsx';
import { ListPanel } from '../../ui/lists/ListPanel.tsx';
import { ListsMenu } from '../../ui/lists/ListsMenu.tsx';
import { useOpenList } from '../../ui/lists/open-list.ts';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { useEscape } from '../../ui/useEscape.ts';
import { addStage, connect } from './edits.ts';
import { FlowCanvas } from './FlowCanvas.tsx';
import { FlowList } from './FlowList.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { RemoveStage } from './RemoveStage.tsx';
import { useFlowKeys } from './useFlowKeys.ts';

/** The stages and what moves a deal between them: as a drawing, or as a list for reading and the keyboard. */
export function FlowScreen() {
  const draft = useDraft();
  const selection = useScreen((state) => state.selection);
  const [view, setView] = useState<'canvas' | 'list'>('canvas');
  const list = useOpenList((state) => state.list);
  useEscape();
  useFlowKeys(draft?.definition);
  if (!draft) return <NoDefinition />;
  const { definition } = draft;

  return (
    <StepPage
      title="Flow"
      purpose="Draw the stages and what moves a lead forward, back and out."
      actions={
        <>
          <FindingsBadge />
          <SegmentedControl
            aria-label="How the flow is shown"
            data={[
              { value: 'canvas', label: 'Canvas' },
              { value: 'list', label: 'List' },
            ]}
            value={view}
            onChange={(chosen) => setView(chosen as 'canvas' | 'list')}
          />
          <ListsMenu lists={['checklist', 'reasons', 'bands']} />
          <Menu position="bottom-end" width={320}>
            <Menu.Target>
              <Button leftSection={<IconPlus size="1.125rem" />}>Add</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconSquarePlus size="1.125rem" />} onClick={addStage}>
                Stage at the end
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>Arrow from</Menu.Label>
              {definition.stages.map((stage, index) => (
                <Menu.Item
                  key={stage.id}
                  leftSection={<IconArrowsSplit2 size="1.125rem" />}
                  onClick={() => connect(stage.id, definition.stages[index + 1]?.id ?? null)}
                >
                  {stage.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </>
      }
      side={
        selection?.kind === 'stage' || selection?.kind === 'transition' ? (
          <FlowPanel definition={definition} />
        ) : list ? (
          <ListPanel definition={definition} />
        ) : null
      }
    >
      <RemoveStage definition={definition} />
      {view === 'canvas' ? (
        <ReactFlowProvider>
          <Drawing definition={definition} />
        </ReactFlowProvider>
      ) : (
        <FlowList definition={definition} />
      )}
    </StepPage>
  );
}

/** The drawing follows as soon as there is time: whoever types a rule must not wait for it. */
function Drawing({ definition }: { definition: Definition }) {
  const drawn = useDeferredValue(definition);
  return <FlowCanvas definition={drawn} />;
}
