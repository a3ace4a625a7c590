import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../platform/engine/protocol.ts';
import { useFindings } from '../../stores/findings.ts';
import { tell } from '../../stores/notices.ts';
import { useScreen } from '../../stores/screen.ts';
import { plural } from '../../ui/numbers.ts';
import classes from './Findings.module.css';

interface Props {
  draft: string;
  finding: Finding;
  /** It is fixed or set aside. */
  onDone: () => void;
}

/** One finding: what is wrong, why it matters, and what can be done about it. */
export function FindingItem({ draft, finding, onDone }: Props) {
  const { what, why, at, deals, fix } = finding;
  const [dismissing, setDismissing] = useState(false);
  const { go, select, showDeals } = useScreen();
  const repair = useFindings((state) => state.fix);
  return (
    <li className={classes.finding}>
      <p className={classes.what}>{what}</p>
      <p className={classes.why}>{why}</p>
      {dismissing ? (
        <Reason draft={draft} finding={finding} onDone={onDone} onClose={() => setDismissing(false)} />
      ) : (
        <Group gap={2} className={classes.actions}>
          {fix !== null && (
            <Button variant="light" size="compact-sm" onClick={() => repair(finding).then(onDone)}>
              {fix}
            </Button>
          )}
          {deals !== null && deals > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => showDeals({ words: what, query: { finding: finding.id }, draft })}
            >
              Show {plural(deals, 'deal')}
            </Button>
          )}
          {at !== null && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Open the ${KIND[at.kind]}`}
              onClick={() => {
                go(at.kind === 'rule' ? 'score' : 'flow');
                select(at);
              }}
            >
              Open
            </Button>
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => setDismissing(true)}>
            Set aside…
          </Button>
        </Group>
      )}
    </li>
  );
}

const KIND = { stage: 'stage', transition: 'arrow', rule: 'rule' };

/** Asks why a finding is set aside: the document will say it. */
function Reason({ draft, finding, onDone, onClose }: Props & { onClose: () => void }) {
  const [reason, setReason] = useState('');
  const dismiss = useFindings((state) => state.dismiss);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        try {
          await dismiss(draft, finding, reason.trim());
          onDone();
        } catch (error) {
          tell({ kind: 'problem', title: 'The finding could not be set aside', error });
        }
      }}
    >
      <Textarea
        mt="xs"
        label="Why does this not matter here?"
        description="The document keeps your reason."
        autosize
        minRows={2}
        maxLength={2000}
        autoFocus
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Group mt="xs" gap="xs">
        <Button type="submit" size="compact-sm" disabled={!reason.trim()}>
          Set aside
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
