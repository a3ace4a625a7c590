import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Decision, DecisionWords } from '#shared/contract/deciding.ts';
import { useCaughtFocus } from '../../ui/focus.ts';

interface Props {
  draft: string;
  /** The one that is changed; null for one that the room adds. */
  decision: Decision | null;
  /** Whether it was kept; the words stay on the screen where it wasn't. */
  onKeep: (words: DecisionWords) => Promise<boolean>;
  onClose: () => void;
}

/** What was contested and decided, in the room's own words. */
export function DecisionForm({ draft, decision, onKeep, onClose }: Props) {
  const [what, setWhat] = useState(decision?.what ?? '');
  const [chosen, setChosen] = useState(decision?.chosen ?? '');
  const [why, setWhy] = useState(decision?.why ?? '');
  const [open, setOpen] = useState(decision?.open ?? '');
  const [who, setWho] = useState(decision?.who ?? '');
  const first = useCaughtFocus<HTMLInputElement>();
  const complete = what.trim() !== '' && chosen.trim() !== '';

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    // A changed one keeps its subject, so that it takes the place of what was decided before.
    const subject = decision?.subject ?? `room ${what.trim().slice(0, 900)}`;
    const options = decision?.options ?? [];
    if (await onKeep({ draft, subject, what, options, chosen, why, open, who })) onClose();
  };

  return (
    <form onSubmit={keep}>
      <Stack gap="sm">
        <TextInput
          label="What was contested"
          ref={first}
          value={what}
          maxLength={2_000}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <Textarea
          label="What was decided"
          autosize
          minRows={2}
          maxRows={8}
          value={chosen}
          maxLength={8_000}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          maxRows={8}
          value={why}
          maxLength={2_000}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Textarea
          label="What stayed open"
          description="A minority’s note; it goes on the page."
          autosize
          minRows={1}
          maxRows={8}
          value={open}
          maxLength={2_000}
          onChange={(event) => setOpen(event.currentTarget.value)}
        />
        <TextInput
          label="Decided by"
          value={who}
          maxLength={200}
          onChange={(event) => setWho(event.currentTarget.value)}
        />
        <Group gap="xs" justify="flex-end">
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="default" disabled={!complete}>
            Keep the decision
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
