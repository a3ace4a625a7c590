import { MultiSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ROUND_SIZE } from '#shared/domain/agreement/round-size.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { useJudged } from '../../stores/useAsked.ts';

/** How many deals a search lists at most. */
const LISTED = 50;

interface Props {
  /** Id of the draft by whose list of deals is searched. */
  draft: string;
  /** Ids of the deals. */
  chosen: readonly string[];
  onChange: (deals: string[]) => void;
}

/** The deals of a round, picked by hand; the list tells nothing of how they ended. */
export function ChooseDeals({ draft, chosen, onChange }: Props) {
  const [search, setSearch] = useState('');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const stage = useJudged(draft)?.stage;
  const question = useMemo(
    () =>
      stage === undefined
        ? null
        : {
            draft,
            query: { stage, search, order: 'name' as const, descending: false },
            from: 0,
            to: LISTED,
          },
    [draft, stage, search],
  );
  const found = useAnswer('deals', question);
  const rows = found?.rows ?? [];
  const listed = new Map([...names, ...rows.map(({ id, name }) => [id, name] as const)]);
  return (
    <MultiSelect
      label="Deals"
      description={`By name, title or id; ${ROUND_SIZE.least} to ${ROUND_SIZE.most} of them.`}
      placeholder={chosen.length === 0 ? 'Search the deals' : undefined}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      maxValues={100}
      nothingFoundMessage="No deal of that name"
      // The engine has searched already, also in what the name doesn't show.
      filter={({ options }) => options}
      data={[...chosen.filter((id) => !rows.some((row) => row.id === id)), ...rows.map(({ id }) => id)].map(
        (id) => ({ value: id, label: listed.get(id) ?? id }),
      )}
      value={[...chosen]}
      onChange={(deals) => {
        setNames(new Map(deals.map((id) => [id, listed.get(id) ?? id])));
        onChange(deals);
      }}
    />
  );
}
