import { Button, Group, Modal, NumberInput, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { YoungRule } from '#shared/domain/sample/young.ts';
import { useDefinitions } from '../../../stores/definitions.ts';
import { useWorkshop } from '../../../stores/workshop.ts';
import { count, day, plural } from '../../../ui/numbers.ts';
import { useEngineAnswer } from '../useEngineAnswer.ts';

const SHOWN = { most: 200 };
/** What the room's own number begins with where the sample says nothing of what is usual. */
const A_QUARTER = 90;

type Kind = 'usual' | 'own' | 'none';
const CHOICES: { value: Kind; label: string }[] = [
  { value: 'usual', label: 'the usual time to close' },
  { value: 'own', label: 'a number of days' },
  { value: 'none', label: 'no age: count them all' },
];
const kindOf = (rule: YoungRule): Kind => (rule === null ? 'none' : rule === 'usual' ? 'usual' : 'own');

/** Under which age open deals are left out, and which they are. */
export function YoungChoice() {
  const rule = useDefinitions((state) => state.young);
  const leaveOut = useDefinitions((state) => state.leaveOutYoung);
  const timeZone = useWorkshop((state) => state.sample?.timeZone);
  const { answer } = useEngineAnswer('young', SHOWN);
  const [isListed, list] = useState(false);
  const choose = (kind: string | null) => {
    if (kind === 'own') leaveOut(answer?.days ?? A_QUARTER);
    else if (kind !== null) leaveOut(kind === 'none' ? null : 'usual');
  };
  return (
    <Group gap="sm" mt="xs" align="end">
      <Select
        label="Leave out open deals younger than"
        data={CHOICES}
        value={kindOf(rule)}
        allowDeselect={false}
        w="17rem"
        onChange={choose}
      />
      {typeof rule === 'number' && <Days key={rule} days={rule} onChange={leaveOut} />}
      {answer && answer.deals > 0 && (
        <Button variant="default" onClick={() => list(true)}>
          Show {answer.deals === 1 ? 'it' : 'them'}
        </Button>
      )}
      <Modal
        opened={isListed}
        onClose={() => list(false)}
        size="lg"
        title="Open deals that are too young to tell"
      >
        {answer && (
          <>
            <Text>
              {plural(answer.deals, 'open deal')} younger than {plural(answer.days ?? 0, 'day')},{' '}
              {rule === null ? 'counted all the same' : 'in no figure and no list of deals'}
              {answer.deals > answer.rows.length && `; the oldest ${count(answer.rows.length)} of them`}.
            </Text>
            <Table mt="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Deal</Table.Th>
                  <Table.Th>Began</Table.Th>
                  <Table.Th ta="right">Days old</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {answer.rows.map(({ place, deal, begins, days }) => (
                  <Table.Tr key={place}>
                    <Table.Td>{deal}</Table.Td>
                    <Table.Td>{day(begins, timeZone)}</Table.Td>
                    <Table.Td ta="right">{count(days)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </Modal>
    </Group>
  );
}

/** A number that is taken once it is whole: each one that is on the way would count all deals anew. */
function Days({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const [typed, type] = useState<number | string>(days);
  const take = () => {
    if (typeof typed === 'number') onChange(Math.round(typed));
    else type(days);
  };
  return (
    <NumberInput
      label="Days"
      value={typed}
      min={1}
      max={3650}
      allowDecimal={false}
      w="7rem"
      onChange={type}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  );
}
