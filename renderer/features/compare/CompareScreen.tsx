import { useEffect } from 'react';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { NoDeals } from '../../ui/NoDeals.tsx';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { Costs } from './Costs.tsx';
import { useCompare } from './compare-state.ts';
import { Disagreements } from './Disagreements.tsx';
import { Merge } from './Merge.tsx';
import { SideBySide } from './SideBySide.tsx';

const PAGES = { sideBySide: SideBySide, disagreements: Disagreements, merge: Merge, costs: Costs };

/** The definitions held against one another: totals, deals, clauses, and what their mistakes cost. */
export function CompareScreen() {
  const drafts = useDefinitions((state) => state.drafts.length);
  const hasSample = useWorkshop((state) => state.sample !== null);
  const tab = useCompare((state) => state.tab);
  const disputed = useScreen((state) => state.disputed);
  useEffect(() => {
    if (disputed === null) return;
    useCompare.setState({ tab: 'disagreements', query: { kind: 'deal', deal: disputed } });
  }, [disputed]);
  if (drafts < 2 || !hasSample) {
    return (
      <StepPage
        title="Compare"
        purpose="Hold the definitions side by side and open the deals on which they disagree."
      >
        {drafts === 0 ? (
          <NoDefinition />
        ) : hasSample ? (
          <EmptyState title="Nothing to compare yet">
            It takes two definitions to compare: add another one at the top.
          </EmptyState>
        ) : (
          <NoDeals title="Nothing to compare yet">
            The definitions will be held against one another here, by what each makes of your deals.
          </NoDeals>
        )}
      </StepPage>
    );
  }
  const Page = PAGES[tab];
  return <Page />;
}
