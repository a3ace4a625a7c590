import { Checkbox, Select, Table, Text, TextInput, Title } from '@mantine/core';
import type { ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { FIELD_TYPES, type FieldRole, type FieldType } from '#shared/domain/sample/sample.ts';
import { percent } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { RowsInSight } from '../RowsInSight.tsx';
import { useFind } from '../useFind.tsx';
import { ROLE_LABEL, TYPE_LABEL } from '../words.ts';
import { correct } from './import-store.ts';

const TYPES = FIELD_TYPES.map((type) => ({ value: type, label: TYPE_LABEL[type] }));
const NO_ROLE = 'none';
const ROLES = [
  { value: NO_ROLE, label: 'A fact about the deal' },
  ...Object.entries(ROLE_LABEL).map(([value, label]) => ({ value, label })),
];
const KNOWN = [
  { value: 'start', label: 'from the start' },
  { value: 'end', label: 'only at the end' },
];

/** Each column of the file: what it is called, its type, its part in a deal, and when its value was known. */
export function ColumnTable({ preview }: { preview: ImportPreview }) {
  const { mapping } = preview;
  const details = new Map(preview.columns.map((column) => [column.column, column]));
  const [shown, find] = useFind(
    mapping.columns,
    'Find a column',
    ({ header, label }) => `${header}\n${label}`,
  );

  const change = (column: ColumnMapping, changed: Partial<ColumnMapping>) => {
    const takesRole = changed.role && changed.role !== 'stageDate' ? changed.role : null;
    const columns = mapping.columns.map((known) => {
      if (known.column === column.column) return { ...known, ...changed };
      // A role belongs to one column: whoever takes it takes it from another.
      return takesRole && known.role === takesRole ? { ...known, role: null } : known;
    });
    const reread = changed.role !== undefined || changed.use !== undefined || changed.type !== undefined;
    correct({ ...mapping, columns }, { reread });
  };

  return (
    <section aria-label="Columns">
      <Title order={2}>Columns</Title>
      {find}
      <Table className={classes.columns} mt="xs" verticalSpacing="xs" aria-rowcount={shown.length + 1}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Use</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>In the file</Table.Th>
            <Table.Th>Type</Table.Th>
            <Table.Th>Part in a deal</Table.Th>
            <Table.Th>Known</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <RowsInSight items={shown} rowHeight={4.25}>
          {(column, index) => {
            const detail = details.get(column.column);
            const name = column.header || `Column ${column.column + 1}`;
            return (
              <Table.Tr key={column.column} aria-rowindex={index + 2} data-unused={!column.use || undefined}>
                <Table.Td>
                  <Checkbox
                    aria-label={`Use ${name}`}
                    checked={column.use}
                    onChange={({ currentTarget: { checked } }) => change(column, { use: checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <TextInput
                    aria-label={`What ${name} is called`}
                    value={column.label}
                    disabled={!column.use}
                    onChange={({ currentTarget: { value } }) => value && change(column, { label: value })}
                  />
                </Table.Td>
                <Table.Td className={classes.examples}>
                  <Text truncate>{detail?.examples.join(' · ') || 'empty'}</Text>
                  {detail && (
                    <Text c="var(--ink-2)" size="xs">
                      {percent(detail.filled)} filled
                      {detail.notes.length > 0 && `. ${detail.notes.join(' ')}`}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`Type of ${name}`}
                    data={TYPES}
                    value={column.type}
                    disabled={!column.use}
                    allowDeselect={false}
                    onChange={(type) => type && change(column, { type: type as FieldType })}
                  />
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`Part of ${name} in a deal`}
                    data={ROLES}
                    value={column.role ?? NO_ROLE}
                    disabled={!column.use}
                    allowDeselect={false}
                    searchable
                    onChange={(role) =>
                      role && change(column, { role: role === NO_ROLE ? null : (role as FieldRole) })
                    }
                  />
                  {column.type === 'date' && column.role === null && (
                    <Checkbox
                      mt={4}
                      label="Something happened then"
                      aria-label={`${name} is a touchpoint`}
                      checked={column.touchpoint !== null}
                      disabled={!column.use}
                      onChange={({ currentTarget: { checked } }) =>
                        change(column, { touchpoint: checked ? column.label.replace(/ date$/i, '') : null })
                      }
                    />
                  )}
                  {(column.type === 'text' || column.type === 'category') && column.list !== null && (
                    <Checkbox
                      mt={4}
                      label={`Several values, separated by ${column.list}`}
                      checked
                      onChange={() => change(column, { list: null })}
                    />
                  )}
                  {column.role === 'stageDate' && (
                    <TextInput
                      mt={4}
                      aria-label={`Which stage ${name} is the date of`}
                      placeholder="which stage?"
                      value={column.stage ?? ''}
                      onChange={({ currentTarget: { value } }) => change(column, { stage: value || null })}
                    />
                  )}
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`When ${name} was known`}
                    data={KNOWN}
                    value={column.known}
                    disabled={!column.use}
                    allowDeselect={false}
                    onChange={(known) => known && change(column, { known: known as ColumnMapping['known'] })}
                  />
                </Table.Td>
              </Table.Tr>
            );
          }}
        </RowsInSight>
      </Table>
    </section>
  );
}
