import { ActionIcon, Button, Group, Menu, Text, TextInput, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnnotationField } from '#shared/contract/annotations.ts';
import type { FieldType } from '#shared/domain/sample/sample.ts';
import { useDefinitions } from '../../../../stores/definitions.ts';
import { useWorkshop } from '../../../../stores/workshop.ts';
import { Hint } from '../../../../ui/Hint.tsx';
import { day } from '../../../../ui/numbers.ts';
import classes from '../audit.module.css';
import { keyOf, useAnswers } from './answers-store.ts';
import { NewColumn } from './NewColumn.tsx';
import { useGrid } from './useGrid.ts';

/** Who answers, the columns that the room adds, and the way back. */
export function RoomBar({ deals, fields }: { deals: readonly string[]; fields: readonly AnnotationField[] }) {
  const { who, done, undone, setWho, undo, redo } = useAnswers();
  const [asksOwn, askOwn] = useState(false);
  return (
    <section aria-label="What the room knows">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2}>What the CRM doesn’t know, the room does</Title>
          <Text c="var(--ink-2)">
            Add a column, then write as in a spreadsheet: arrows to move, Enter to write, and what was
            answered before is completed. Answers count as known at a deal’s end, unless you date them.
          </Text>
        </div>
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Who answers"
            placeholder="your name"
            data-who
            w="12rem"
            value={who}
            onChange={({ currentTarget: { value } }) => setWho(value)}
          />
          <AddMenu onOwn={() => askOwn(true)} />
          <Step
            label={done.at(-1) ? `Undo: ${done.at(-1)!.what}` : 'Nothing to undo'}
            off={done.length === 0}
            onClick={undo}
          >
            <IconArrowBackUp size="1.25rem" />
          </Step>
          <Step
            label={undone.at(-1) ? `Redo: ${undone.at(-1)!.what}` : 'Nothing to redo'}
            off={undone.length === 0}
            onClick={redo}
          >
            <IconArrowForwardUp size="1.25rem" />
          </Step>
        </Group>
      </Group>
      {fields.length > 0 && <AnswerDetail deals={deals} fields={fields} />}
      <NewColumn opened={asksOwn} onClose={() => askOwn(false)} />
    </section>
  );
}

const OFFERED: { label: string; type: FieldType }[] = [
  { label: 'Trigger', type: 'category' },
  { label: 'Timing signal', type: 'category' },
];

/** What the room is most likely to know, and a column of its own. */
function AddMenu({ onOwn }: { onOwn: () => void }) {
  const { fields, who, addField } = useAnswers();
  const definition = useDefinitions(
    ({ drafts, selected }) => drafts.find(({ id }) => id === selected)?.definition,
  );
  const has = (label: string) => fields.some((field) => field.label.toLowerCase() === label.toLowerCase());
  const items = definition?.checklist.filter(({ standIn, name }) => !standIn && !has(name)) ?? [];
  const isUnnamed = who.trim() === '';

  /** The new column answers for the item, in the definition that is on the screen. */
  const addItem = async (id: string, name: string) => {
    const field = await addField(name, 'boolean');
    if (!field) return;
    useDefinitions.getState().edit(`The room answers “${name}”`, ({ checklist }) => {
      const item = checklist.find((known) => known.id === id);
      if (item) item.standIn = { kind: 'field', field: field.key, op: 'is', value: true };
    });
  };

  return (
    <Menu position="bottom-end">
      <Hint label="Write who answers first" disabled={!isUnnamed}>
        <Menu.Target>
          <Button leftSection={<IconPlus size="1.125rem" />} disabled={isUnnamed}>
            Column
          </Button>
        </Menu.Target>
      </Hint>
      <Menu.Dropdown>
        {OFFERED.filter(({ label }) => !has(label)).map(({ label, type }) => (
          <Menu.Item key={label} onClick={() => addField(label, type)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item onClick={onOwn}>A column of our own…</Menu.Item>
        {items.length > 0 && <Menu.Label>Checklist of “{definition?.name}”</Menu.Label>}
        {items.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => addItem(id, name)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface StepProps {
  label: string;
  off: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

const Step = ({ label, off, onClick, children }: StepProps) => (
  <Hint label={label}>
    <ActionIcon variant="subtle" size="lg" aria-label={label} disabled={off} onClick={onClick}>
      {children}
    </ActionIcon>
  </Hint>
);

/** Of the answer that one stands on: who gave it, when, and since when it was known. */
function AnswerDetail({ deals, fields }: { deals: readonly string[]; fields: readonly AnnotationField[] }) {
  const { row, column } = useGrid(({ at }) => at);
  const [deal, field] = [deals[row], fields[column]];
  const known = useAnswers(({ answers }) =>
    deal && field ? answers.get(keyOf(deal, field.key)) : undefined,
  );
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  const { answer, removeField } = useAnswers.getState();
  if (!deal || !field) return null;
  return (
    <Group className={classes.detail} gap="md" mt="sm">
      <Text aria-live="polite">
        <b>
          {field.label}, {deal}
        </b>
        {known
          ? `: answered by ${known.by}, ${day(Date.parse(known.at), timeZone)}`
          : ': nobody has answered yet'}
      </Text>
      {known && (
        <label className={classes.since}>
          Known since
          <input
            type="date"
            value={known.since ?? ''}
            onChange={({ currentTarget: { value } }) =>
              answer(
                [{ deal, field: field.key, value: known.value, since: value || null }],
                `Date of “${field.label}” of ${deal}`,
              )
            }
          />
          {known.since === null && <span className={classes.missing}>its end</span>}
        </label>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconX size="1rem" />}
        onClick={() => removeField(field)}
      >
        Take “{field.label}” away
      </Button>
    </Group>
  );
}
