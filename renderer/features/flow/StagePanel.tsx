import {
  Button,
  Group,
  NumberInput,
  RangeSlider,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react';
import type { Definition, Stage } from '#shared/domain/definition/schema.ts';
import { percent } from '../../ui/numbers.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { changeStage, connect, shiftStage } from './edits.ts';
import { useFlow } from './flow-state.ts';

const OWNERS = [
  { value: 'marketing', label: 'Marketing' },
  { value: 'sales', label: 'Sales' },
  { value: 'both', label: 'Both' },
  { value: '', label: 'Nobody' },
];

const OUT = '·out';

/** Everything about one stage. */
export function StagePanel({ stage, definition }: { stage: Stage; definition: Definition }) {
  const index = definition.stages.findIndex(({ id }) => id === stage.id);
  const next = definition.stages[index + 1];
  const { collapsed, collapse, askToRemove } = useFlow();
  return (
    <Stack gap="md">
      <PanelHead title="Stage" />
      <TextInput
        label="Name"
        value={stage.name}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => {
          if (!value) return;
          changeStage(
            stage.id,
            'Name of a stage',
            (changing) => {
              changing.name = value;
            },
            `name-${stage.id}`,
          );
        }}
      />
      <Stack gap={4}>
        <Text>Owner</Text>
        <SegmentedControl
          fullWidth
          aria-label="Owner"
          data={OWNERS}
          value={stage.owner ?? ''}
          onChange={(owner) =>
            changeStage(stage.id, `Owner of ${stage.name}`, (changing) => {
              changing.owner = (owner || null) as Stage['owner'];
            })
          }
        />
      </Stack>
      <Textarea
        label="What it means that a lead is here"
        autosize
        minRows={2}
        value={stage.meaning}
        onChange={({ currentTarget: { value } }) =>
          changeStage(
            stage.id,
            `Meaning of ${stage.name}`,
            (changing) => {
              changing.meaning = value;
            },
            `meaning-${stage.id}`,
          )
        }
      />
      <NumberInput
        label="The owner acts within"
        description="Empty: no deadline."
        suffix={stage.slaHours === 1 ? ' hour' : ' hours'}
        placeholder="no deadline"
        min={0.25}
        max={87_600}
        value={stage.slaHours ?? ''}
        onChange={(hours) =>
          changeStage(
            stage.id,
            `Deadline of ${stage.name}`,
            (changing) => {
              changing.slaHours = typeof hours === 'number' && hours > 0 ? hours : null;
            },
            `sla-${stage.id}`,
          )
        }
      />
      <Switch
        label="Drawn narrow, to save room"
        checked={collapsed.has(stage.id)}
        onChange={() => collapse(stage.id)}
      />
      {next && <Band stage={stage} next={next} />}
      <Select
        label="Connect to"
        placeholder="another stage, or out"
        data={[
          ...definition.stages
            .filter(({ id }) => id !== stage.id)
            .map(({ id, name }) => ({ value: id, label: name })),
          { value: OUT, label: 'Out, with a reason' },
        ]}
        value={null}
        onChange={(to) => to && connect(stage.id, to === OUT ? null : to)}
      />
      <Group grow>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size="1.125rem" />}
          disabled={index === 0}
          onClick={() => shiftStage(stage, -1)}
        >
          Earlier
        </Button>
        <Button
          variant="default"
          rightSection={<IconArrowRight size="1.125rem" />}
          disabled={!next}
          onClick={() => shiftStage(stage, 1)}
        >
          Later
        </Button>
      </Group>
      <Button
        variant="default"
        leftSection={<IconTrash size="1.125rem" />}
        disabled={definition.stages.length === 1}
        onClick={() => askToRemove(stage.id)}
      >
        Remove this stage
      </Button>
    </Stack>
  );
}

/** The band into which the conversion to the next stage usually falls. */
function Band({ stage, next }: { stage: Stage; next: Stage }) {
  const { band } = stage;
  return (
    <Stack gap="xs">
      <Switch
        label={`Usual share that goes on to ${next.name}`}
        checked={band !== null}
        onChange={({ currentTarget: { checked } }) =>
          changeStage(stage.id, `Band of ${stage.name}`, (changing) => {
            changing.band = checked ? { low: 0.2, high: 0.4 } : null;
          })
        }
      />
      {band && (
        <>
          <RangeSlider
            min={0}
            max={100}
            step={1}
            minRange={0}
            label={null}
            thumbFromLabel="Lowest usual share"
            thumbToLabel="Highest usual share"
            value={[Math.round(band.low * 100), Math.round(band.high * 100)]}
            onChange={([low, high]) =>
              changeStage(
                stage.id,
                `Band of ${stage.name}`,
                (changing) => {
                  changing.band = { low: low / 100, high: high / 100 };
                },
                `band-${stage.id}`,
              )
            }
          />
          <Text c="var(--ink-2)">
            {percent(band.low)} to {percent(band.high)}
          </Text>
        </>
      )}
    </Stack>
  );
}
