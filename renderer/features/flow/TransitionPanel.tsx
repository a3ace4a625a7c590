import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import type { Definition, Transition, TransitionKind } from '#shared/domain/definition/schema.ts';
import { thresholdKey, thresholdsOf } from '#shared/domain/definition/thresholds.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { CriterionEditor } from '../../ui/criterion/CriterionEditor.tsx';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { useSteady } from '../../ui/useSteady.ts';
import { KIND_LABEL, KIND_MEANING } from '../../ui/words.ts';
import { asKind, changeTransition, redirect, shiftTransition, takeOutTransition } from './edits.ts';

const OUT = '·out';

interface Props {
  transition: Transition;
  definition: Definition;
}

/** Everything about one arrow: where it leads, when, and why. Its parts know only what they show, and stay while a rule is typed. */
export function TransitionPanel({ transition, definition }: Props) {
  const { id, kind, from, note } = transition;
  const sisters = definition.transitions.filter((other) => other.from === from && other.kind === kind);
  const changeRule = useSteady((when: Transition['when']) =>
    changeTransition(id, 'Rule of an arrow', (changing) => {
      changing.when = when;
    }),
  );
  const expectTurns = useSteady(() => {
    const own = thresholdsOf(definition).find((one) => definition.transitions[one.transition]!.id === id);
    if (own) useSimulation.getState().expectTurns({ kind: 'threshold', key: thresholdKey(own) });
  });
  return (
    <Stack gap="md">
      <Way
        id={id}
        kind={kind}
        from={from}
        to={transition.kind === 'disqualify' ? OUT : transition.to}
        stages={definition.stages}
      />
      {(transition.kind === 'disqualify' || transition.kind === 'recycle') && (
        <Reason id={id} kind={kind} reason={transition.reason ?? null} reasons={definition.reasons} />
      )}
      {transition.kind === 'recycle' && <Nurture id={id} path={transition.nurture ?? ''} />}
      <Stack gap="xs" onFocus={expectTurns} onPointerEnter={expectTurns}>
        <Text>When</Text>
        <CriterionEditor
          criterion={transition.when}
          scores
          label="When the arrow is taken"
          onChange={changeRule}
        />
      </Stack>
      <Rest
        id={id}
        note={note ?? ''}
        place={sisters.findIndex((other) => other.id === id)}
        sisters={sisters.length}
      />
    </Stack>
  );
}

interface WayProps {
  id: string;
  kind: TransitionKind;
  from: string;
  /** Id of a stage, or `OUT`. */
  to: string;
  stages: Definition['stages'];
}

const Way = memo(function Way({ id, kind, from, to, stages }: WayProps) {
  const start = stages.find((stage) => stage.id === from);
  return (
    <>
      <PanelHead title={`${KIND_LABEL[kind]} from ${start?.name ?? from}`} />
      <Text c="var(--ink-2)">Leads {KIND_MEANING[kind]}.</Text>
      <Select
        label="Leads to"
        data={[
          ...stages
            .filter((stage) => stage.id !== from)
            .map((stage) => ({ value: stage.id, label: stage.name })),
          { value: OUT, label: 'Out, with a reason' },
        ]}
        value={to}
        allowDeselect={false}
        onChange={(chosen) => chosen && chosen !== to && redirect(id, chosen === OUT ? null : chosen)}
      />
      {(kind === 'advance' || kind === 'fastTrack') && (
        <SegmentedControl
          fullWidth
          aria-label="Kind"
          data={[
            { value: 'advance', label: 'Advance' },
            { value: 'fastTrack', label: 'Fast track' },
          ]}
          value={kind}
          onChange={(chosen) => asKind(id, chosen as 'advance' | 'fastTrack')}
        />
      )}
    </>
  );
});

interface ReasonProps {
  id: string;
  kind: TransitionKind;
  reason: string | null;
  reasons: Definition['reasons'];
}

const Reason = memo(function Reason({ id, kind, reason, reasons }: ReasonProps) {
  return (
    <Select
      label="Reason"
      placeholder="No reason given"
      data={reasons.map((known) => ({ value: known.id, label: known.name }))}
      value={reason}
      searchable
      clearable={kind === 'recycle'}
      allowDeselect={kind === 'recycle'}
      onChange={(chosen) =>
        changeTransition(id, 'Reason of an arrow', (changing) => {
          if (changing.kind === 'disqualify' && chosen) changing.reason = chosen;
          if (changing.kind === 'recycle') {
            if (chosen) changing.reason = chosen;
            else delete changing.reason;
          }
        })
      }
    />
  );
});

/** What happens to a deal that was sent back. */
const Nurture = memo(function Nurture({ id, path }: { id: string; path: string }) {
  return (
    <TextInput
      label="What happens to it there"
      placeholder="Quarterly newsletter, call again in spring"
      value={path}
      onChange={({ currentTarget: { value } }) =>
        changeTransition(
          id,
          'Nurture path',
          (changing) => {
            if (changing.kind !== 'recycle') return;
            if (value) changing.nurture = value;
            else delete changing.nurture;
          },
          `nurture-${id}`,
        )
      }
    />
  );
});

interface RestProps {
  id: string;
  note: string;
  /** Among the arrows of its kind from its stage, in the order in which they are looked at. */
  place: number;
  sisters: number;
}

const Rest = memo(function Rest({ id, note, place, sisters }: RestProps) {
  return (
    <>
      <Textarea
        label="Note"
        autosize
        minRows={2}
        value={note}
        onChange={({ currentTarget: { value } }) =>
          changeTransition(
            id,
            'Note on an arrow',
            (changing) => {
              if (value) changing.note = value;
              else delete changing.note;
            },
            `note-${id}`,
          )
        }
      />
      {sisters > 1 && (
        <Group grow>
          <Button
            variant="default"
            leftSection={<IconArrowUp size="1.125rem" />}
            disabled={place === 0}
            onClick={() => shiftTransition(id, -1)}
          >
            Look earlier
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowDown size="1.125rem" />}
            disabled={place === sisters - 1}
            onClick={() => shiftTransition(id, 1)}
          >
            Look later
          </Button>
        </Group>
      )}
      <Button
        variant="default"
        leftSection={<IconTrash size="1.125rem" />}
        onClick={() => takeOutTransition(id)}
      >
        Remove this arrow
      </Button>
    </>
  );
});
