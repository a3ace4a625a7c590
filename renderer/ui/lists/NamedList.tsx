import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { PanelHead } from '../PanelHead.tsx';
import { focusNewEntry } from './focus-new.ts';
import { ListEntry } from './ListEntry.tsx';
import classes from './lists.module.css';
import { useOpenList } from './open-list.ts';

/** Changes an entry; `what` names the change, and the edits of one `gesture` are one step of undo. */
export type ChangeEntry<T> = (what: string, recipe: (entry: T) => void, gesture?: string) => void;

interface Props<T> {
  title: string;
  /** One sentence. */
  about: string;
  /** What an entry is: `reason`. */
  what: string;
  definition: Definition;
  /** The list in a definition. */
  of: (definition: Definition) => T[];
  /** Who refers to an entry. */
  uses: (id: string) => readonly string[];
  /** A new entry, beside those that are there. */
  make: (entries: readonly T[]) => T;
  /** What there is to an entry besides its name. */
  children?: (entry: T, change: ChangeEntry<T>) => ReactNode;
}

/** A list of things with names that a definition refers to: to be renamed, added, and removed where nobody does. */
export function NamedList<T extends { id: string; name: string }>(props: Props<T>) {
  const { title, about, what, definition, of, uses, make, children } = props;
  const edit = useDefinitions((state) => state.edit);
  const open = useOpenList((state) => state.open);
  const changeOf =
    (id: string): ChangeEntry<T> =>
    (named, recipe, gesture) =>
      edit(
        named,
        (changing) => {
          const entry = of(changing).find((known) => known.id === id);
          if (entry) recipe(entry);
        },
        gesture,
      );
  return (
    <Stack gap="md">
      <PanelHead title={title} onClose={() => open(null)} />
      <Text c="var(--ink-2)">{about}</Text>
      <ul className={classes.list}>
        {of(definition).map((entry) => {
          const { id, name } = entry;
          const change = changeOf(id);
          return (
            <ListEntry
              key={id}
              what={what}
              name={name}
              uses={uses(id)}
              onRename={(renamed) =>
                change(
                  `Name of the ${what}`,
                  (changing) => {
                    changing.name = renamed;
                  },
                  `${what}-name-${id}`,
                )
              }
              onRemove={() =>
                edit(`Remove the ${what} “${name}”`, (changing) => {
                  const entries = of(changing);
                  const place = entries.findIndex((known) => known.id === id);
                  if (place !== -1) entries.splice(place, 1);
                })
              }
            >
              {children?.(entry, change)}
            </ListEntry>
          );
        })}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size="1.125rem" />}
        onClick={() => {
          edit(`New ${what}`, (changing) => {
            const entries = of(changing);
            entries.push(make(entries));
          });
          focusNewEntry();
        }}
      >
        {`${what.charAt(0).toUpperCase()}${what.slice(1)}`}
      </Button>
    </Stack>
  );
}
