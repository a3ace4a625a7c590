import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { VersionWords } from '#shared/contract/history.ts';

interface Props {
  /** Who saved the last one: most often the same person. */
  who: string;
  /** The version that is the same as what would be saved; null where there is none. */
  unchangedSince: string | null;
  onSave: (words: VersionWords) => Promise<boolean>;
}

/** Saves the definition under a name, with a reason. */
export function SaveVersion({ who, unchangedSince, onSave }: Props) {
  const [words, setWords] = useState<VersionWords>({ name: '', reason: '', who });
  const change = (part: Partial<VersionWords>) => setWords((now) => ({ ...now, ...part }));
  if (unchangedSince !== null) {
    return <Text>Nothing has changed since “{unchangedSince}”.</Text>;
  }
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (await onSave(words)) change({ name: '', reason: '' });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name of the version"
          placeholder="After the first round"
          maxLength={200}
          value={words.name}
          onChange={({ currentTarget: { value } }) => change({ name: value })}
        />
        <Textarea
          label="Why"
          autosize
          minRows={2}
          maxLength={2000}
          value={words.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value })}
        />
        <TextInput
          label="Saved by"
          maxLength={200}
          value={words.who}
          onChange={({ currentTarget: { value } }) => change({ who: value })}
        />
        <Button type="submit" disabled={!words.name.trim() || !words.reason.trim() || !words.who.trim()}>
          Save version
        </Button>
      </Stack>
    </form>
  );
}
