import { ActionIcon, Button, Group, Stack, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { restoreFocus } from '../../ui/focus.ts';
import { SIDE_LABEL, SideMark } from '../../ui/marks.tsx';
import { plural } from '../../ui/numbers.ts';
import { StepPage } from '../../ui/StepPage.tsx';
import classes from './calibrate.module.css';
import { NextPerson } from './NextPerson.tsx';
import { OnPaper } from './OnPaper.tsx';
import { RemoveRound } from './RemoveRound.tsx';
import { RoundChoice } from './RoundChoice.tsx';
import { goOn, reveal } from './rounds-store.ts';

/** A round that is being answered: who is next, who is done; nobody's answers. */
export function OpenRound({ round, rounds }: { round: Round; rounds: readonly Round[] }) {
  const done = round.participants.filter((participant) => participant.done).length;
  // A row that had the focus may be gone with its person.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever somebody has gone
  useEffect(restoreFocus, [round.participants.length]);
  return (
    <StepPage
      title={round.name}
      purpose={`${plural(round.deals.length, 'deal')}, as they were known after ${plural(round.shownDays, 'day')}. Hand the laptop round, or print it; nobody sees anybody’s answers until the reveal.`}
      actions={
        <>
          <RoundChoice round={round} rounds={rounds} />
          <RemoveRound round={round} />
          <Button disabled={done < 2} onClick={() => reveal(round)}>
            Reveal the answers
          </Button>
        </>
      }
    >
      <div className={classes.open}>
        <Stack gap="xl" maw={720}>
          <NextPerson round={round} />
          <OnPaper round={round} />
        </Stack>
        {round.participants.length > 0 && <People round={round} />}
      </div>
    </StepPage>
  );
}

function People({ round }: { round: Round }) {
  const { dismiss } = useDefinitions.getState();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Who</Table.Th>
          <Table.Th>Side</Table.Th>
          <Table.Th>Answers</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {round.participants.map((participant) => (
          <Table.Tr key={participant.id}>
            <Table.Th scope="row">{participant.name}</Table.Th>
            <Table.Td>
              <Group gap={6} wrap="nowrap">
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
            <Table.Td p={0} ta="right">
              <ActionIcon
                variant="subtle"
                aria-label={`Take ${participant.name} out of the round`}
                onClick={() => dismiss(participant)}
              >
                <IconTrash size="1.125rem" />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
