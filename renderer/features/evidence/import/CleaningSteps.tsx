import { Button, Group, Text, Title } from '@mantine/core';
import type { CleaningEntry, ImportPreview } from '#shared/contract/importing.ts';
import type { ColumnMapping, Mapping } from '#shared/contract/mapping.ts';
import { plural } from '../../../ui/numbers.ts';
import classes from '../evidence.module.css';
import { correct } from './import-store.ts';
import { SameIds } from './SameIds.tsx';

/**
 * What changes cells: what the room decided, and what is done without asking. Each step can be taken back, and what was
 * decided is done again on the next file.
 */
export function CleaningSteps({ preview }: { preview: ImportPreview }) {
  const { mapping, cleaning } = preview;
  if (cleaning.length === 0 && !preview.repeatedIds) return null;
  return (
    <section aria-label="Cleaning">
      <Title order={2}>Cleaning</Title>
      <SameIds preview={preview} />
      {cleaning.map((entry) => (
        <Group key={`${entry.step} ${entry.table} ${entry.column} ${entry.switch}`} gap="xs">
          <Text c={entry.isDone ? undefined : 'var(--ink-2)'} className={classes.asWritten}>
            {entry.what}{' '}
            <span>
              {plural(entry.cells, 'cell')}
              {entry.step === null ? '.' : ' changed.'}
            </span>
          </Text>
          {(entry.step !== null || entry.switch !== null) && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`${turnOf(entry)}: ${entry.what}`}
              onClick={() => correct(turned(mapping, entry), { reread: true })}
            >
              {turnOf(entry)}
            </Button>
          )}
        </Group>
      ))}
    </section>
  );
}

/** What is done without asking can be taken back, and what is asked for done. */
const turnOf = ({ isDone, switch: name }: CleaningEntry): string =>
  isDone ? 'Undo' : name === 'emptyIsNo' ? 'Count them as no' : 'Do again';

/** The mapping without a step, or with what is done without asking switched the other way. */
function turned(mapping: Mapping, { step, switch: name, table, column, isDone }: CleaningEntry): Mapping {
  if (step !== null) return { ...mapping, cleaning: mapping.cleaning.filter((_, i) => i !== step) };
  const turn = (columns: ColumnMapping[]) =>
    columns.map((one) => (name && one.column === column ? { ...one, [name]: !isDone } : one));
  if (table === 0) return { ...mapping, columns: turn(mapping.columns) };
  const others = mapping.others.map((other, i) =>
    i === table - 1 ? { ...other, columns: turn(other.columns) } : other,
  );
  return { ...mapping, others };
}
