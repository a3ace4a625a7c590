import { Group, Select, Text } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Duplicates } from '#shared/contract/mapping.ts';
import { plural } from '../../../ui/numbers.ts';
import { correct } from './import-store.ts';

const NEWEST = 'newest ';

/** Which of the rows with the same id becomes the deal, where some come again. */
export function SameIds({ preview }: { preview: ImportPreview }) {
  const { mapping, repeatedIds } = preview;
  const id = mapping.columns.find(({ use, role }) => use && role === 'id');
  if (!id || repeatedIds === 0) return null;
  const { keep, by } = mapping.duplicates;
  const dates = mapping.columns.filter(({ use, type }) => use && type === 'date');
  const choose = (value: string | null) => {
    if (value === null) return;
    const duplicates: Duplicates = value.startsWith(NEWEST)
      ? { keep: 'newest', by: Number(value.slice(NEWEST.length)) }
      : { keep: value as Duplicates['keep'], by: null };
    correct({ ...mapping, duplicates }, { reread: false });
  };
  return (
    <Group gap="sm" mb="xs" align="center">
      <Text>
        {repeatedIds === null
          ? `Where a “${id.label}” comes again`
          : `${plural(repeatedIds, 'row has', 'rows have')} a “${id.label}” that came before`}
        ; one row counts for each:
      </Text>
      <Select
        aria-label={`Which row counts of those with the same ${id.label}`}
        data={[
          { value: 'first', label: 'the first' },
          { value: 'last', label: 'the last' },
          { value: 'filled', label: 'the one with the most values' },
          ...dates.map(({ column, label }) => ({
            value: `${NEWEST}${column}`,
            label: `the one with the latest ${label}`,
          })),
        ]}
        value={keep === 'newest' ? `${NEWEST}${by}` : keep}
        allowDeselect={false}
        w="20rem"
        onChange={choose}
      />
    </Group>
  );
}
