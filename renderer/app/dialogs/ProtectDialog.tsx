import { Button, Group, Modal, NativeSelect, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useProtecting } from '../../stores/protecting.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { rate, type Strength } from './passphrase-strength.ts';
import { RememberBox } from './RememberBox.tsx';

const close = () => useProtecting.setState({ opened: false });

/** Gives the workshop a passphrase, changes it, or takes it off. */
export function ProtectDialog() {
  const opened = useProtecting((state) => state.opened);
  const isProtected = useWorkshop((state) => state.workshop?.isProtected ?? false);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={isProtected ? 'Change or take off the passphrase' : 'Protect this workshop with a passphrase'}
    >
      <Form isProtected={isProtected} />
    </Modal>
  );
}

function Form({ isProtected }: { isProtected: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const isRemembered = useWorkshop((state) => state.workshop?.isRemembered ?? null);
  const [remember, setRemember] = useState(isRemembered === true);
  const strength = useStrength(passphrase);

  const protect = async (next: string | null) => {
    setBusy(true);
    try {
      useWorkshop.setState({ workshop: await call('workshop.protect', { passphrase: next, remember }) });
      close();
      tell(
        next === null
          ? {
              kind: 'done',
              title: 'The passphrase is off',
              message: 'Anybody with the file can open it now.',
            }
          : {
              kind: 'done',
              title: 'The workshop is protected',
              message: 'Without the passphrase nobody can open it: not you either.',
            },
      );
    } catch (error) {
      tell({ kind: 'problem', title: 'The passphrase could not be set', error });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase && passphrase === again) protect(passphrase);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          The file is encrypted on this computer (SQLCipher 4, AES-256). There is no way back without the
          passphrase, and nobody who could reset it. Four or five random words are easy to say in a room and
          hard to guess.
        </Text>
        <PasswordInput
          label={isProtected ? 'New passphrase' : 'Passphrase'}
          value={passphrase}
          data-autofocus
          autoComplete="off"
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <div aria-live="polite">
          <Progress
            value={strength ? (strength.score + 1) * 20 : 0}
            color="var(--ink)"
            aria-label="Strength"
          />
          <Text c="var(--ink-2)" mt={4} mih="1.5em">
            {strength?.words ?? ''}
          </Text>
        </div>
        <PasswordInput
          label="The same again"
          value={again}
          autoComplete="off"
          error={again && again !== passphrase ? 'This is not the same.' : undefined}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        {isRemembered !== null && <RememberBox checked={remember} onChange={setRemember} />}
        <Group justify="flex-end">
          {isProtected && (
            <Button variant="default" mr="auto" disabled={busy} onClick={() => protect(null)}>
              Take it off
            </Button>
          )}
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={!passphrase || passphrase !== again}>
            {isProtected ? 'Change' : 'Protect'}
          </Button>
        </Group>
      </Stack>
      {isProtected && <Locking isRemembered={isRemembered} />}
    </form>
  );
}

const MINUTES = [1, 5, 10, 15, 30, 60];

/** When the passphrase is asked for again; what is chosen here holds at once. */
function Locking({ isRemembered }: { isRemembered: boolean | null }) {
  const { lockAfter, setLockAfter } = useWorkshop();
  const forget = async () => {
    try {
      useWorkshop.setState({ workshop: await call('workshop.forgetPassphrase', {}) });
    } catch (error) {
      tell({ kind: 'problem', title: 'The passphrase could not be forgotten', error });
    }
  };
  const change = async (minutes: number | null) => {
    try {
      await setLockAfter(minutes);
    } catch (error) {
      tell({ kind: 'problem', title: 'This could not be kept', error });
    }
  };
  return (
    <Stack gap="md" mt="lg">
      <NativeSelect
        label="Lock when nobody touches anything"
        description="Closes the workshop; the passphrase opens it again. So does putting the machine to sleep."
        value={lockAfter ?? ''}
        onChange={({ currentTarget: { value } }) => change(value === '' ? null : Number(value))}
        data={[
          { value: '', label: 'never' },
          ...MINUTES.map((minutes) => ({
            value: String(minutes),
            label: minutes === 1 ? 'after a minute' : `after ${minutes} minutes`,
          })),
        ]}
      />
      {isRemembered && (
        <Group>
          <Text>This machine remembers the passphrase.</Text>
          <Button variant="default" onClick={forget}>
            Forget it
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** How hard it is to guess; null while it is empty or being rated. */
function useStrength(passphrase: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let current = true;
    if (passphrase) rate(passphrase).then((rated) => current && setStrength(rated));
    else setStrength(null);
    return () => {
      current = false;
    };
  }, [passphrase]);
  return strength;
}
