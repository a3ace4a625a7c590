import { Button, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import type { ChecklistItem, Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CriterionCounts } from '../criterion/CriterionCounts.tsx';
import { FieldSlots } from '../criterion/FieldSlots.tsx';
import { OPERATORS, startFieldCondition } from '../criterion/subjects.ts';
import { PanelHead } from '../PanelHead.tsx';
import { focusNewEntry } from './focus-new.ts';
import { ListEntry } from './ListEntry.tsx';
import classes from './lists.module.css';
import { useOpenList } from './open-list.ts';

/** What people confirm before a deal moves on, and which field of the sample stands in for each. */
export function ChecklistPanel({ definition }: { definition: Definition }) {
  const edit = useDefinitions((state) => state.edit);
  const open = useOpenList((state) => state.open);
  const change = (id: string, what: string, recipe: (item: ChecklistItem) => void, gesture?: string) =>
    edit(
      what,
      ({ checklist }) => {
        const item = checklist.find((known) => known.id === id);
        if (item) recipe(item);
      },
      gesture,
    );
  return (
    <Stack gap="md">
      <PanelHead title="Checklist" onClose={() => open(null)} />
      <Text c="var(--ink-2)">
        What a person confirms before a lead moves on. In a simulation a field of the deals stands in for it.
      </Text>
      <ul className={classes.list}>
        {definition.checklist.map((item) => (
          <ListEntry
            key={item.id}
            what="item"
            name={item.name}
            uses={usesOf(definition, { item: item.id })}
            onRename={(name) =>
              change(
                item.id,
                'Name of a checklist item',
                (changing) => {
                  changing.name = name;
                },
                `item-${item.id}`,
              )
            }
            onRemove={() =>
              edit(`Remove “${item.name}”`, (changing) => {
                changing.checklist = changing.checklist.filter(({ id }) => id !== item.id);
              })
            }
          >
            <StandIn
              item={item}
              onChange={(standIn) =>
                change(item.id, `Stand-in for “${item.name}”`, (changing) => {
                  if (standIn) changing.standIn = standIn;
                  else delete changing.standIn;
                })
              }
            />
          </ListEntry>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size="1.125rem" />}
        onClick={() => {
          edit('New checklist item', ({ checklist }) => {
            checklist.push({ id: newId('item', checklist), name: 'New item' });
          });
          focusNewEntry();
        }}
      >
        Item
      </Button>
    </Stack>
  );
}

interface StandInProps {
  item: ChecklistItem;
  onChange: (standIn: ChecklistItem['standIn'] | null) => void;
}

function StandIn({ item: { name, standIn }, onChange }: StandInProps) {
  const fields = useWorkshop((state) => state.sample?.fields) ?? [];
  const offered = fields.map(({ key, label }) => ({ value: key, label }));
  const missing = standIn && !fields.some(({ key }) => key === standIn.field);
  return (
    <>
      <div className={classes.slots}>
        <Select
          aria-label={`What stands in for “${name}”`}
          className={classes.subject}
          placeholder="No field stands in: nobody can tell"
          data={missing ? [...offered, { value: standIn.field, label: standIn.field }] : offered}
          value={standIn?.field ?? null}
          searchable
          clearable
          onChange={(key) => {
            if (!key) return onChange(null);
            const field = fields.find((known) => known.key === key);
            onChange(startFieldCondition(key, OPERATORS[field?.type ?? 'text'][0]!, field));
          }}
        />
        {standIn && <FieldSlots condition={standIn} onChange={onChange} />}
      </div>
      {standIn && <CriterionCounts criterion={standIn} />}
    </>
  );
}
