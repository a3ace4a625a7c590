import { ActionIcon, Button, Group, Popover, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Decision } from '#shared/contract/deciding.ts';
import { useCaughtFocus } from '../../ui/focus.ts';
import { day } from '../../ui/numbers.ts';
import { DecisionForm } from './DecisionForm.tsx';
import classes from './Decisions.module.css';
import type { DecisionLog } from './useDecisions.ts';

/** What was contested about the definition, how the room decided it, and what stayed open. */
export function Decisions({ draft, log }: { draft: string; log: DecisionLog }) {
  const [editing, setEditing] = useState<Decision | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Stack gap="sm">
      <Title order={2}>Decisions</Title>
      {log.decisions.length === 0 && editing === null && (
        <Text c="var(--ink-2)">
          What the room settles under Compare stands here, with its reason. Add what was settled by talking.
        </Text>
      )}
      <ul className={classes.decisions} aria-label="Decisions">
        {log.decisions.map((decision) => (
          <li key={decision.id}>
            {editing === decision ? (
              <DecisionForm draft={draft} decision={decision} onKeep={log.put} onClose={close} />
            ) : (
              <Decided
                decision={decision}
                onChange={() => setEditing(decision)}
                onRemove={() => log.remove(decision.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' ? (
        <DecisionForm draft={draft} decision={null} onKeep={log.put} onClose={close} />
      ) : (
        <AddDecision onClick={() => setEditing('new')} />
      )}
    </Stack>
  );
}

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
          <Remove what={what} onRemove={onRemove} />
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

/** Asks first, as nothing brings a decision back. */
function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={`Remove the decision: ${what}`}
          onClick={() => setAsking(true)}
        >
          <IconTrash size="1.125rem" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text mb="xs">It goes from the page too, for good.</Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button onClick={onRemove}>Remove it</Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
