import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWorkshop } from '../../stores/workshop.ts';
import { type Entered, usePassphrase } from './passphrase.ts';
import { RememberBox } from './RememberBox.tsx';

/** Asks for the passphrase of a workshop that is being opened. */
export function PassphraseDialog() {
  const { asked } = usePassphrase();
  return (
    <Modal opened={asked !== null} onClose={() => asked?.answer(null)} title="This workshop is protected">
      {asked && <Form key={asked.problem} {...asked} />}
    </Modal>
  );
}

interface FormProps {
  fileName: string;
  problem: string | null;
  answer: (entered: Entered | null) => void;
}

function Form({ fileName, problem, answer }: FormProps) {
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(false);
  const hasKeyring = useWorkshop((state) => state.workshop?.isRemembered ?? null) !== null;
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase) answer({ passphrase, remember });
  };
  return (
    <form onSubmit={open}>
      <Stack gap="md">
        {problem && <Alert color="var(--warn)">{problem}</Alert>}
        <PasswordInput
          label={`Passphrase of ${fileName}`}
          value={passphrase}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        {hasKeyring && <RememberBox checked={remember} onChange={setRemember} />}
        <Text c="var(--ink-2)">Opening takes a moment: the key is made slow to guess.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => answer(null)}>
            Not now
          </Button>
          <Button type="submit" disabled={!passphrase}>
            Open
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
