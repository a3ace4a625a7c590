import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useScreen } from '../stores/screen.ts';
import { EmptyState } from './EmptyState.tsx';

/** In place of what takes deals, while there are none. */
export function NoDeals({ title, children }: { title: string; children: ReactNode }) {
  const go = useScreen((state) => state.go);
  return (
    <EmptyState
      title={title}
      action={
        <Button size="md" mt="sm" onClick={() => go('evidence')}>
          Bring in deals
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
