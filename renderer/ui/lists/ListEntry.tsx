import { Group, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { RowAction } from '../criterion/RowAction.tsx';
import classes from './lists.module.css';

interface Props {
  /** What an entry is, for screen readers: `reason`. */
  what: string;
  name: string;
  /** Who refers to it; as long as anybody does, it stays. */
  uses: readonly string[];
  onRename: (name: string) => void;
  onRemove: () => void;
  children?: ReactNode;
}

/** An entry of a list: its name, what else there is to it, and, if it has to stay, for whom. */
export function ListEntry({ what, name, uses, onRename, onRemove, children }: Props) {
  return (
    <li className={classes.entry}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          aria-label={`Name of the ${what}`}
          value={name}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => value && onRename(value)}
        />
        <RowAction
          label={uses.length > 0 ? `In use, so it stays: ${uses.join('; ')}` : `Remove “${name}”`}
          icon={<IconTrash size="1.125rem" />}
          disabled={uses.length > 0}
          onClick={onRemove}
        />
      </Group>
      {children}
      {uses.length > 0 && (
        <Text size="xs" c="var(--ink-2)" lineClamp={2} title={uses.join('\n')}>
          Used by {uses.length === 1 ? uses[0] : `${uses.length} rules and arrows`}
        </Text>
      )}
    </li>
  );
}
