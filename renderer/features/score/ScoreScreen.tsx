import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { newId } from '#shared/domain/definition/edit.ts';
import type { Category, Rule } from '#shared/domain/definition/schema.ts';
import { useDefinitions, useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { CriterionScope } from '../../ui/criterion/scope.ts';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { RuleList } from './RuleList.tsx';
import { RulePanel } from './RulePanel.tsx';
import { ScorePanel } from './ScorePanel.tsx';
import { Thresholds } from './Thresholds.tsx';

/** The scoring model: rules with their points, and the bars that scores have to clear. */
export function ScoreScreen() {
  const draft = useDraft();
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
          <Button leftSection={<IconPlus size="1.125rem" />} onClick={() => addRule('fit')}>
            Rule
          </Button>
        }
        side={rule ? <RulePanel key={rule.id} rule={rule} /> : <ScorePanel definition={definition} />}
      >
        <Thresholds definition={definition} />
        <RuleList rules={definition.scoring.rules} selected={selected} onAdd={addRule} />
      </StepPage>
    </CriterionScope.Provider>
  );
}

/** Adds a rule to the definition that is being edited and opens it. */
function addRule(category: Category): void {
  const { edit, drafts, selected } = useDefinitions.getState();
  const rules = drafts.find((draft) => draft.id === selected)?.definition.scoring.rules ?? [];
  const rule: Rule = {
    id: newId('rule', rules),
    name: 'New rule',
    category,
    when: { kind: 'all', of: [] },
    points: category === 'negative' ? -10 : 10,
  };
  edit('New rule', (definition) => {
    definition.scoring.rules.push(rule);
  });
  useScreen.getState().select({ kind: 'rule', id: rule.id });
}
