import { Button, Group, Text, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { plural } from '../../ui/numbers.ts';
import { correct } from './import-store.ts';

/** What the room decided to change in the cells; each step can be taken back, and is done again on the next file. */
export function CleaningSteps({ preview }: { preview: ImportPreview }) {
  const { mapping, cleaning } = preview;
  const undo = (step: number) =>
    correct({ ...mapping, cleaning: mapping.cleaning.filter((_, i) => i !== step) }, { reread: true });
  return (
    <section aria-label="Cleaning">
      <Title order={2}>Cleaning</Title>
      {cleaning.map(({ step, what, cells }) => (
        <Group key={`${step} ${what}`} gap="xs">
          <Text>
            {what} <span>{plural(cells, 'cell')} changed.</span>
          </Text>
          {step !== null && (
            <Button size="compact-sm" variant="subtle" onClick={() => undo(step)}>
              Undo
            </Button>
          )}
        </Group>
      ))}
    </section>
  );
}
