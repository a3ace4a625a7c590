import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Decision } from '#shared/contract/deciding.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useCaughtFocus } from '../../ui/focus.ts';
import { day } from '../../ui/numbers.ts';
import { DecisionForm } from './DecisionForm.tsx';
import classes from './Decisions.module.css';

/** What was contested about the definition, how the room decided it, and what stayed open. */
export function Decisions({ draft, decisions }: { draft: string; decisions: readonly Decision[] }) {
  const { decide, removeDecision } = useDefinitions.getState();
  const [editing, setEditing] = useState<Decision | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Stack gap="sm">
      <Title order={2}>Decisions</Title>
      {decisions.length === 0 && editing === null && (
        <Text c="var(--ink-2)">
          What the room settles under Compare stands here, with its reason. Add what was settled by talking.
        </Text>
      )}
      <ul className={classes.decisions} aria-label="Decisions">
        {decisions.toReversed().map((decision) => (
          <li key={decision.id}>
            {editing === decision ? (
              <DecisionForm draft={draft} decision={decision} onKeep={decide} onClose={close} />
            ) : (
              <Decided
                decision={decision}
                onChange={() => setEditing(decision)}
                onRemove={() => removeDecision(decision)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <DecisionForm draft={draft} decision={null} onKeep={decide} onClose={close} />
      ) : (
        <AddDecision key={decisions.length} onClick={() => setEditing('new')} />
      )}
    </Stack>
  );
}

/** New with each decision that is removed, so that it takes the focus that was there. */
function AddDecision({ onClick }: { onClick: () => void }) {
  const ref = useCaughtFocus<HTMLButtonElement>();
  return (
    <Button ref={ref} variant="default" leftSection={<IconPlus size="1.125rem" />} onClick={onClick}>
      Add a decision
    </Button>
  );
}

interface DecidedProps {
  decision: Decision;
  onChange: () => void;
  onRemove: () => void;
}

function Decided({ decision, onChange, onRemove }: DecidedProps) {
  const { what, options, chosen, why, open, who, at } = decision;
  const change = useCaughtFocus<HTMLButtonElement>();
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text fw={600}>{what}</Text>
        <Group gap={0} wrap="nowrap">
          <ActionIcon
            ref={change}
            variant="subtle"
            size="lg"
            aria-label={`Change the decision: ${what}`}
            onClick={onChange}
          >
            <IconPencil size="1.125rem" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={`Remove the decision: ${what}`}
            onClick={onRemove}
          >
            <IconTrash size="1.125rem" />
          </ActionIcon>
        </Group>
      </Group>
      {options.length > 0 && (
        <ul className={classes.options}>
          {options.map(({ whose, words }) => (
            <li key={whose}>
              {whose}: {words}
            </li>
          ))}
        </ul>
      )}
      <Text>{chosen}</Text>
      {why && <Text c="var(--ink-2)">{why}</Text>}
      {open && (
        <Text className={classes.open}>
          <b>Open:</b> {open}
        </Text>
      )}
      <Text c="var(--ink-2)" size="sm">
        {who && `${who}, `}
        {day(Date.parse(at))}
      </Text>
    </>
  );
}
