import { Table, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import classes from './evidence.module.css';

/** The first rows as they stand in the file. */
export function PreviewRows({ preview }: { preview: ImportPreview }) {
  const { mapping, rows } = preview;
  return (
    <section aria-label="First rows">
      <Title order={2}>The first rows</Title>
      {/* Wide files scroll here, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area has to take the focus to scroll by keys */}
      <section className={classes.scroll} tabIndex={0} aria-label="First rows of the file">
        <Table className={classes.rows}>
          <Table.Thead>
            <Table.Tr>
              {mapping.columns.map((column) => (
                <Table.Th key={column.column}>{column.header || `Column ${column.column + 1}`}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={index}>
                {mapping.columns.map((column) => (
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
