import { Table, Text, Title } from '@mantine/core';
import type { ImportReport } from '#shared/contract/importing.ts';
import { count, plural } from '../../ui/numbers.ts';
import classes from './evidence.module.css';

/** What became of the rows of a file; the totals add up, and every row left out says why. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { rows, deals, duplicates, leftOut, reasons, unreadableCells, notes } = report;
  return (
    <section aria-label="What became of the file">
      <Title order={2}>What became of the file</Title>
      <Text>
        {plural(rows, 'row')} = {plural(deals, 'deal')} + {plural(duplicates, 'duplicate')} + {count(leftOut)}{' '}
        left out
      </Text>
      {notes.map((note) => (
        <Text key={note} c="var(--ink-2)">
          {note}
        </Text>
      ))}
      {unreadableCells.map(({ key, label, cells, examples }) => (
        <Text key={key} c="var(--warn)">
          {plural(cells, 'cell')} of “{label}” could not be read and {cells === 1 ? 'counts' : 'count'} as
          missing, such as {examples.map(({ row, text }) => `“${text}” in row ${count(row)}`).join(', ')}.
        </Text>
      ))}
      {reasons.length > 0 && (
        <details className={classes.reasons}>
          <summary>
            {reasons.length < duplicates + leftOut
              ? `Why rows were left out: the first ${count(reasons.length)} of ${count(duplicates + leftOut)}`
              : 'Why rows were left out'}
          </summary>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th className={classes.number}>Row</Table.Th>
                <Table.Th>Reason</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {reasons.map(({ row, reason }) => (
                <Table.Tr key={row}>
                  <Table.Td className={classes.number}>{count(row)}</Table.Td>
                  <Table.Td>{reason}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </details>
      )}
    </section>
  );
}
