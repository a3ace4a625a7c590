import { Button, VisuallyHidden } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useDefinitions } from '../stores/definitions.ts';
import { useOpenFindings } from '../stores/findings.ts';
import { useScreen } from '../stores/screen.ts';
import { Hint } from './Hint.tsx';
import { count, plural } from './numbers.ts';

/** How much the linter has to say of the definition, and the way to it; nothing until it has looked. */
export function FindingsBadge() {
  const open = useOpenFindings(useDefinitions((state) => state.selected));
  const shown = useScreen((state) => state.selection?.kind === 'findings');
  const select = useScreen((state) => state.select);
  if (!open) return null;
  const label = open.length === 0 ? 'No findings' : plural(open.length, 'finding');
  return (
    <Hint label={`${label}: what a practitioner would point at`}>
      <Button
        variant={shown ? 'light' : 'subtle'}
        px="sm"
        aria-pressed={shown}
        leftSection={<IconChecklist size="1.25rem" />}
        onClick={() => select(shown ? null : { kind: 'findings' })}
      >
        {count(open.length)}
        <VisuallyHidden>&nbsp;{open.length === 1 ? 'finding' : 'findings'}</VisuallyHidden>
      </Button>
    </Hint>
  );
}
