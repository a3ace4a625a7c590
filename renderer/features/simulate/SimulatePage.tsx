import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { StepPage } from '../../ui/StepPage.tsx';
import classes from './simulate.module.css';
import { TABS, type Tab, useSimulate } from './simulate-state.ts';

const LABEL: Record<Tab, string> = {
  funnel: 'Funnel',
  by: 'By source, month …',
  lacks: 'Near misses',
  work: 'Work',
  money: 'Money',
  leak: 'Leak',
};

interface Props {
  /** What was found. */
  title: ReactNode;
  purpose: ReactNode;
  side: ReactNode;
  /** What the chosen tab shows. */
  tab: ReactNode;
  /** Below every tab. */
  children: ReactNode;
}

/** A page of Simulate: its finding, the ways to look at it, and the list of deals below them all. */
export function SimulatePage({ title, purpose, side, tab, children }: Props) {
  const { tab: chosen, show } = useSimulate();
  return (
    <StepPage title={title} purpose={purpose} side={side}>
      <Tabs
        value={chosen}
        onChange={(to) => to && show(to as Tab)}
        keepMounted={false}
        className={classes.tabs}
      >
        <Tabs.List mb="sm">
          {TABS.map((each) => (
            <Tabs.Tab key={each} value={each} className={classes.tab}>
              {LABEL[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={chosen} className={classes.panel}>
          {tab}
        </Tabs.Panel>
      </Tabs>
      {children}
    </StepPage>
  );
}
