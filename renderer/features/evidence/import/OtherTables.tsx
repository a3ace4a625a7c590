import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import type { ImportPreview, TablePreview } from '#shared/contract/importing.ts';
import type { OtherTable, TableKind } from '#shared/contract/mapping.ts';
import { plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { Happened } from '../Happened.tsx';
import { correct } from './import-store.ts';
import { asKind, KIND_LABEL, withDealsIn, withTable } from './other-tables.ts';
import { Unmatched } from './Unmatched.tsx';

const KINDS = Object.entries(KIND_LABEL).map(([value, label]) => ({ value, label }));

/** The tables beside the deals: what each is, by what it joins, and how well that fits. */
export function OtherTables({ preview }: { preview: ImportPreview }) {
  const { mapping, tables } = preview;
  return (
    <section aria-label="Other tables">
      <Title order={2}>Other tables</Title>
      <Text c="var(--ink-2)">What each of them is, and which column says where its rows belong.</Text>
      <Stack gap="sm" mt="xs">
        {mapping.others.map((other, index) => (
          <OneTable
            key={tables[index]?.name ?? index}
            preview={preview}
            other={other}
            index={index}
            table={tables[index]!}
          />
        ))}
      </Stack>
    </section>
  );
}

interface Props {
  preview: ImportPreview;
  other: OtherTable;
  index: number;
  table: TablePreview;
}

function OneTable({ preview, other, index, table }: Props) {
  const { mapping } = preview;
  const change = (changed: Partial<OtherTable>) =>
    correct(withTable(mapping, index, changed), { reread: true });
  const headers = table.headers.map((header, column) => ({
    value: String(column),
    label: header || `Column ${column + 1}`,
  }));
  return (
    <section
      className={classes.table}
      aria-label={table.name}
      data-unused={other.kind === 'ignore' || undefined}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} truncate>
          {table.name} <span className={classes.quiet}>{plural(table.rows, 'row')}</span>
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => correct(withDealsIn(mapping, index), { reread: true })}
        >
          The deals are in here
        </Button>
      </Group>
      <Group gap="md" align="flex-end">
        <Select
          label="It holds"
          aria-label={`What ${table.name} holds`}
          data={KINDS}
          value={other.kind}
          allowDeselect={false}
          onChange={(kind) => kind && correct(asKind(mapping, index, kind as TableKind), { reread: true })}
        />
        {other.kind !== 'ignore' && (
          <>
            <Select
              label="Its column"
              aria-label={`Column by which ${table.name} joins`}
              data={headers}
              value={other.join ? String(other.join.column) : null}
              searchable
              onChange={(column) =>
                column &&
                change({
                  join: { table: other.join?.table ?? 0, to: other.join?.to ?? 0, column: Number(column) },
                })
              }
            />
            <Select
              label="is the same as"
              aria-label={`What ${table.name} joins`}
              data={targetsOf(preview, index)}
              value={other.join ? `${other.join.table} ${other.join.to}` : null}
              searchable
              onChange={(target) => {
                if (!target) return;
                const [to, column] = target.split(' ').map(Number) as [number, number];
                change({ join: { column: other.join?.column ?? 0, table: to, to: column } });
              }}
            />
          </>
        )}
        {other.kind === 'touchpoints' && other.touchpoints && (
          <>
            <Select
              label="What happened"
              placeholder={other.touchpoints.name}
              data={headers}
              clearable
              searchable
              value={other.touchpoints.type === null ? null : String(other.touchpoints.type)}
              onChange={(type) =>
                change({ touchpoints: { ...other.touchpoints!, type: type === null ? null : Number(type) } })
              }
            />
            <Select
              label="When"
              data={headers}
              allowDeselect={false}
              searchable
              value={String(other.touchpoints.at)}
              onChange={(at) => at && change({ touchpoints: { ...other.touchpoints!, at: Number(at) } })}
            />
            <Select
              label="Whether it happened"
              placeholder="It did"
              data={headers}
              clearable
              searchable
              value={other.touchpoints.status === null ? null : String(other.touchpoints.status)}
              onChange={(status) =>
                change({
                  touchpoints: {
                    ...other.touchpoints!,
                    status: status === null ? null : Number(status),
                    happened: {},
                  },
                })
              }
            />
          </>
        )}
      </Group>
      {other.kind === 'touchpoints' && other.touchpoints && (
        <Happened
          table={table}
          touchpoints={other.touchpoints}
          onChange={(touchpoints) => change({ touchpoints })}
        />
      )}
      {table.notes.length > 0 && <Text c="var(--ink-2)">{table.notes.join(' ')}</Text>}
      {table.match && other.join && other.kind !== 'ignore' && (
        <Unmatched mapping={mapping} join={other.join} match={table.match} name={table.name} />
      )}
    </section>
  );
}

/** The columns that a table can join: those of the deals and of the tables that don't hang on it. */
function targetsOf({ mapping, fileName, tables }: ImportPreview, index: number) {
  const own = index + 1;
  const hangsOn = (table: number): boolean => {
    if (table === own) return true;
    const join = mapping.others[table - 1]?.join;
    return table > 0 && join !== undefined && join !== null && hangsOn(join.table);
  };
  const deals = mapping.columns.map(({ column, header }) => ({
    value: `0 ${column}`,
    label: header || `Column ${column + 1}`,
  }));
  const others = mapping.others.flatMap((_, i) =>
    hangsOn(i + 1)
      ? []
      : [
          {
            group: tables[i]!.name,
            items: tables[i]!.headers.map((header, column) => ({
              value: `${i + 1} ${column}`,
              label: header || `Column ${column + 1}`,
            })),
          },
        ],
  );
  return [{ group: fileName, items: deals }, ...others];
}
