import { Button, CloseButton, Group, NativeSelect, Select, Stack, Text, Title } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { Hiding } from '#shared/contract/mapping.ts';
import { columnsToHide, HIDING_LABEL, type PlacedColumn, withHiding, withNamesHidden } from './hiding.ts';
import { correct } from './import-store.ts';

const WAYS = Object.entries(HIDING_LABEL).map(([value, label]) => ({ value, label }));

/** Which columns stay out of the workshop, or come in under another name. */
export function HiddenColumns({ preview }: { preview: ImportPreview }) {
  const { mapping } = preview;
  const all = columnsToHide(preview);
  const hidden = all.filter(({ column }) => column.hide !== null);
  const put = ({ table, column }: PlacedColumn, hide: Hiding | null) =>
    correct(withHiding(mapping, table, column.column, hide), { reread: true });

  return (
    <section aria-label="What stays out of the workshop">
      <Title order={2}>What stays out of the workshop</Title>
      <Text c="var(--ink-2)">
        {hidden.length === 0
          ? 'Names and addresses come in as they are. Hidden, they are the same person in every file, and nobody can tell who.'
          : 'The files are not kept as they came, but without all of this and without unused columns.'}
      </Text>
      <Stack gap="xs" mt="xs" maw={720}>
        {hidden.map((one) => {
          const name = nameOf(one, preview);
          return (
            <Group key={`${one.table} ${one.column.column}`} wrap="nowrap" gap="sm">
              <Text truncate flex={1}>
                {name}
              </Text>
              <NativeSelect
                aria-label={`How ${name} is hidden`}
                data={WAYS}
                value={one.column.hide ?? ''}
                onChange={({ currentTarget: { value } }) => put(one, value as Hiding)}
              />
              <CloseButton aria-label={`Don’t hide ${name}`} onClick={() => put(one, null)} />
            </Group>
          );
        })}
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconEyeOff size="1.125rem" />}
            onClick={() => correct(withNamesHidden(preview), { reread: true })}
          >
            Hide names and e-mails
          </Button>
          <Select
            aria-label="Hide another column"
            placeholder="Hide another column"
            data={all.flatMap((one, index) =>
              one.column.hide === null ? [{ value: String(index), label: nameOf(one, preview) }] : [],
            )}
            value={null}
            searchable
            onChange={(index) => {
              const one = index === null ? undefined : all[Number(index)];
              if (one)
                put(one, one.column.type === 'text' || one.column.type === 'category' ? 'pseudonym' : 'drop');
            }}
          />
        </Group>
      </Stack>
    </section>
  );
}

const nameOf = ({ tableName, column }: PlacedColumn, { tables }: ImportPreview): string => {
  const name = column.header.trim() || `Column ${column.column + 1}`;
  return tables.length === 0 ? name : `${tableName} · ${name}`;
};
