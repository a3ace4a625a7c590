import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { diff } from '#shared/domain/definition/diff.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { plural } from '../../ui/numbers.ts';
import classes from './History.module.css';

/** As many as are read at a glance. */
const SHOWN = 6;

/** What changed from one form of a definition to another, in words. */
export function Changes({ before, after }: { before: Definition; after: Definition }) {
  const fields = useWorkshop((state) => state.sample?.fields);
  const [all, setAll] = useState(false);
  const changes = diff(before, after, fields);
  if (changes.length === 0) return <Text className={classes.about}>No change.</Text>;
  const shown = all ? changes : changes.slice(0, SHOWN);
  return (
    <>
      <ul className={classes.changes}>
        {shown.map(({ part, id, what, words }) => (
          <li key={`${part} ${id} ${what} ${words}`}>{words}</li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show {plural(changes.length - shown.length, 'more change')}
        </Button>
      )}
    </>
  );
}
