import { Button, Group, Popover, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { SIDE_LABEL, SideMark } from '../../ui/marks.tsx';
import { plural } from '../../ui/numbers.ts';
import { StepPage } from '../../ui/StepPage.tsx';
import { NextPerson } from './NextPerson.tsx';
import { OnPaper } from './OnPaper.tsx';
import { goOn, removeRound, reveal } from './rounds-store.ts';

/** A round that is being answered: who is next, who is done; nobody's answers. */
export function OpenRound({ round }: { round: Round }) {
  const done = round.participants.filter((participant) => participant.done).length;
  return (
    <StepPage
      title={round.name}
      purpose={`${plural(round.deals.length, 'deal')}, as they were known after ${plural(round.shownDays, 'day')}. Hand the laptop round, or print it; nobody sees anybody’s answers until the reveal.`}
      actions={
        <>
          <Drop round={round} />
          <Button disabled={done < 2} onClick={() => reveal(round)}>
            Reveal the answers
          </Button>
        </>
      }
    >
      <Stack gap="xl" maw={720}>
        {round.participants.length > 0 && <People round={round} />}
        <NextPerson round={round} />
        <OnPaper round={round} />
      </Stack>
    </StepPage>
  );
}

/** Asks before anybody's answers go. */
function Drop({ round }: { round: Round }) {
  const [asking, setAsking] = useState(false);
  const people = round.participants.length;
  return (
    <Popover opened={asking} onChange={setAsking} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => (people === 0 ? removeRound(round) : setAsking(true))}>
          Drop this round
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text mb="xs">The answers of {plural(people, 'person', 'people')} go with it, for good.</Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button onClick={() => removeRound(round)}>Drop it</Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

function People({ round }: { round: Round }) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Who</Table.Th>
          <Table.Th>Side</Table.Th>
          <Table.Th>Answers</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {round.participants.map((participant) => (
          <Table.Tr key={participant.id}>
            <Table.Th scope="row">{participant.name}</Table.Th>
            <Table.Td>
              <Group gap={6}>
                <SideMark side={participant.side} /> {SIDE_LABEL[participant.side]}
              </Group>
            </Table.Td>
            <Table.Td>
              {participant.done ? (
                'done'
              ) : (
                <Button size="compact-sm" variant="default" onClick={() => goOn(round, participant)}>
                  {participant.answered} of {round.deals.length}: go on
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
