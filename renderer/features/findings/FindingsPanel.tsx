import { Loader, Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useDraft } from '../../stores/definitions.ts';
import { useFindings, useOpenFindings } from '../../stores/findings.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { FindingItem } from './FindingItem.tsx';
import classes from './Findings.module.css';
import { SetAside } from './SetAside.tsx';

/** What somebody who knows the trade would point at in the definition. */
export function FindingsPanel() {
  const draft = useDraft();
  const open = useOpenFindings(draft?.id);
  const dismissed = useFindings((state) => (draft ? state.dismissed[draft.id] : undefined));
  // What is dealt with goes, and the focus with it, unless it has somewhere to go.
  const panel = useRef<HTMLDivElement>(null);
  const onDone = () => panel.current?.focus();
  if (!draft) return null;
  return (
    <Stack gap="md" ref={panel} tabIndex={-1} className={classes.panel}>
      <PanelHead title="Findings" />
      <Text c="var(--ink-2)">
        What a practitioner would point at in “{draft.definition.name}”. Fix it, or set it aside with a reason
        that the document keeps.
      </Text>
      {!open && <Loader role="status" aria-label="Looking at the definition" color="var(--ink-2)" />}
      {open?.length === 0 && <Text fw={600}>Nothing to point out.</Text>}
      {open && open.length > 0 && (
        <ul className={classes.list}>
          {open.map((finding) => (
            <FindingItem key={finding.id} draft={draft.id} finding={finding} onDone={onDone} />
          ))}
        </ul>
      )}
      {dismissed && dismissed.length > 0 && (
        <section aria-label="Set aside">
          <Title order={3}>Set aside</Title>
          <ul className={classes.list}>
            {dismissed.map((each) => (
              <SetAside key={each.finding} draft={draft.id} dismissal={each} onDone={onDone} />
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}
