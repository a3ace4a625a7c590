import { Alert, Button, Group, Loader, Modal, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Backup } from '#shared/contract/backups.ts';
import type { ChosenPlace } from '#shared/contract/bridge.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { count, plural } from '../../ui/numbers.ts';
import { restoreBackup } from '../commands.ts';
import { useBackups } from './backups-state.ts';

const close = () => useBackups.setState({ shown: null });

/** The backups of a workshop, with what is in each; one is restored as a copy, so that nothing is lost by it. */
export function BackupsDialog() {
  const { shown } = useBackups();
  return (
    <Modal opened={shown !== null} onClose={close} size="xl" title="Backups on this machine">
      {shown && <Backups {...(shown.of === 'damaged' && { damaged: shown.chosen })} />}
    </Modal>
  );
}

function Backups({ damaged }: { damaged?: ChosenPlace }) {
  const [backups, setBackups] = useState<Backup[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isSample = useWorkshop((state) => state.workshop?.isSample ?? false);

  const load = async () => {
    try {
      const listed = await call('backups.list', damaged ? { place: damaged.place } : {});
      setBackups(listed.backups);
      setProblem(listed.problem);
    } catch (error) {
      setBackups([]);
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each opening of the dialog
  useEffect(() => void load(), []);

  const make = async () => {
    try {
      await call('backups.make', {});
    } catch (error) {
      tell({ kind: 'problem', title: 'The backup could not be made', error });
    }
    await load();
  };

  if (backups === null) return <Loader role="status" aria-label="Looking for backups" color="var(--ink-2)" />;
  return (
    <Stack gap="md">
      <Text>
        {damaged
          ? `“${damaged.name}” is damaged and was left as it is. Restore a backup as a copy, and go on in that.`
          : 'While you work, an open workshop is copied every few minutes and when it is closed. Restoring makes a copy; the workshop itself stays as it is.'}
      </Text>
      {problem && <Alert color="var(--warn)">{problem}</Alert>}
      {backups.length === 0 ? (
        <Text c="var(--ink-2)">
          {isSample && !damaged ? 'The sample workshop is not backed up.' : 'There are no backups yet.'}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Made</Table.Th>
              <Table.Th>What is in it</Table.Th>
              <Table.Th>File</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {backups.map((backup) => (
              <Table.Tr key={backup.id}>
                <Table.Td>{MOMENT.format(new Date(backup.at))}</Table.Td>
                <Table.Td>{contentsOf(backup)}</Table.Td>
                <Table.Td>
                  {backup.fileName}
                  <Text size="sm" c="var(--ink-2)">
                    {count(Math.max(1, Math.round(backup.bytes / 1000)))} kB
                    {backup.isProtected && ', protected'}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Button
                    variant="default"
                    aria-label={`Restore the backup of ${MOMENT.format(new Date(backup.at))}`}
                    onClick={() => restoreBackup(backup).then((restored) => restored && close())}
                  >
                    Restore…
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group justify="flex-end">
        {!damaged && !isSample && (
          <Button variant="default" onClick={make}>
            Back up now
          </Button>
        )}
        <Button onClick={close}>Close</Button>
      </Group>
    </Stack>
  );
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const contentsOf = ({ deals, definitions, versions, signatures }: Backup): string =>
  [
    deals === null ? 'no deals' : plural(deals, 'deal'),
    plural(definitions, 'definition'),
    ...(versions > 0 ? [plural(versions, 'saved version')] : []),
    ...(signatures > 0 ? [plural(signatures, 'signature')] : []),
  ].join(', ');
