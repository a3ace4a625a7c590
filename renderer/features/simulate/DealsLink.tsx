import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './simulate.module.css';
import { type Pointed, usePointAt } from './simulate-state.ts';

interface Props extends Pointed {
  children: ReactNode;
  /** No deals: nothing to open. */
  none?: boolean;
}

/** A number that opens the deals behind it. */
export function DealsLink({ words, query, children, none = false }: Props) {
  const pointAt = usePointAt();
  if (none) return <span className={classes.none}>{children}</span>;
  return (
    <UnstyledButton
      className={classes.link}
      title={`List: ${words}`}
      onClick={() => pointAt({ words, query })}
    >
      {children}
    </UnstyledButton>
  );
}
