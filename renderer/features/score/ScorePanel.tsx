import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { memo } from 'react';
import type { Definition, PointLimits } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { CATEGORY_LABEL } from '../../ui/words.ts';
import { LimitInputs } from './LimitInputs.tsx';

type Props = Pick<Definition['scoring'], 'categories' | 'total'>;

/** The limits of categories and of the total, where no rule is selected. */
export const ScorePanel = memo(function ScorePanel({ categories, total }: Props) {
  const edit = useDefinitions((state) => state.edit);
  const rows = [
    ...CATEGORIES.map((category) => ({
      label: CATEGORY_LABEL[category],
      limits: categories[category] ?? {},
      change: (limits: PointLimits) =>
        edit(`Limits of ${CATEGORY_LABEL[category]}`, (changing) => {
          changing.scoring.categories[category] = limits;
        }),
    })),
    {
      label: 'Total',
      limits: total,
      change: (limits: PointLimits) =>
        edit('Limits of the total', (changing) => {
          changing.scoring.total = limits;
        }),
    },
  ];
  return (
    <Stack gap="md">
      <Title order={2}>Limits</Title>
      <Text c="var(--ink-2)">
        A category can be kept from drowning the others: its points stay between its floor and its cap. Empty:
        no limit.
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Points of</Table.Th>
            <Table.Th>Floor</Table.Th>
            <Table.Th>Cap</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, limits, change }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td colSpan={2}>
                <Group grow gap="xs" wrap="nowrap">
                  <LimitInputs of={label} limits={limits} onChange={change} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="var(--ink-2)">Choose a rule to change when it counts and how much.</Text>
    </Stack>
  );
});
