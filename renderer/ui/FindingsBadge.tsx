import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useDraft } from '../stores/definitions.ts';
import { useOpenFindings } from '../stores/findings.ts';
import { useScreen } from '../stores/screen.ts';
import { plural } from './numbers.ts';

/** How much the linter has to say of the definition, and the way to it; nothing until it has looked. */
export function FindingsBadge() {
  const open = useOpenFindings(useDraft()?.id);
  const shown = useScreen((state) => state.selection?.kind === 'findings');
  const select = useScreen((state) => state.select);
  if (!open) return null;
  return (
    <Button
      variant={shown ? 'light' : 'subtle'}
      aria-pressed={shown}
      leftSection={<IconChecklist size="1.125rem" />}
      onClick={() => select(shown ? null : { kind: 'findings' })}
    >
      {open.length === 0 ? 'Nothing to point out' : plural(open.length, 'finding')}
    </Button>
  );
}
