import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { APPROVER_SIDES, type ApproverSide, type Signature } from '#shared/contract/approvals.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useCaughtFocus } from '../../ui/focus.ts';
import { SignaturePad } from './SignaturePad.tsx';
import { SIDE_WORD } from './side-words.ts';

/** One person signs: name, role, side, and a signature typed or drawn. */
export function SignForm({ version, onSigned }: { version: string; onSigned: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [side, setSide] = useState<ApproverSide>('marketing');
  const [drawn, setDrawn] = useState<string | null>(null);
  const first = useCaughtFocus<HTMLInputElement>();
  const complete = name.trim() !== '' && role.trim() !== '';

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    const signature: Signature = drawn
      ? { kind: 'drawn', path: drawn }
      : { kind: 'typed', text: name.trim() };
    try {
      await call('approvals.sign', { version, name: name.trim(), role: role.trim(), side, signature });
      setName('');
      setRole('');
      setDrawn(null);
      onSigned();
    } catch (error) {
      tell({ kind: 'problem', title: 'The signature is not in the workshop', error });
    }
  };

  return (
    <form onSubmit={sign}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          ref={first}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Role"
          value={role}
          maxLength={100}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <SegmentedControl
          fullWidth
          aria-label="Side"
          data={APPROVER_SIDES.map((value) => ({ value, label: SIDE_WORD[value] }))}
          value={side}
          onChange={(chosen) => setSide(chosen as ApproverSide)}
        />
        <SignaturePad path={drawn} onChange={setDrawn} />
        <Button type="submit" disabled={!complete}>
          Sign
        </Button>
      </Stack>
    </form>
  );
}
