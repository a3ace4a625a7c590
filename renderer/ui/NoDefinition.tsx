import { Button } from '@mantine/core';
import { addStarters } from '../stores/definitions.ts';
import { EmptyState } from './EmptyState.tsx';

/** Where a workshop has no definition yet. */
export function NoDefinition() {
  return (
    <EmptyState
      title="No definition yet"
      action={
        <Button size="md" mt="sm" onClick={addStarters}>
          Start with Today, Marketing and Sales
        </Button>
      }
    >
      A definition is a flow of stages and a scoring model. Begin with one for how it is done today and one
      for each side.
    </EmptyState>
  );
}
