import { Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Paper } from '#shared/contract/methods.ts';
import type { Round } from '#shared/contract/rounds.ts';
import { letterOf, readPaperAnswers } from '#shared/domain/agreement/paper-answers.ts';
import { count, plural } from '../../ui/numbers.ts';
import classes from './calibrate.module.css';
import { type Person, PersonFields } from './PersonFields.tsx';
import { enterSheet, saveSheets } from './rounds-store.ts';

/** The round without the laptop: sheets to print, and what was written on them typed in as letters. */
export function OnPaper({ round }: { round: Round }) {
  return (
    <Stack gap="lg" component="section" aria-label="On paper">
      <PrintSheets round={round} />
      <TypeIn round={round} />
    </Stack>
  );
}

function PrintSheets({ round }: { round: Round }) {
  const [names, setNames] = useState('');
  const [paper, setPaper] = useState<Paper>('A4');
  const people = names.split(/[,;\n]/).flatMap((name) => name.trim() || []);
  return (
    <Stack gap="sm">
      <Title order={2}>Or on paper, all at once</Title>
      <Group align="flex-end">
        <TextInput
          label="Who gets a sheet"
          description="Names, with commas; none for one sheet to copy."
          value={names}
          maxLength={2_000}
          onChange={(event) => setNames(event.currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <SegmentedControl
          aria-label="Paper"
          data={['A4', 'Letter']}
          value={paper}
          onChange={(chosen) => setPaper(chosen as Paper)}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.125rem" />}
          onClick={() => saveSheets(round, people.length > 0 ? people : [''], paper)}
        >
          {people.length > 1 ? `Save ${count(people.length)} sheets…` : 'Save the sheet…'}
        </Button>
      </Group>
    </Stack>
  );
}

const NOBODY: Person = { name: '', side: 'marketing' };

function TypeIn({ round }: { round: Round }) {
  const [person, setPerson] = useState(NOBODY);
  const [typed, setTyped] = useState('');
  const { categories, deals } = round;
  const { answers, problems } = readPaperAnswers(typed, categories.length, deals.length);
  const [problem] = problems;
  const complete = person.name.trim() !== '' && typed.trim() !== '' && !problem;

  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    if (await enterSheet(round, { ...person, name: person.name.trim() }, typed)) {
      setPerson({ ...NOBODY, side: person.side });
      setTyped('');
    }
  };

  return (
    <form onSubmit={take}>
      <Stack gap="sm">
        <Title order={3}>What came back on paper</Title>
        <Group align="flex-end">
          <PersonFields person={person} onChange={setPerson} />
        </Group>
        <TextInput
          label="Letters from the sheet"
          description={`${categories.map((category, i) => `${letterOf(i)} ${category}`).join(', ')}; a dash for a blank.`}
          placeholder={`A C B B …, ${plural(deals.length, 'letter')}`}
          value={typed}
          maxLength={1_000}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: classes.letters }}
          error={typed.trim() !== '' && problem?.words}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {problem && typed.trim() !== '' && (
          <Text className={classes.letters} aria-hidden="true">
            {typed.slice(0, problem.from)}
            <mark className={classes.wrong}>{typed.slice(problem.from, problem.to) || '…'}</mark>
            {typed.slice(problem.to)}
          </Text>
        )}
        <Group justify="space-between">
          <Text c="var(--ink-2)">
            {answers.length} of {plural(deals.length, 'deal')} typed
          </Text>
          <Button type="submit" variant="default" disabled={!complete}>
            Take the sheet in
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
