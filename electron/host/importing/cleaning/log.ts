/** The cleaning log: what was changed on the way from cells to values, and in how many cells. */
import type { CleaningEntry } from '#shared/contract/importing.ts';
import type { ColumnMapping, Duplicates, Mapping } from '#shared/contract/mapping.ts';
import { readBoolean } from '../cells/booleans.ts';
import { canKeepMarks, canKeepSpaces } from '../cells/can-keep.ts';
import type { ReadTable } from '../guess/guess-mapping.ts';
import type { ColumnProfile } from '../guess/profile.ts';
import type { FieldWriter } from '../sample/field-writer.ts';
import { partsOf } from '../tables/assign.ts';
import type { Cleaner } from './cleaner.ts';

/** An entry for each of the mapping's own steps. */
export function stepEntries(mapping: Mapping, cleaners: readonly Cleaner[]): CleaningEntry[] {
  const parts = partsOf(mapping);
  return mapping.cleaning.map((step, index) => {
    const { table, column, from, to } = step;
    const label =
      parts[table]?.columns.find((known) => known.column === column)?.label ?? `column ${column + 1}`;
    const shown = from.slice(0, 3).map((text) => `“${text}”`);
    const named = `${shown.join(', ')}${from.length > 3 ? ` and ${from.length - 3} more` : ''}`;
    const what =
      to === '' ? `${named} in “${label}” counts as missing.` : `${named} in “${label}” is taken as “${to}”.`;
    const cells = cleaners.reduce((sum, cleaner) => sum + (cleaner.changed.get(index) ?? 0), 0);
    return { step: index, switch: null, isDone: true, table, column, what, cells };
  });
}

/** What is done without asking to a table's columns, before it is done, with what shows it; each can be switched off. */
export const switchEntries = (
  columns: readonly ColumnMapping[],
  { profiles, filledRows }: Pick<ReadTable, 'profiles' | 'filledRows'>,
  table: number,
): CleaningEntry[] =>
  columns.flatMap((mapping) => {
    const { column, use } = mapping;
    const profile = profiles[column];
    if (!use || !profile) return [];
    const { trimmed, untrimmed, marked, marks, filled } = profile;
    const entries: CleaningEntry[] = [];
    const add = (name: 'trim' | 'marks' | 'emptyIsNo', what: string, cells: number) =>
      entries.push({ step: null, switch: name, isDone: mapping[name], table, column, what, cells });
    if (trimmed > 0 && canKeepSpaces(mapping)) add('trim', spacesText(mapping, untrimmed), trimmed);
    if (marked > 0 && canKeepMarks(mapping)) add('marks', marksText(mapping, marks), marked);
    const empty = filledRows - filled - marked;
    const emptied = empty > 0 ? emptiedText(mapping, profile) : null;
    if (emptied) add('emptyIsNo', emptied, empty);
    return entries;
  });

function spacesText({ label, trim }: ColumnMapping, example: string | null): string {
  const shown = example === null ? '' : `, as in “${example.slice(0, 60)}”`;
  return `Spaces around values of “${label}” ${trim ? 'are taken away' : 'stay'}${shown}.`;
}

function marksText({ label, marks: areMissing }: ColumnMapping, marks: readonly string[]): string {
  const isOne = marks.length === 1;
  const shown = `${marks.map((mark) => `“${mark}”`).join(', ')} in “${label}”`;
  if (areMissing) return `${shown} count${isOne ? 's' : ''} as missing.`;
  return `${shown} ${isOne ? 'is a value' : 'are values'} like any other.`;
}

/** What is said of the empty cells of a column that else holds one answer; null where there is nothing to say. */
function emptiedText(
  { label, type, emptyIsNo }: ColumnMapping,
  { values: [first, ...others] }: ColumnProfile,
): string | null {
  if (type !== 'boolean' || first === undefined) return null;
  const onlyYes = others.length === 0 && readBoolean(first) === true;
  if (!emptyIsNo && !onlyYes) return null;
  const which = others.length === 0 ? `, which else holds only “${first}”,` : '';
  return `Empty cells of “${label}”${which} count as ${emptyIsNo ? 'no' : 'missing'}.`;
}

const KEPT: Record<Duplicates['keep'], string> = {
  first: 'the first',
  last: 'the last',
  filled: 'the one with the most values',
  newest: 'the one with the latest “$”',
};

const READ_AS = { number: 'numbers', date: 'dates', boolean: 'yes or no' } as const;

/** The whole log of an import: the room's steps, and what every import does. */
export function cleaningLog(
  mapping: Mapping,
  cleaners: readonly Cleaner[],
  deals: readonly FieldWriter[],
  joined: readonly { fields: { fields: readonly FieldWriter[] } | null }[],
  duplicates: number,
): CleaningEntry[] {
  const entries = stepEntries(mapping, cleaners);
  const tables = [deals, ...joined.map(({ fields }) => fields?.fields ?? [])];
  tables.forEach((fields, table) => {
    for (const { mapping: column, filled, trimmed, marked, emptied } of fields) {
      const { label, type } = column;
      const isRead = type in READ_AS;
      const add = (what: string, cells: number) => {
        if (cells > 0)
          entries.push({ step: null, switch: null, isDone: true, table, column: column.column, what, cells });
      };
      if (!isRead) add(`Spaces around values of “${label}” were taken away.`, trimmed);
      add(`Empty cells of “${label}” count as no.`, emptied);
      add(`Marks for no value in “${label}” count as missing.`, marked);
      if (isRead) add(`“${label}” was read as ${READ_AS[type as keyof typeof READ_AS]}.`, filled - emptied);
    }
  });
  if (duplicates > 0) {
    const between = mapping.stacked.length > 0 ? '; of two files the later one’s' : '';
    const by = mapping.columns.find(({ column }) => column === mapping.duplicates.by)?.label ?? '';
    const counts = KEPT[mapping.duplicates.keep].replace('$', by);
    const what = `Of rows with the same id ${counts} counts${between}; the others are duplicates.`;
    const id = mapping.columns.find(({ use, role }) => use && role === 'id');
    entries.push({
      step: null,
      switch: null,
      isDone: true,
      table: 0,
      column: id?.column ?? null,
      what,
      cells: duplicates,
    });
  }
  return entries;
}
