import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { usePassphrase } from './passphrase.ts';

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
  answer: (passphrase: string | null) => void;
}

function Form({ fileName, problem, answer }: FormProps) {
  const [passphrase, setPassphrase] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase) answer(passphrase);
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
