import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useDraft, usePart } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { FindingsBadge } from '../../ui/FindingsBadge.tsx';
import { ListPanel } from '../../ui/lists/ListPanel.tsx';
import { useOpenList } from '../../ui/lists/open-list.ts';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { useEscape } from '../../ui/useEscape.ts';
import { addRule } from './edits.ts';
import { RuleList } from './RuleList.tsx';
import { RulePanel } from './RulePanel.tsx';
import { ScoreGrid } from './ScoreGrid.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import classes from './Thresholds.module.css';
import { Thresholds } from './Thresholds.tsx';

/** The scoring model: rules with their points, and the bars that scores have to clear. */
export function ScoreScreen() {
  const isThere = usePart(() => true);
  const open = useOpenList((state) => state.open);
  useEscape();
  if (!isThere) return <NoDefinition />;
  return (
    <StepPage
      title="Score"
      purpose="Give points for who a lead is and what it does, and set the bar that counts."
      actions={
        <>
          <FindingsBadge />
          <Button variant="default" onClick={() => open('bands')}>
            Score bands
          </Button>
          <Button leftSection={<IconPlus size="1.125rem" />} onClick={() => addRule('fit')}>
            Rule
          </Button>
        </>
      }
      side={<Side />}
    >
      <Bar />
      <RuleList />
    </StepPage>
  );
}

/** The selected rule, else the list that was opened, else the limits. */
function Side() {
  const selected = useScreen((state) => (state.selection?.kind === 'rule' ? state.selection.id : null));
  const list = useOpenList((state) => state.list);
  const scoring = usePart((definition) => definition.scoring);
  const rule = scoring?.rules.find(({ id }) => id === selected);
  if (!scoring) return null;
  if (rule) return <RulePanel key={rule.id} rule={rule} groups={scoring.groups} />;
  return list ? <ListPanel /> : <ScorePanel categories={scoring.categories} total={scoring.total} />;
}

type View = 'thresholds' | 'grid';
const VIEWS = [
  { value: 'thresholds', label: 'Thresholds' },
  { value: 'grid', label: 'Grid of two scores' },
];

/** The bar that a lead has to clear: one score against thresholds, or two against one another. */
function Bar() {
  const [view, setView] = useState<View>('thresholds');
  return (
    <section aria-label="Thresholds" className={classes.card}>
      <SegmentedControl
        aria-label="How the bar is set"
        data={VIEWS}
        value={view}
        onChange={(chosen) => setView(chosen as View)}
      />
      <Shown view={view} />
    </section>
  );
}

function Shown({ view }: { view: View }) {
  const definition = useDraft()?.definition;
  if (!definition) return null;
  return view === 'thresholds' ? (
    <Thresholds definition={definition} />
  ) : (
    <ScoreGrid definition={definition} />
  );
}
