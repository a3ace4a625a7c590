import { Text } from '@mantine/core';
import type { Unmapped } from '#shared/domain/templates/map.ts';
import classes from './Templates.module.css';

/** What of the template the deals can't show. Nothing of it is dropped. */
export function UnmappedList({ unmapped }: { unmapped: readonly Unmapped[] }) {
  if (unmapped.length === 0) return null;
  return (
    <div className={classes.unmapped}>
      <Text fw={600}>Stays in the definition, but your deals can’t show it yet</Text>
      <ul>
        {unmapped.map(({ kind, slot, values }) => (
          <li key={`${kind} ${slot}`}>
            {kind === 'values'
              ? `${slot}: no deal says ${values.join(', ')}; choose your own values`
              : WORDS[kind](slot)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const WORDS = {
  field: (slot: string) => `${slot}: no such field, so what asks for it is unknown`,
  touchpoint: (slot: string) => `${slot}: no such touchpoint, so what asks for it is unknown`,
};
