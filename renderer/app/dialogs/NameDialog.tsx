import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  opened: boolean;
  title: string;
  suggestion: string;
  action: string;
  onClose: () => void;
  onName: (name: string) => void;
}

/** Asks for a name. */
export function NameDialog({ opened, title, action, suggestion, onClose, onName }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm action={action} suggestion={suggestion} onName={onName} onClose={onClose} />
    </Modal>
  );
}

function NameForm({
  action,
  suggestion,
  onName,
  onClose,
}: Pick<Props, 'action' | 'suggestion' | 'onName' | 'onClose'>) {
  const [name, setName] = useState(suggestion);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onName(name.trim());
      }}
    >
      <TextInput
        label="Name"
        value={name}
        maxLength={200}
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={!name.trim()}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
