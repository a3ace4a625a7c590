import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { type Person, PersonFields } from './PersonFields.tsx';
import { join } from './rounds-store.ts';

/** Takes the next person in, who then answers on this laptop. */
export function NextPerson({ round }: { round: Round }) {
  const [person, setPerson] = useState<Person>({ name: '', side: 'marketing' });
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (person.name.trim()) join(round, person.name.trim(), person.side);
  };
  return (
    <form onSubmit={start}>
      <Stack gap="sm">
        <Title order={2}>Who is next?</Title>
        <Group align="flex-end">
          <PersonFields person={person} isFirst onChange={setPerson} />
          <Button type="submit" variant="default" disabled={!person.name.trim()}>
            Start
          </Button>
        </Group>
        <Text c="var(--ink-2)">Your answers are yours alone until everybody is done.</Text>
      </Stack>
    </form>
  );
}
