import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** What comes here, in one sentence, and the one button that brings it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" justify="center" gap="sm" py={64} px="lg" ta="center">
      <Title order={2}>{title}</Title>
      <Text c="var(--ink-2)" maw={520}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
