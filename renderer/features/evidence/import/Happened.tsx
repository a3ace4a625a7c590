import { Checkbox, Group, Stack, Text } from '@mantine/core';
import type { TablePreview } from '#shared/contract/importing.ts';
import type { OtherTable } from '#shared/contract/mapping.ts';
import { plural } from '../../../ui/numbers.ts';

type Touchpoints = NonNullable<OtherTable['touchpoints']>;

interface Props {
  table: TablePreview;
  touchpoints: Touchpoints;
  onChange: (touchpoints: Touchpoints) => void;
}

/** Which of a table's rows count as having happened: what is planned or was called off is no touchpoint. */
export function Happened({ table, touchpoints, onChange }: Props) {
  const { states } = table;
  return (
    <Stack gap={4} role="group" aria-label={`What of ${table.name} counts`}>
      {states.length > 0 && (
        <>
          <Text size="sm">What has happened, and counts:</Text>
          <Group gap="md">
            {states.map(({ value, rows, happened }) => (
              <Checkbox
                key={value}
                label={`${value}, ${plural(rows, 'row')}`}
                checked={touchpoints.happened[value] ?? happened}
                onChange={({ currentTarget: { checked } }) =>
                  onChange({ ...touchpoints, happened: { ...touchpoints.happened, [value]: checked } })
                }
              />
            ))}
          </Group>
        </>
      )}
      <Checkbox
        label="Count what is dated after the file was written, too"
        checked={touchpoints.ahead}
        onChange={({ currentTarget: { checked } }) => onChange({ ...touchpoints, ahead: checked })}
      />
    </Stack>
  );
}
