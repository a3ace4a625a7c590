import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { DealGroup, DealOrder, DealRow } from '#shared/engine/deal-list.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { useDraft } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSummary } from '../../stores/simulation.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { DealPanel } from './DealPanel.tsx';
import { DealTable } from './DealTable.tsx';
import { finding } from './finding.ts';
import { Groups } from './Groups.tsx';
import classes from './SimulateScreen.module.css';
import { StageChart } from './StageChart.tsx';
import { useDeals } from './useDeals.ts';

/** Where a definition would have put each of the real deals, and why. */
export function SimulateScreen() {
  const draft = useDraft();
  const summary = useSummary(draft?.id);
  if (!draft || !summary) {
    return (
      <StepPage title="Simulate" purpose="See where this definition would have put each of your real deals.">
        <EmptyState title="Nothing to simulate yet">
          Bring in deals under Evidence, and each of them shows up here: where this definition would have put
          it, and why.
        </EmptyState>
      </StepPage>
    );
  }
  return <Simulated key={draft.id} draft={draft} summary={summary} />;
}

function Simulated({ draft, summary }: { draft: Draft; summary: Summary }) {
  const { definition } = draft;
  const [group, setGroup] = useState<DealGroup | null>(null);
  const [reached, setReached] = useState<number | null>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<{ order: DealOrder; descending: boolean }>({
    order: 'peakScore',
    descending: true,
  });
  const [shown, setShown] = useState<DealRow | null>(null);
  const { selection, select, finding: focus, showDealsOf } = useScreen();
  const selected = selection?.kind === 'deal' ? selection.deal : null;

  const deals = useDeals(draft.id, {
    stage: summary.verdict.stage,
    ...(group && { group }),
    ...(reached !== null && { reached }),
    ...(search.trim() && { search }),
    ...(focus && { finding: focus.id }),
    ...sort,
  });
  const { title, purpose } = finding(definition, summary);

  return (
    <StepPage
      title={title}
      purpose={purpose}
      side={
        shown && selected === shown.deal ? (
          <DealPanel key={shown.deal} row={shown} definition={definition} />
        ) : null
      }
    >
      <Stack gap="md" className={classes.page}>
        <StageChart
          definition={definition}
          summary={summary}
          chosen={reached}
          onChoose={(stage) => setReached(stage === reached ? null : stage)}
        />
        {focus && (
          <Group gap="sm" wrap="nowrap" className={classes.focus}>
            <Text>Only the deals behind this finding: {focus.what}</Text>
            <Button variant="default" size="compact-sm" flex="none" onClick={() => showDealsOf(null)}>
              Show all deals
            </Button>
          </Group>
        )}
        <div className={classes.filters}>
          <Groups definition={definition} summary={summary} chosen={group} onChoose={setGroup} />
          <TextInput
            aria-label="Search deals"
            placeholder="Search deals"
            leftSection={<IconSearch size="1rem" />}
            value={search}
            onChange={({ currentTarget: { value } }) => setSearch(value)}
            className={classes.search}
          />
        </div>
        <DealTable
          definition={definition}
          deals={deals}
          order={sort.order}
          descending={sort.descending}
          selected={selected}
          onOrder={(order) =>
            setSort((now) =>
              now.order === order ? { order, descending: !now.descending } : { order, descending: true },
            )
          }
          onSelect={(row) => {
            setShown(row);
            select({ kind: 'deal', deal: row.deal });
          }}
        />
      </Stack>
    </StepPage>
  );
}
