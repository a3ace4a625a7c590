import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCaughtFocus } from '../../ui/focus.ts';
import { StepPage } from '../../ui/StepPage.tsx';
import classes from './compare.module.css';
import { TABS, type Tab, useCompare } from './compare-state.ts';

const LABEL: Record<Tab, string> = {
  sideBySide: 'Side by side',
  disagreements: 'Disagreements',
  merge: 'Merge',
  costs: 'What a mistake costs',
};

interface Props {
  /** What was found. */
  title: ReactNode;
  purpose: string;
  side?: ReactNode;
  children: ReactNode;
}

/** A page of Compare: its finding, the way to the other pages, and its work. */
export function ComparePage({ title, purpose, side, children }: Props) {
  const { tab, show } = useCompare();
  return (
    <StepPage title={title} purpose={purpose} side={side}>
      <Tabs value={tab} onChange={(to) => to && show(to as Tab)} keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map((each) =>
            each === tab ? (
              <ChosenTab key={each} tab={each} />
            ) : (
              <Tabs.Tab key={each} value={each} className={classes.tab}>
                {LABEL[each]}
              </Tabs.Tab>
            ),
          )}
        </Tabs.List>
        <Tabs.Panel value={tab}>{children}</Tabs.Panel>
      </Tabs>
    </StepPage>
  );
}

/** Each tab brings a page of its own: whoever has chosen it by its name stays there. */
function ChosenTab({ tab }: { tab: Tab }) {
  const ref = useCaughtFocus<HTMLButtonElement>();
  return (
    <Tabs.Tab ref={ref} value={tab} className={classes.tab}>
      {LABEL[tab]}
    </Tabs.Tab>
  );
}
