import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useScreen } from '../stores/screen.ts';
import classes from './DealsLink.module.css';

/** A number of the open deals that are too young to tell: they are in no list, so it goes where they are shown. */
export function YoungDealsLink({ children }: { children: ReactNode }) {
  const go = useScreen((state) => state.go);
  return (
    <UnstyledButton className={classes.link} title="Evidence shows them" onClick={() => go('evidence')}>
      {children}
    </UnstyledButton>
  );
}
