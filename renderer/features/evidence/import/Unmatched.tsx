import { Button, Group, Text } from '@mantine/core';
import type { TablePreview } from '#shared/contract/importing.ts';
import type { Mapping, OtherTable } from '#shared/contract/mapping.ts';
import { count, plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';

interface Props {
  mapping: Mapping;
  join: NonNullable<OtherTable['join']>;
  match: NonNullable<TablePreview['match']>;
  name: string;
}

const SHOWN = 12;

/** Which values of a join don't fit; those that are nearly the same can be taken for one. */
export function Unmatched({ mapping, join, match, name }: Props) {
  const near = match.unmatched.filter((one) => one.near.length > 0);
  const rest = match.unmatched.filter((one) => one.near.length === 0);
  const merge = (from: string, to: string) => {
    const step = { table: join.table, column: join.to, from: [from], to };
    correct({ ...mapping, cleaning: [...mapping.cleaning, step] }, { reread: true });
  };
  return (
    <div>
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
