import { Text, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { correct } from './import-store.ts';
import { OutcomeTable } from './OutcomeTable.tsx';
import { endingOf } from './other-tables.ts';

/** What became of deals in another table, as of leads that became opportunities; nothing where no table says it. */
export function EndingElsewhere({ preview }: { preview: ImportPreview }) {
  const { mapping, tables, endingValues } = preview;
  const ending = endingOf(mapping);
  if (!ending) return null;
  const { table, outcomes, label } = ending;
  return (
    <section aria-label="What became of them">
      <Title order={2}>What became of them</Title>
      <Text c="var(--ink-2)">
        Those with a row in {tables[table - 1]?.name} end as its “{label}” says, whatever their own status is.
      </Text>
      <OutcomeTable
        values={endingValues}
        outcomes={outcomes}
        without="Their own status"
        onChoose={(value, outcome) => {
          const { [value]: _, ...others } = outcomes;
          const changed = outcome === null ? others : { ...others, [value]: outcome };
          correct({ ...mapping, ending: { ...mapping.ending!, outcomes: changed } }, { reread: false });
        }}
      />
    </section>
  );
}
