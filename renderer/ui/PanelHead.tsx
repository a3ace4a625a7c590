import { ActionIcon, Group, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useScreen } from '../stores/screen.ts';

/** The head of the side panel: what it is about, and the way to close it. */
export function PanelHead({ title, onClose }: { title: string; onClose?: () => void }) {
  const select = useScreen((state) => state.select);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Title order={2}>{title}</Title>
      <ActionIcon variant="subtle" size="lg" aria-label="Close" onClick={onClose ?? (() => select(null))}>
        <IconX size="1.25rem" />
      </ActionIcon>
    </Group>
  );
}
