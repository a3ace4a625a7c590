import { Button, Table, Text, Title } from '@mantine/core';
import type { ImportReport } from '#shared/contract/importing.ts';
import { useDiscretion } from '../../../stores/discretion.ts';
import { count, plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { readKept, saveLeftOut } from './import-store.ts';
import { KIND_LABEL } from './other-tables.ts';

const inRow = ({ row, text }: { row: number; text: string }) => `“${text}” in row ${count(row)}`;

/** What became of the rows of a file; the totals add up, and every row left out says why. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { rows, deals, duplicates, leftOut, reasons, unreadableCells, notes, files, tables, cleaning } =
    report;
  // Cells are as they came: any of them may name somebody.
  const namesHidden = useDiscretion((state) => state.namesHidden);
  const used = tables.filter(({ kind }) => kind !== 'ignore');
  const unused = tables.filter(({ kind }) => kind === 'ignore');
  return (
    <section aria-label="What became of the file">
      <Title order={2}>What became of the file</Title>
      <Text>
        {plural(rows, 'row')} = {plural(deals, 'deal')} + {plural(duplicates, 'duplicate')} + {count(leftOut)}{' '}
        left out
      </Text>
      {files.map(({ name, rows: read, deals: given }) => (
        <Text key={name} c="var(--ink-2)">
          {name}: {plural(read, 'row')}, of which {plural(given, 'deal')}
        </Text>
      ))}
      {notes.map((note) => (
        <Text key={note} c="var(--ink-2)">
          {note}
        </Text>
      ))}
      {unreadableCells.map(({ key, label, cells, examples }) => (
        <Text key={key} c="var(--warn)">
          {plural(cells, 'cell')} of “{label}” could not be read and {cells === 1 ? 'counts' : 'count'} as
          missing{!namesHidden && `, such as ${examples.map(inRow).join(', ')}`}.
        </Text>
      ))}
      {used.length > 0 && (
        <Table mt="xs" aria-label="Other tables">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Other tables</Table.Th>
              <Table.Th>Read as</Table.Th>
              <Table.Th className={classes.number}>Rows</Table.Th>
              <Table.Th className={classes.number}>Of deals</Table.Th>
              <Table.Th className={classes.number}>Deals with one</Table.Th>
              <Table.Th className={classes.number}>Touchpoints</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {used.map((table) => (
              <Table.Tr key={table.name}>
                <Table.Td>
                  {table.name}
                  {table.notes.map((note) => (
                    <Text key={note} size="sm" c="var(--ink-2)">
                      {note}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td>{KIND_LABEL[table.kind]}</Table.Td>
                <Table.Td className={classes.number}>{count(table.rows)}</Table.Td>
                <Table.Td className={classes.number}>{count(table.matched)}</Table.Td>
                <Table.Td className={classes.number}>{count(table.deals)}</Table.Td>
                <Table.Td className={classes.number}>{count(table.touchpoints)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {unused.length > 0 && (
        <Text mt="xs" c="var(--ink-2)">
          {plural(unused.length, 'table', 'tables')} left out:{' '}
          {unused.map(({ name, rows }) => `${name} (${plural(rows, 'row')})`).join(', ')}
        </Text>
      )}
      {cleaning.length > 0 && (
        <details className={classes.reasons}>
          <summary>What was cleaned</summary>
          <Button my="xs" variant="default" onClick={readKept}>
            Read the files again, to change or undo a step…
          </Button>
          {cleaning.map(({ step, table, column, what, cells }) => (
            <Text key={`${table} ${column} ${what}`}>
              {namesHidden && step !== null ? 'Values that the room took for others.' : what}{' '}
              <span className={classes.quiet}>{count(cells)}</span>
            </Text>
          ))}
        </details>
      )}
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
                {!namesHidden && <Table.Th>Text</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {reasons.map(({ row, reason, text, file }) => (
                <Table.Tr key={`${file} ${row}`}>
                  <Table.Td className={classes.number}>{count(row)}</Table.Td>
                  <Table.Td>
                    {file && `${file}: `}
                    {reason}
                  </Table.Td>
                  {!namesHidden && <Table.Td className={classes.quiet}>{text}</Table.Td>}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Button mt="xs" variant="default" onClick={saveLeftOut}>
            Save these rows…
          </Button>
        </details>
      )}
    </section>
  );
}
