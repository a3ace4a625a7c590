import { Button, Group, Text } from '@mantine/core';
import type { TablePreview } from '#shared/contract/importing.ts';
import type { Mapping, OtherTable } from '#shared/contract/mapping.ts';
import { count, percent, plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';

interface Props {
  mapping: Mapping;
  join: NonNullable<OtherTable['join']>;
  match: NonNullable<TablePreview['match']>;
  name: string;
}

const SHOWN = 12;

/** How many values of a join fit, and which don't; those that are nearly the same can be taken for one. */
export function Unmatched({ mapping, join, match, name }: Props) {
  const { values, matched } = match.theirs;
  const near = match.unmatched.filter((one) => one.near.length > 0);
  const rest = match.unmatched.filter((one) => one.near.length === 0);
  const merge = (from: string, to: string) => {
    const step = { table: join.table, column: join.to, from: [from], to };
    correct({ ...mapping, cleaning: [...mapping.cleaning, step] }, { reread: true });
  };
  return (
    <div>
      <Text>
        {values === 0
          ? 'No values to compare.'
          : `${percent(matched / values)} match · ${count(matched)} of ${plural(values, 'value')}`}
      </Text>
      {near.map(({ value, rows, near: [nearest] }) => (
        <Group key={value} gap="xs">
          <Text>
            “{value}” ({plural(rows, 'row')}) is not in {name}, but “{nearest}” is.
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => merge(value, nearest!)}>
            Take it as “{nearest}”
          </Button>
        </Group>
      ))}
      {rest.length > 0 && (
        <details className={classes.reasons}>
          <summary>Values that are not in {name}</summary>
          <Text c="var(--ink-2)">
            {rest
              .slice(0, SHOWN)
              .map(({ value, rows }) => `${value} (${count(rows)})`)
              .join(' · ')}
            {rest.length > SHOWN && ' …'}
          </Text>
        </details>
      )}
    </div>
  );
}
