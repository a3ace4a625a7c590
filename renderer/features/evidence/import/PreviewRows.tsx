import { Table, Text, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import { count } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';

/** More columns side by side are no help to anybody; above, each of them has its examples. */
const SHOWN = 100;

/** The first rows as they stand in the file. */
export function PreviewRows({ preview }: { preview: ImportPreview }) {
  const { mapping, rows } = preview;
  const columns = mapping.columns.slice(0, SHOWN);
  return (
    <section aria-label="First rows">
      <Title order={2}>The first rows</Title>
      {columns.length < mapping.columns.length && (
        <Text c="var(--ink-2)">
          The first {count(SHOWN)} of {count(mapping.columns.length)} columns.
        </Text>
      )}
      {/* Wide files scroll here, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <section className={classes.scroll} tabIndex={0} aria-label="First rows of the file">
        <Table className={classes.rows}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.column}>{column.header || `Column ${column.column + 1}`}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={index}>
                {columns.map((column) => (
                  <Table.Td key={column.column}>{row[column.column] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </section>
  );
}
