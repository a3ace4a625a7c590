import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type Asks, askInstead } from '#shared/domain/definition/asks.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { proposeFit } from '#shared/domain/templates/fit.ts';
import type { SlotMapping } from '#shared/domain/templates/map.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import type { SampleFacts } from '../../stores/workshop.ts';
import { SlotTable, withChoice } from './SlotTable.tsx';

interface Props {
  definition: Definition;
  lacking: Asks;
  sample: SampleFacts;
  opened: boolean;
  onClose: () => void;
}

/** Says what of these deals stands for what a definition, made for others, asks for. */
export function FitDialog({ opened, onClose, ...work }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Fit “${work.definition.name}” to these deals`}
      size="56rem"
    >
      <Fit {...work} onClose={onClose} />
    </Modal>
  );
}

function Fit({ definition, lacking, sample, onClose }: Omit<Props, 'opened'>) {
  const [mapping, setMapping] = useState(() => proposeFit(lacking, sample));
  const chosen = (kind: SlotMapping['kind']) =>
    new Map(
      mapping.flatMap((one) => (one.kind === kind && one.to !== null ? [[one.slot, one.to] as const] : [])),
    );
  const fit = () => {
    const fitted = askInstead(definition, { fields: chosen('field'), touchpoints: chosen('touchpoint') });
    useDefinitions.getState().replace('Fit to these deals', fitted);
    onClose();
  };
  return (
    <Stack gap="md">
      <Text c="var(--ink-2)">
        What in your deals is what the definition asks for? Check the guesses. What is left empty stays as it
        is, and is unknown for every deal; values, such as the names of industries, you choose in Flow and
        Score.
      </Text>
      <SlotTable
        asker={definition.name}
        mapping={mapping}
        fieldsFor={() => sample.fields}
        touchpointTypes={sample.touchpointTypes}
        onChange={(slot, to) => setMapping((now) => withChoice(now, slot, to))}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={mapping.every(({ to }) => to === null)} onClick={fit}>
          Fit the definition
        </Button>
      </Group>
    </Stack>
  );
}
