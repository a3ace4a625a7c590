import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { plural } from '../../ui/numbers.ts';
import { removeRound } from './rounds-store.ts';

/** Asks before anybody's answers go. */
export function RemoveRound({ round }: { round: Round }) {
  const [asking, setAsking] = useState(false);
  const people = round.participants.length;
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="input-sm"
          aria-label="Remove this round"
          title="Remove this round"
          onClick={() => (people === 0 ? removeRound(round) : setAsking(true))}
        >
          <IconTrash size="1.25rem" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text mb="xs">
          The answers of {plural(people, 'person', 'people')} go with it. Undo brings them back.
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button onClick={() => removeRound(round)}>Remove it</Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
