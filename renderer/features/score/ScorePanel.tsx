import { NumberInput, Stack, Table, Text, Title } from '@mantine/core';
import { CATEGORIES, type Definition, type PointLimits } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { CATEGORY_LABEL } from '../../ui/words.ts';

/** The limits of categories and of the total, where no rule is selected. */
export function ScorePanel({ definition }: { definition: Definition }) {
  const edit = useDefinitions((state) => state.edit);
  const rows = [
    ...CATEGORIES.map((category) => ({
      label: CATEGORY_LABEL[category],
      limits: definition.scoring.categories[category] ?? {},
      change: (limits: PointLimits) =>
        edit(`Limits of ${CATEGORY_LABEL[category]}`, ({ scoring }) => {
          scoring.categories[category] = limits;
        }),
    })),
    {
      label: 'Total',
      limits: definition.scoring.total,
      change: (limits: PointLimits) =>
        edit('Limits of the total', ({ scoring }) => {
          scoring.total = limits;
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
              {(['floor', 'cap'] as const).map((end) => (
                <Table.Td key={end}>
                  <NumberInput
                    aria-label={`${end === 'floor' ? 'Floor' : 'Cap'} of ${label}`}
                    value={limits[end] ?? ''}
                    decimalScale={3}
                    hideControls
                    onBlur={({ currentTarget: { value } }) => change(withLimit(limits, end, value))}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="var(--ink-2)">Choose a rule to change when it counts and how much.</Text>
    </Stack>
  );
}

/** The limits with one end changed; a floor above its cap takes the cap along, and the other way round. */
function withLimit(limits: PointLimits, end: 'floor' | 'cap', text: string): PointLimits {
  const { [end]: _, ...others } = limits;
  const value = Number(text.replaceAll(',', ''));
  if (text.trim() === '' || Number.isNaN(value)) return others;
  const changed: PointLimits = { ...others, [end]: value };
  if (changed.floor !== undefined && changed.cap !== undefined && changed.floor > changed.cap) {
    return { floor: value, cap: value };
  }
  return changed;
}
