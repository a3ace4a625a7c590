import { Button, Group, Text } from '@mantine/core';
import type { Version } from '#shared/contract/history.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { Changes } from './Changes.tsx';
import classes from './History.module.css';

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

interface Props {
  version: Version;
  /** The version before it; null for the first. */
  before: Version | null;
  /** The definition is just as it was then. */
  isNow: boolean;
}

/** A version: who saved it when and why, and what it changed. */
export function VersionItem({ version, before, isNow }: Props) {
  const replace = useDefinitions((state) => state.replace);
  const { name, who, reason, savedAt, definition, fingerprint } = version;
  return (
    <li className={classes.version}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600}>{name}</Text>
        {isNow ? (
          <Text c="var(--ink-2)">as now</Text>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
            aria-label={`Restore ${name}`}
            onClick={() => replace(`Restore “${name}”`, definition)}
          >
            Restore
          </Button>
        )}
      </Group>
      <p className={classes.about} title={`Fingerprint ${fingerprint}`}>
        {who}, {WHEN.format(new Date(savedAt))}
      </p>
      <p className={classes.reason}>{reason}</p>
      {before && <Changes before={before.definition} after={definition} />}
    </li>
  );
}
