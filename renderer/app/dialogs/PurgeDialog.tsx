import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { opening } from '../../stores/opening.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { plural } from '../../ui/numbers.ts';
import { usePurging } from './dialogs-state.ts';

const close = () => usePurging.setState({ opened: false });

/** Asks before the deals go for good. */
export function PurgeDialog() {
  const opened = usePurging((state) => state.opened);
  return (
    <Modal opened={opened} onClose={close} size="lg" title="End the engagement: purge the deals">
      <Form />
    </Modal>
  );
}

/** What has to be typed, so that nobody purges by accident. */
const WORD = 'purge';

function Form() {
  const workshop = useWorkshop((state) => state.workshop);
  const [by, setBy] = useState('');
  const [word, setWord] = useState('');
  const [busy, setBusy] = useState(false);
  const isSure = word.trim().toLowerCase() === WORD;

  const purge = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSure || busy) return;
    setBusy(true);
    try {
      await opening('Purging the deals…', async () => {
        await call('purge.run', { by });
        const current = await call('workshop.current', {});
        if (current) await useWorkshop.getState().show(current);
      });
      close();
      tell({
        kind: 'done',
        title: 'The deals are gone',
        message: 'The certificate is on the Evidence screen.',
      });
    } catch (error) {
      tell({ kind: 'problem', title: 'The deals could not be purged', error });
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={purge}>
      <Stack gap="md">
        <Alert color="var(--warn)" title="This can’t be undone">
          The file is written anew without the deals, and nothing of them stays in its free space.
        </Alert>
        <div>
          <Text fw={600}>What goes</Text>
          <List>
            <List.Item>
              {workshop?.deals == null ? 'The deals' : plural(workshop.deals, 'deal')}, their touchpoints and
              notes
            </List.Item>
            <List.Item>The files they came from, the rows left out, and how they were read</List.Item>
            <List.Item>All backups of this workshop on this machine</List.Item>
          </List>
        </div>
        <div>
          <Text fw={600}>What stays</Text>
          <List>
            <List.Item>The definitions, their versions and signatures, and what was decided</List.Item>
            <List.Item>Each definition’s page with the numbers it has now</List.Item>
            <List.Item>A certificate of what was removed, with fingerprints</List.Item>
          </List>
        </div>
        <Text c="var(--ink-2)">
          Copies that were made elsewhere, such as exports and other people’s files, are yours to delete.
        </Text>
        <TextInput
          label="Who purges them"
          description="For the certificate"
          value={by}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setBy(value)}
        />
        <TextInput
          label={`Type “${WORD}” to go on`}
          value={word}
          autoComplete="off"
          onChange={({ currentTarget: { value } }) => setWord(value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" color="var(--rejected)" loading={busy} disabled={!isSure}>
            Purge the deals
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
