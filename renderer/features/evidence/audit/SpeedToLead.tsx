import { Table, Text, Title } from '@mantine/core';
import type { Share } from '#shared/domain/statistics/share.ts';
import type { Speed } from '#shared/engine/evidence/speed.ts';
import { count, percent } from '../../../ui/numbers.ts';
import classes from './audit.module.css';

/** What became of leads by how soon sales was there, beside what is usual. */
export function SpeedToLead({ speed }: { speed: Speed }) {
  return (
    <section aria-label="Speed to lead">
      <Title order={2}>How soon sales was there, and what came of it</Title>
      <Table maw={880} mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>First contact within</Table.Th>
            <Table.Th className={classes.number}>Ended deals</Table.Th>
            <Table.Th>Became an opportunity</Table.Th>
            <Table.Th>Were won</Table.Th>
            <Table.Th className={classes.number}>Usual chance of an opportunity</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {speed.rows.map(({ within, deals, opportunities, won, usual }) => (
            <Table.Tr key={within}>
              <Table.Th scope="row" fw={400}>
                {within}
              </Table.Th>
              <Table.Td className={classes.number}>{count(deals)}</Table.Td>
              <Table.Td>{shareWords(opportunities)}</Table.Td>
              <Table.Td>{shareWords(won)}</Table.Td>
              <Table.Td className={classes.number}>{usual === null ? '–' : percent(usual)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {speed.caveats.map((caveat) => (
        <Text key={caveat} c="var(--ink-2)" mt={4}>
          {caveat}
        </Text>
      ))}
    </section>
  );
}

/** `34 % (51 of 150), probably 27 % to 42 %`. */
export function shareWords(share: Share | null): string {
  if (!share || share.of === 0) return '–';
  return `${percent(share.hits / share.of)} · ${count(share.hits)} of ${count(share.of)} (${percent(share.low)} to ${percent(share.high)})`;
}
