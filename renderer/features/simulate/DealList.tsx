import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { DealRow } from '#shared/engine/simulate/deal-list.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { type Pointed, useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { count, plural } from '../../ui/numbers.ts';
import { YoungDealsLink } from '../../ui/YoungDealsLink.tsx';
import { DealTable, MOST_ROWS } from './DealTable.tsx';
import { Groups } from './Groups.tsx';
import { useListed } from './questions.ts';
import classes from './simulate.module.css';
import { useSimulate } from './simulate-state.ts';
import { useDeals } from './useDeals.ts';

interface Props {
  draft: Draft;
  summary: Summary;
  /** The deals behind a number; null: all. */
  pointed: Pointed | null;
  onSelect: (row: DealRow) => void;
}

/** The deals behind what was chosen last: a number, a group of the verdict, a finding of the linter. */
export function DealList({ draft, summary, pointed, onSelect }: Props) {
  const { search, sort, searchFor, sortBy } = useSimulate();
  const { selection, showDeals, showAllDeals } = useScreen();
  const tooYoung = useWorkshop((state) => state.sample?.tooYoung?.deals ?? 0);
  const group = pointed?.query.group ?? null;
  const isAll = pointed === null || Object.keys(pointed.query).length === 0;
  const top = useRef<HTMLDivElement>(null);
  const deals = useDeals(draft.id, useListed(summary.verdict.stage, pointed));
  useEffect(() => {
    if (pointed) top.current?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);

  return (
    <Stack gap="md" className={classes.page} ref={top}>
      {pointed && !isAll && (!group || pointed.query.among) && (
        <Group gap="sm" wrap="nowrap" className={classes.focus} role="status">
          <Text>
            {pointed.query.finding ? 'Only the deals behind this finding' : 'Only these deals'}:{' '}
            {pointed.words}
          </Text>
          <Button variant="default" size="compact-sm" flex="none" onClick={showAllDeals}>
            Show all deals
          </Button>
        </Group>
      )}
      <div className={classes.filters}>
        <Groups
          summary={summary}
          chosen={group}
          isAll={isAll}
          onChoose={(chosen, words) =>
            chosen === null || chosen === group
              ? showAllDeals()
              : showDeals({ words, query: { group: chosen }, draft: draft.id })
          }
        />
        <TextInput
          aria-label="Search deals"
          placeholder="Search deals"
          leftSection={<IconSearch size="1rem" />}
          value={search}
          onChange={({ currentTarget: { value } }) => searchFor(value)}
          className={classes.search}
        />
      </div>
      {tooYoung > 0 && (
        <Text c="var(--ink-2)">
          <YoungDealsLink>{plural(tooYoung, 'open deal')}</YoungDealsLink> {tooYoung === 1 ? 'is' : 'are'} too
          young to tell and in no list; Evidence shows {tooYoung === 1 ? 'it' : 'them'}.
        </Text>
      )}
      {deals.total > MOST_ROWS && (
        <Text c="var(--ink-2)">
          Listed are the first {count(MOST_ROWS)} of {plural(deals.total, 'deal')}. Turn the order round,
          search or choose a group to see the others.
        </Text>
      )}
      <DealTable
        definition={draft.definition}
        deals={deals}
        order={sort.order}
        descending={sort.descending}
        selected={selection?.kind === 'deal' ? selection.deal : null}
        onOrder={sortBy}
        onSelect={onSelect}
      />
    </Stack>
  );
}
