import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { PanelHead } from '../PanelHead.tsx';
import { focusNewEntry } from './focus-new.ts';
import { ListEntry } from './ListEntry.tsx';
import classes from './lists.module.css';
import { useOpenList } from './open-list.ts';

/** The standard reasons for turning a deal down or sending it back. */
export function ReasonsPanel({ definition }: { definition: Definition }) {
  const edit = useDefinitions((state) => state.edit);
  const open = useOpenList((state) => state.open);
  return (
    <Stack gap="md">
      <PanelHead title="Reasons" onClose={() => open(null)} />
      <Text c="var(--ink-2)">
        Why a lead is turned down or sent back. A free sentence alone is no reason.
      </Text>
      <ul className={classes.list}>
        {definition.reasons.map(({ id, name }) => (
          <ListEntry
            key={id}
            what="reason"
            name={name}
            uses={usesOf(definition, { reason: id })}
            onRename={(renamed) =>
              edit(
                'Name of a reason',
                ({ reasons }) => {
                  const reason = reasons.find((known) => known.id === id);
                  if (reason) reason.name = renamed;
                },
                `reason-${id}`,
              )
            }
            onRemove={() =>
              edit(`Remove the reason “${name}”`, (changing) => {
                changing.reasons = changing.reasons.filter((known) => known.id !== id);
              })
            }
          />
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size="1.125rem" />}
        onClick={() => {
          edit('New reason', ({ reasons }) => {
            reasons.push({ id: newId('reason', reasons), name: 'New reason' });
          });
          focusNewEntry();
        }}
      >
        Reason
      </Button>
    </Stack>
  );
}
