import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Approval } from '#shared/contract/approvals.ts';
import type { Version } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { diff } from '#shared/domain/definition/diff.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { SideMark } from '../../ui/marks.tsx';
import { day, plural } from '../../ui/numbers.ts';
import classes from './AgreeScreen.module.css';
import { ClientForm } from './ClientForm.tsx';
import { Review } from './Review.tsx';
import { SignForm } from './SignForm.tsx';
import { SIDE_WORD } from './side-words.ts';

interface Props {
  draft: Draft;
  /** The latest saved version; undefined before the first. */
  version: Version | undefined;
  approvals: readonly Approval[];
  /** Something was saved or signed: read it again. */
  onChange: () => void;
  /** What the room decided, between the signatures and the next review. */
  children: ReactNode;
}

/** What is signed, by whom, and whether it still is what was signed. */
export function SignPanel({ draft, version, approvals, onChange, children }: Props) {
  const own = approvals.filter((approval) => approval.version === version?.id);
  const changed = version !== undefined && fingerprint(draft.definition) !== version.fingerprint;
  return (
    <Stack gap="lg">
      <Title order={2}>Sign</Title>
      {!version && (
        <SaveVersion draft={draft} onSaved={onChange}>
          A signature binds one saved version, so that nobody can wonder later what was signed.
        </SaveVersion>
      )}
      {version && (
        <Stack gap={4}>
          <Text fw={600}>
            {version.name}, saved {day(Date.parse(version.savedAt))} by {version.who}
          </Text>
          <Text c="var(--ink-2)" size="xs" className={classes.fingerprint}>
            {version.fingerprint.slice(0, 16).replace(/.{4}(?=.)/g, '$& ')}
          </Text>
        </Stack>
      )}
      {version && changed && (
        <ChangedSince draft={draft} version={version} signed={own.length} onSaved={onChange} />
      )}
      {own.length > 0 && <Signatures approvals={own} />}
      {version && !changed && <SignForm version={version.id} onSigned={onChange} />}
      {children}
      <Review draft={draft} onChange={onChange} />
      <ClientForm onChange={onChange} />
    </Stack>
  );
}

function ChangedSince({
  draft,
  version,
  signed,
  onSaved,
}: {
  draft: Draft;
  version: Version;
  signed: number;
  onSaved: () => void;
}) {
  const fields = useWorkshop((state) => state.sample?.fields);
  const changes = diff(version.definition, draft.definition, fields);
  return (
    <div className={classes.changed} role="status">
      <Text fw={600}>{signed > 0 ? 'Changed since it was signed' : 'Changed since it was saved'}</Text>
      <ul>
        {changes.slice(0, 6).map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
        {changes.length > 6 && <li>and {plural(changes.length - 6, 'change')} more</li>}
      </ul>
      <SaveVersion draft={draft} onSaved={onSaved}>
        {signed > 0
          ? 'The signatures below stand under the version before. Save this one to sign it anew.'
          : null}
      </SaveVersion>
    </div>
  );
}

function SaveVersion({
  draft,
  onSaved,
  children,
}: {
  draft: Draft;
  onSaved: () => void;
  children: ReactNode;
}) {
  const [who, setWho] = useState('');
  const save = async () => {
    try {
      await call('versions.save', {
        draft: draft.id,
        name: 'For signature',
        reason: 'To be signed.',
        who: who.trim(),
      });
      onSaved();
    } catch (error) {
      tell({ kind: 'problem', title: 'The version could not be saved', error });
    }
  };
  return (
    <Stack gap="xs">
      {children && <Text c="var(--ink-2)">{children}</Text>}
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          label="Saved by"
          value={who}
          maxLength={200}
          onChange={(event) => setWho(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button variant="default" disabled={!who.trim()} onClick={save}>
          Save this version
        </Button>
      </Group>
    </Stack>
  );
}

function Signatures({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <ul className={classes.signatures} aria-label="Signatures">
      {approvals.map(({ id, name, role, side, signedAt, signature }) => (
        <li key={id}>
          <Group gap={6} wrap="nowrap">
            {side !== 'revOps' && <SideMark side={side} />}
            <Text fw={600}>{name}</Text>
          </Group>
          <Text c="var(--ink-2)">
            {[...new Set([role, SIDE_WORD[side]]), day(Date.parse(signedAt))].join(', ')}
          </Text>
          {signature.kind === 'drawn' ? (
            <svg
              viewBox="0 0 300 100"
              className={classes.drawn}
              role="img"
              aria-label={`Signature of ${name}`}
            >
              <path d={signature.path} />
            </svg>
          ) : (
            <Text fs="italic">{signature.text}</Text>
          )}
        </li>
      ))}
    </ul>
  );
}
