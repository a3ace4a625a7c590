import { Group, Stack, Text, Title } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { useCaughtFocus } from './focus.ts';
import classes from './StepPage.module.css';

interface Props {
  /** What there is to do here, or better: what the data says. */
  title: ReactNode;
  /** One sentence. */
  purpose: ReactNode;
  /** At most one primary action. */
  actions?: ReactNode;
  /** The panel at the side: what is selected. */
  side?: ReactNode;
  children: ReactNode;
}

/** A panel that can stand beside any step, in place of the step's own; null: the step's own. */
export const CommonPanel = createContext<ReactNode>(null);

/** The page of a step: its title, its one sentence, its work, and a side panel for what is selected. */
export function StepPage({ title, purpose, actions, side, children }: Props) {
  useCaughtFocus();
  const panel = useContext(CommonPanel) ?? side;
  return (
    <div className={classes.page}>
      <div className={classes.work}>
        <Group justify="space-between" align="flex-end" mb="md" className={classes.head}>
          <Stack gap={2} miw="14rem">
            <Title order={1} size="h1">
              {title}
            </Title>
            <Text c="var(--ink-2)">{purpose}</Text>
          </Stack>
          <Group gap="xs">{actions}</Group>
        </Group>
        {children}
      </div>
      {panel && <aside className={classes.side}>{panel}</aside>}
    </div>
  );
}
