import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconArrowsSplit2, IconPlus, IconSquarePlus } from '@tabler/icons-react';
import { ReactFlowProvider } from '@xyflow/react';
import { useDeferredValue, useState } from 'react';
import { useDraft, usePart } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSummary } from '../../stores/simulation.ts';
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

type View = 'canvas' | 'list';

/** The stages and what moves a deal between them: as a drawing, or as a list for reading and the keyboard. */
export function FlowScreen() {
  const stages = usePart((definition) => definition.stages);
  const selection = useScreen((state) => state.selection);
  const [view, setView] = useState<View>('canvas');
  const list = useOpenList((state) => state.list);
  useEscape();
  useFlowKeys();
  if (!stages) return <NoDefinition />;

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
            onChange={(chosen) => setView(chosen as View)}
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
              {stages.map((stage, index) => (
                <Menu.Item
                  key={stage.id}
                  leftSection={<IconArrowsSplit2 size="1.125rem" />}
                  onClick={() => connect(stage.id, stages[index + 1]?.id ?? null)}
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
          <FlowPanel />
        ) : list ? (
          <ListPanel />
        ) : null
      }
    >
      <RemoveStage />
      <Flow view={view} />
    </StepPage>
  );
}

/** The flow follows as soon as there is time: neither the verdict nor whoever types a rule waits for it. */
function Flow({ view }: { view: View }) {
  const draft = useDraft();
  const definition = useDeferredValue(draft?.definition);
  const summary = useDeferredValue(useSummary(draft?.id));
  if (!definition) return null;
  if (view === 'list') return <FlowList definition={definition} summary={summary} />;
  return (
    <ReactFlowProvider>
      <FlowCanvas definition={definition} summary={summary} />
    </ReactFlowProvider>
  );
}
