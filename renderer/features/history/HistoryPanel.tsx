import { Stack, Text, Title } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { useDraft } from '../../stores/definitions.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { Changes } from './Changes.tsx';
import classes from './History.module.css';
import { SaveVersion } from './SaveVersion.tsx';
import { useVersions } from './useVersions.ts';
import { VersionItem } from './VersionItem.tsx';

/** The versions of the definition that is being edited, and the way to save another. */
export function HistoryPanel() {
  const draft = useDraft();
  return draft ? <History key={draft.id} draft={draft} /> : null;
}

function History({ draft }: { draft: Draft }) {
  const { versions, who, save } = useVersions(draft.id);
  const [newest] = versions ?? [];
  const unchanged = newest !== undefined && newest.fingerprint === fingerprint(draft.definition);
  return (
    <Stack gap="md">
      <PanelHead title="History" />
      <Text c="var(--ink-2)">
        Save “{draft.definition.name}” as it is now. A version never changes; you can always come back to it.
      </Text>
      {versions && <SaveVersion who={who} unchangedSince={unchanged ? newest.name : null} onSave={save} />}
      {newest && !unchanged && (
        <section aria-label="Not saved yet">
          <Title order={3}>Since “{newest.name}”</Title>
          <Changes before={newest.definition} after={draft.definition} />
        </section>
      )}
      {versions && versions.length > 0 && (
        <section aria-label="Versions">
          <Title order={3} mb="xs">
            Versions
          </Title>
          <ul className={classes.list}>
            {versions.map((version, i) => (
              <VersionItem
                key={version.id}
                version={version}
                before={versions[i + 1] ?? null}
                isNow={version === newest && unchanged}
              />
            ))}
          </ul>
        </section>
      )}
      {versions?.length === 0 && <Text c="var(--ink-2)">No version has been saved yet.</Text>}
    </Stack>
  );
}
