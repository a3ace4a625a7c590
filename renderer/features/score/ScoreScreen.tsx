import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { CriterionScope } from '../../ui/criterion/scope.ts';
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
  const draft = useDraft();
  const { list, open } = useOpenList();
  useEscape();
  const selected = useScreen((state) => (state.selection?.kind === 'rule' ? state.selection.id : null));
  if (!draft) return <NoDefinition />;
  const { definition } = draft;
  const rule = definition.scoring.rules.find((known) => known.id === selected);

  return (
    <CriterionScope.Provider value={{ definition, scores: false }}>
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
        side={
          rule ? (
            <RulePanel key={rule.id} rule={rule} />
          ) : list ? (
            <ListPanel definition={definition} />
          ) : (
            <ScorePanel scoring={definition.scoring} />
          )
        }
      >
        <Bar definition={definition} />
        <RuleList scoring={definition.scoring} checklist={definition.checklist} selected={selected} />
      </StepPage>
    </CriterionScope.Provider>
  );
}

type View = 'thresholds' | 'grid';

/** The bar that a lead has to clear: one score against thresholds, or two against one another. */
function Bar({ definition }: { definition: Definition }) {
  const [view, setView] = useState<View>('thresholds');
  return (
    <section aria-label="Thresholds" className={classes.card}>
      <SegmentedControl
        aria-label="How the bar is set"
        data={[
          { value: 'thresholds', label: 'Thresholds' },
          { value: 'grid', label: 'Grid of two scores' },
        ]}
        value={view}
        onChange={(chosen) => setView(chosen as View)}
      />
      {view === 'thresholds' ? <Thresholds definition={definition} /> : <ScoreGrid definition={definition} />}
    </section>
  );
}
