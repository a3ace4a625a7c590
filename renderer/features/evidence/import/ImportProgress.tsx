import { Button, Center, Progress, Stack, Text, Title } from '@mantine/core';
import { useCaughtFocus } from '../../../ui/focus.ts';
import type { ImportStage } from './import-store.ts';

/** A file being read or brought in, with the way to stop it. */
export function ImportProgress({ stage }: { stage: Extract<ImportStage, { at: 'reading' | 'importing' }> }) {
  useCaughtFocus();
  const share = stage.progress?.share ?? null;
  return (
    <Center h="100%">
      <Stack w={480} gap="md">
        <Title order={2}>
          {stage.at === 'reading' ? `Reading ${stage.name}` : `Importing ${stage.name}`}
        </Title>
        <Progress
          value={share === null ? 100 : share * 100}
          animated={share === null}
          size="lg"
          aria-label="How far the file has been read"
        />
        <Text c="var(--ink-2)" mih="1.5em">
          {stage.progress?.label ?? ''}
        </Text>
        <Button variant="default" onClick={stage.cancel} style={{ alignSelf: 'flex-start' }}>
          Cancel
        </Button>
      </Stack>
    </Center>
  );
}
