import { ActionIcon, Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Attendee } from '#shared/contract/agenda.ts';
import { useAgenda } from '../../stores/agenda.ts';
import { SideMark } from '../../ui/marks.tsx';
import classes from './agenda.module.css';

const SIDES: { value: Attendee['side']; label: string }[] = [
  { value: 'marketing', label: 'Marketing' },
  { value: 'sales', label: 'Sales' },
  { value: 'revOps', label: 'RevOps' },
  { value: 'facilitator', label: 'Facilitator' },
];

/** Who is in the room; the record of the workshop names them. */
export function People() {
  const { agenda, change } = useAgenda();
  const { people } = agenda;
  const [name, setName] = useState('');
  const [side, setSide] = useState<Attendee['side']>('marketing');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    change({ people: [...people, { name: name.trim(), side }] });
    setName('');
  };
  return (
    <Stack gap="xs" component="section" aria-label="In the room">
      <Title order={3}>In the room</Title>
      {people.length === 0 && <Text c="var(--ink-2)">The record of the workshop says who was there.</Text>}
      <ul className={classes.people}>
        {people.map((person, at) => (
          <li key={`${person.name} ${person.side}`}>
            {(person.side === 'marketing' || person.side === 'sales') && <SideMark side={person.side} />}
            <span>
              {person.name}
              {person.side !== 'marketing' && person.side !== 'sales' && (
                <span className={classes.found}>
                  , {SIDES.find(({ value }) => value === person.side)?.label}
                </span>
              )}
            </span>
            <ActionIcon
              variant="subtle"
              aria-label={`Remove ${person.name}`}
              onClick={() => change({ people: people.toSpliced(at, 1) })}
            >
              <IconX size="1rem" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form onSubmit={add}>
        <Group gap={6} wrap="nowrap" align="flex-end">
          <TextInput
            aria-label="Name of somebody in the room"
            placeholder="Name"
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Select
            aria-label="Side of this person"
            data={SIDES}
            value={side}
            allowDeselect={false}
            onChange={(chosen) => setSide(chosen as Attendee['side'])}
            w="8rem"
          />
          <Button type="submit" variant="default" px="sm" disabled={!name.trim()}>
            Add
          </Button>
        </Group>
      </form>
    </Stack>
  );
}
