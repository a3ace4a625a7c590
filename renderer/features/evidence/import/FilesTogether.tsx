import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../../platform/host.ts';
import { day } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { keepFiles, useImport } from './import-store.ts';

/** The files that earlier imports brought: each is read with the chosen ones, or gives way to them. */
export function FilesTogether() {
  const files = useImport(({ stage }) => (stage.at === 'mapping' ? stage.files : null));
  const [kept, setKept] = useState<{ fileName: string; addedAt: string | null }[]>([]);
  useEffect(() => {
    call('deals.files', {}).then(setKept);
  }, []);
  if (!files || kept.length === 0) return null;
  const { keep, names } = files;
  const choose = (fileName: string, wanted: boolean) =>
    keepFiles(wanted ? [...keep, fileName] : keep.filter((name) => name !== fileName));
  const isLast = names.length === 0 && keep.length === 1;
  return (
    <section aria-label="Files that are here already">
      <Title order={2}>Read together with</Title>
      <Text c="var(--ink-2)">
        {keep.length === 0
          ? 'The chosen files take the place of those that are here.'
          : 'What a later file says of a deal counts; a file of the same name takes the place of the one that is here.'}
      </Text>
      <Group className={classes.dialect} mt="xs" gap="lg">
        {kept.map(({ fileName, addedAt }) => (
          <Checkbox
            key={fileName}
            label={`${fileName}${names.includes(fileName) ? ', in its newer form' : addedAt ? `, of ${day(Date.parse(addedAt))}` : ''}`}
            checked={keep.includes(fileName)}
            disabled={isLast && keep.includes(fileName)}
            onChange={({ currentTarget: { checked } }) => choose(fileName, checked)}
          />
        ))}
        {kept.length > 1 && keep.length > 0 && names.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => keepFiles([])}>
            None of them
          </Button>
        )}
      </Group>
    </section>
  );
}
