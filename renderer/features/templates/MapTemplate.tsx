import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { fillTemplate, proposeMapping, type SlotMapping } from '#shared/domain/templates/map.ts';
import type { Beginning, Template } from '#shared/domain/templates/template.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { SlotTable, withChoice } from './SlotTable.tsx';
import { UnmappedList } from './UnmappedList.tsx';
import { useFieldValues } from './useFieldValues.ts';

interface Props {
  template: Template;
  beginning: Beginning;
  onBack: () => void;
  onAdd: (definition: Definition) => void;
}

const DOUBT: SlotMapping['confidence'][] = ['none', 'likely', 'sure'];

/** Says what of the sample stands for what the template asks, and what nothing stands for. */
export function MapTemplate({ template, beginning, onBack, onAdd }: Props) {
  const facts = useWorkshop((state) => state.sample);
  const { fields, touchpointTypes } = facts ?? { fields: [], touchpointTypes: [] };
  const [mapping, setMapping] = useState<SlotMapping[]>(() =>
    // What has to be looked at stands on top, and stays where it is once it is settled.
    proposeMapping(template, { fields, touchpointTypes, valuesOf: () => [] }).sort(
      (a, b) => DOUBT.indexOf(a.confidence) - DOUBT.indexOf(b.confidence),
    ),
  );
  const valuesOf = useFieldValues(
    mapping.flatMap(({ kind, to }) => {
      const field = kind === 'field' && fields.find(({ key }) => key === to);
      const isOffered = field && (field.type === 'text' || field.type === 'category');
      // A pseudonym must not become part of a definition.
      return isOffered && !field.hidden ? [field.key] : [];
    }),
  );
  const sample = { fields, touchpointTypes, valuesOf };
  const { definition, unmapped } = fillTemplate(template, beginning, mapping, sample);

  return (
    <Stack gap="md">
      <Text c="var(--ink-2)">
        {facts
          ? 'What in your deals is what the template asks for? Check the guesses; what is left empty stays in the definition and is unknown for every deal.'
          : 'No deals have been imported yet, so the template keeps its own names. You can choose fields later, in Flow and Score.'}
      </Text>
      {facts && (
        <SlotTable
          asker="The template"
          mapping={mapping}
          fieldsFor={(slot) => {
            const types = template.fields.find(({ name }) => name === slot)?.types ?? [];
            return fields.filter(({ type }) => types.includes(type));
          }}
          touchpointTypes={touchpointTypes}
          onChange={(slot, to) => setMapping((now) => withChoice(now, slot, to))}
        />
      )}
      {facts && <UnmappedList unmapped={unmapped} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button onClick={() => onAdd(definition)}>Add the definition</Button>
      </Group>
    </Stack>
  );
}
