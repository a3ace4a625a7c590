import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { DealGroup, DealOrder, DealRow } from '#shared/engine/deal-list.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { useScreen } from '../../stores/screen.ts';
import { DealTable } from './DealTable.tsx';
import { Groups } from './Groups.tsx';
import classes from './simulate.module.css';
import type { Pointed } from './simulate-state.ts';
import { useDeals } from './useDeals.ts';

interface Props {
  draft: Draft;
  summary: Summary;
  /** The deals behind a number; null: all. */
  pointed: Pointed | null;
  onPoint: (pointed: Pointed | null) => void;
  onSelect: (row: DealRow) => void;
}

/** The deals behind what was chosen last: a number, a group of the verdict, a finding of the linter. */
export function DealList({ draft, summary, pointed, onPoint, onSelect }: Props) {
  const [group, setGroup] = useState<DealGroup | null>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<{ order: DealOrder; descending: boolean }>({
    order: 'peakScore',
    descending: true,
  });
  const { selection, finding: focus, showDealsOf } = useScreen();
  const top = useRef<HTMLDivElement>(null);
  const deals = useDeals(draft.id, {
    stage: summary.verdict.stage,
    ...(group && { group }),
    ...pointed?.query,
    ...(search.trim() && { search }),
    ...(focus && { finding: focus.id }),
    ...sort,
  });
  useEffect(() => {
    if (!pointed) return;
    setGroup(null);
    top.current?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);

  return (
    <Stack gap="md" className={classes.page} ref={top}>
      {focus && (
        <Group gap="sm" wrap="nowrap" className={classes.focus} data-finding>
          <Text>Only the deals behind this finding: {focus.what}</Text>
          <Button variant="default" size="compact-sm" flex="none" onClick={() => showDealsOf(null)}>
            Show all deals
          </Button>
        </Group>
      )}
      {pointed && (
        <Group gap="sm" wrap="nowrap" className={classes.focus} role="status">
          <Text>Only these deals: {pointed.words}</Text>
          <Button variant="default" size="compact-sm" flex="none" onClick={() => onPoint(null)}>
            Show all
          </Button>
        </Group>
      )}
      <div className={classes.filters}>
        <Groups definition={draft.definition} summary={summary} chosen={group} onChoose={setGroup} />
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
        definition={draft.definition}
        deals={deals}
        order={sort.order}
        descending={sort.descending}
        selected={selection?.kind === 'deal' ? selection.deal : null}
        onOrder={(order) =>
          setSort((now) =>
            now.order === order ? { order, descending: !now.descending } : { order, descending: true },
          )
        }
        onSelect={onSelect}
      />
    </Stack>
  );
}
