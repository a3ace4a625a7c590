import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { DealRow } from '#shared/engine/simulate/deal-list.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSummary } from '../../stores/simulation.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { NoDeals } from '../../ui/NoDeals.tsx';
import { NoDefinition } from '../../ui/NoDefinition.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { ByTab } from './ByTab.tsx';
import { DealList } from './DealList.tsx';
import { DealPanel } from './DealPanel.tsx';
import { finding, Purpose } from './Finding.tsx';
import { FunnelTab } from './FunnelTab.tsx';
import { LacksTab } from './LacksTab.tsx';
import { LeakTab } from './LeakTab.tsx';
import { MoneyTab } from './MoneyTab.tsx';
import { SimulatePage } from './SimulatePage.tsx';
import { useSimulate } from './simulate-state.ts';
import { WorkTab } from './WorkTab.tsx';

/** Where a definition would have put each of the real deals, and why. */
export function SimulateScreen() {
  const draft = useDraft();
  const summary = useSummary(draft?.id);
  const hasDeals = useWorkshop((state) => state.sample !== null);
  if (!draft || !summary) {
    return (
      <StepPage title="Simulate" purpose="See where this definition would have put each of your real deals.">
        {!hasDeals && (
          <NoDeals title="Nothing to simulate yet">
            Each of your deals will show up here: where this definition would have put it, and why.
          </NoDeals>
        )}
        {hasDeals && !draft && <NoDefinition />}
      </StepPage>
    );
  }
  return <Simulated key={draft.id} draft={draft} summary={summary} />;
}

function Simulated({ draft, summary }: { draft: Draft; summary: Summary }) {
  const [shown, setShown] = useState<DealRow | null>(null);
  const { selection, select, pointed, showAllDeals } = useScreen();
  const selected = selection?.kind === 'deal' ? selection.deal : null;

  // Deals that were counted by another definition, or by this one as it was before, say nothing of it now.
  const [counted, setCounted] = useState({ pointed, summary });
  if (counted.pointed !== pointed) setCounted({ pointed, summary });
  const isAsCounted = counted.pointed !== pointed || counted.summary === summary;
  const isOld = pointed?.query.among && (pointed.draft !== draft.id || !isAsCounted);
  useEffect(() => {
    if (isOld) showAllDeals();
  }, [isOld, showAllDeals]);

  const show = useCallback(
    (row: DealRow) => {
      setShown(row);
      select({ kind: 'deal', deal: row.deal });
    },
    [select],
  );

  return (
    <SimulatePage
      title={<Sentence of={finding(draft.definition, summary)} />}
      purpose={<Purpose definition={draft.definition} summary={summary} />}
      side={
        shown && selected === shown.deal ? <DealPanel key={shown.deal} row={shown} draft={draft} /> : null
      }
      tab={<ChosenTab draft={draft} summary={summary} />}
    >
      <DealList draft={draft} summary={summary} pointed={isOld ? null : pointed} onSelect={show} />
    </SimulatePage>
  );
}

function ChosenTab({ draft, summary }: { draft: Draft; summary: Summary }) {
  const tab = useSimulate((state) => state.tab);
  const { stage } = summary.verdict;
  switch (tab) {
    case 'funnel':
      return <FunnelTab definition={draft.definition} summary={summary} />;
    case 'by':
      return <ByTab draft={draft} stage={stage} />;
    case 'lacks':
      return <LacksTab draft={draft} stage={stage} />;
    case 'work':
      return <WorkTab draft={draft} stage={stage} />;
    case 'money':
      return <MoneyTab draft={draft} stage={stage} />;
    case 'leak':
      return <LeakTab draft={draft} stage={stage} />;
  }
}
