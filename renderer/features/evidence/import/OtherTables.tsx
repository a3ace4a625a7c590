import { Button, Group, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview, TablePreview } from '#shared/contract/importing.ts';
import type { OtherTable, TableKind } from '#shared/contract/mapping.ts';
import { plural } from '../../../ui/numbers.ts';
import { Unfolding } from '../../../ui/Unfolding.tsx';
import classes from '../evidence.module.css';
import { Happened } from './Happened.tsx';
import { correct } from './import-store.ts';
import { asKind, KIND_LABEL, withDealsIn, withTable } from './other-tables.ts';
import { lineOf, openAtFirst } from './table-line.ts';
import { Unmatched } from './Unmatched.tsx';

const KINDS = Object.entries(KIND_LABEL).map(([value, label]) => ({ value, label }));

/** The tables beside the deals, a line each: what each is, by what it joins, and how well that fits; opened, it can be changed. */
export function OtherTables({ preview }: { preview: ImportPreview }) {
  const { mapping, tables } = preview;
  const leftOut = mapping.others.filter(({ kind }) => kind === 'ignore').length;
  return (
    <section aria-label="Other tables">
      <Title order={2}>Other tables</Title>
      <Text c="var(--ink-2)">
        What each of them is, and which column says where its rows belong.
        {leftOut > 0 &&
          leftOut < tables.length &&
          ` ${plural(tables.length - leftOut, 'table tells', 'tables tell')} of the deals, ${plural(leftOut, 'is', 'are')} left out.`}
      </Text>
      <Lines key={tables.map(({ name }) => name).join('\n')} preview={preview} />
    </section>
  );
}

/** Left-out tables come last; a table stays where it was while the room changes what it is. */
function Lines({ preview }: { preview: ImportPreview }) {
  const { mapping, tables } = preview;
  const [order] = useState(() => {
    const all = [...mapping.others.keys()];
    const isUsed = (index: number) => mapping.others[index]!.kind !== 'ignore';
    return [...all.filter(isUsed), ...all.filter((index) => !isUsed(index))];
  });
  const [open] = useState(() => openAtFirst(preview));
  return (
    <div className={classes.tables}>
      {order.map((index) => (
        <OneTable
          key={tables[index]!.name}
          preview={preview}
          other={mapping.others[index]!}
          index={index}
          table={tables[index]!}
          isOpenAtFirst={open.has(index)}
        />
      ))}
    </div>
  );
}

interface Props {
  preview: ImportPreview;
  other: OtherTable;
  index: number;
  table: TablePreview;
}

function OneTable({ isOpenAtFirst, ...table }: Props & { isOpenAtFirst: boolean }) {
  const { name, rows } = table.table;
  const { holds, says, doubt } = lineOf(table.preview, table.index);
  return (
    <section aria-label={name} data-unused={table.other.kind === 'ignore' || undefined}>
      <Unfolding
        isOpenAtFirst={isOpenAtFirst}
        summaryClassName={classes.line}
        summary={
          <>
            <span className={classes.tableName}>
              {name} <span className={classes.rowCount}>{plural(rows, 'row')}</span>
            </span>
            <span>{holds}</span>
            <span>
              {says} {doubt && <span className={classes.doubt}>{doubt}</span>}
            </span>
          </>
        }
      >
        <Choices {...table} />
      </Unfolding>
    </section>
  );
}

/** What the room can change about a table, and how well it fits. */
function Choices({ preview, other, index, table }: Props) {
  const { mapping } = preview;
  const change = (changed: Partial<OtherTable>) =>
    correct(withTable(mapping, index, changed), { reread: true });
  const headers = table.headers.map((header, column) => ({
    value: String(column),
    label: header || `Column ${column + 1}`,
  }));
  return (
    <div className={classes.choices}>
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
      {table.match && other.join && other.kind !== 'ignore' && (
        <Unmatched mapping={mapping} join={other.join} match={table.match} name={table.name} />
      )}
      <Group justify="space-between" wrap="nowrap">
        <Text c="var(--ink-2)">{table.notes.join(' ')}</Text>
        <Button
          flex="none"
          size="compact-sm"
          variant="subtle"
          aria-label={`The deals are in here: ${table.name}`}
          onClick={() => correct(withDealsIn(mapping, index), { reread: true })}
        >
          The deals are in here
        </Button>
      </Group>
    </div>
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
