import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { namesFor, stageName } from '#shared/domain/definition/names.ts';
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import { CriterionEditor } from '../../ui/criterion/CriterionEditor.tsx';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { KIND_LABEL, KIND_MEANING } from '../../ui/words.ts';
import { asKind, changeTransition, redirect, shiftTransition, takeOutTransition } from './edits.ts';

const OUT = '·out';

/** Everything about one arrow: where it leads, when, and why. */
export function TransitionPanel({
  transition,
  definition,
}: {
  transition: Transition;
  definition: Definition;
}) {
  const names = namesFor(definition);
  const target = transition.kind === 'disqualify' ? OUT : transition.to;
  const sisters = definition.transitions.filter(
    (t) => t.from === transition.from && t.kind === transition.kind,
  );
  const place = sisters.findIndex(({ id }) => id === transition.id);
  return (
    <Stack gap="md">
      <PanelHead title={`${KIND_LABEL[transition.kind]} from ${stageName(names, transition.from)}`} />
      <Text c="var(--ink-2)">Leads {KIND_MEANING[transition.kind]}.</Text>
      <Select
        label="Leads to"
        data={[
          ...definition.stages
            .filter(({ id }) => id !== transition.from)
            .map(({ id, name }) => ({ value: id, label: name })),
          { value: OUT, label: 'Out, with a reason' },
        ]}
        value={target}
        allowDeselect={false}
        onChange={(to) => to && to !== target && redirect(transition, to === OUT ? null : to)}
      />
      {(transition.kind === 'advance' || transition.kind === 'fastTrack') && (
        <SegmentedControl
          fullWidth
          aria-label="Kind"
          data={[
            { value: 'advance', label: 'Advance' },
            { value: 'fastTrack', label: 'Fast track' },
          ]}
          value={transition.kind}
          onChange={(kind) => asKind(transition, kind as 'advance' | 'fastTrack')}
        />
      )}
      {(transition.kind === 'disqualify' || transition.kind === 'recycle') && (
        <Select
          label="Reason"
          placeholder="No reason given"
          data={definition.reasons.map(({ id, name }) => ({ value: id, label: name }))}
          value={transition.reason ?? null}
          searchable
          clearable={transition.kind === 'recycle'}
          allowDeselect={transition.kind === 'recycle'}
          onChange={(reason) =>
            changeTransition(transition.id, 'Reason of an arrow', (changing) => {
              if (changing.kind === 'disqualify' && reason) changing.reason = reason;
              if (changing.kind === 'recycle') {
                if (reason) changing.reason = reason;
                else delete changing.reason;
              }
            })
          }
        />
      )}
      {transition.kind === 'recycle' && (
        <TextInput
          label="What happens to it there"
          placeholder="Quarterly newsletter, call again in spring"
          value={transition.nurture ?? ''}
          onChange={({ currentTarget: { value } }) =>
            changeTransition(
              transition.id,
              'Nurture path',
              (changing) => {
                if (changing.kind !== 'recycle') return;
                if (value) changing.nurture = value;
                else delete changing.nurture;
              },
              `nurture-${transition.id}`,
            )
          }
        />
      )}
      <Stack gap="xs">
        <Text>When</Text>
        <CriterionEditor
          criterion={transition.when}
          definition={definition}
          scores
          label="When the arrow is taken"
          onChange={(when) =>
            changeTransition(transition.id, 'Rule of an arrow', (changing) => {
              changing.when = when;
            })
          }
        />
      </Stack>
      <Textarea
        label="Note"
        autosize
        minRows={2}
        value={transition.note ?? ''}
        onChange={({ currentTarget: { value } }) =>
          changeTransition(
            transition.id,
            'Note on an arrow',
            (changing) => {
              if (value) changing.note = value;
              else delete changing.note;
            },
            `note-${transition.id}`,
          )
        }
      />
      {sisters.length > 1 && (
        <Group grow>
          <Button
            variant="default"
            leftSection={<IconArrowUp size="1.125rem" />}
            disabled={place === 0}
            onClick={() => shiftTransition(transition, -1)}
          >
            Look earlier
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowDown size="1.125rem" />}
            disabled={place === sisters.length - 1}
            onClick={() => shiftTransition(transition, 1)}
          >
            Look later
          </Button>
        </Group>
      )}
      <Button
        variant="default"
        leftSection={<IconTrash size="1.125rem" />}
        onClick={() => takeOutTransition(transition)}
      >
        Remove this arrow
      </Button>
    </Stack>
  );
}
