/** The cleaning log: what was changed on the way from cells to values, and in how many cells. */
import type { CleaningEntry } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
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
    return { step: index, table, column, what, cells };
  });
}

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
    for (const { mapping: column, filled, trimmed, marked } of fields) {
      const { label, type } = column;
      const add = (what: string, cells: number) => {
        if (cells > 0) entries.push({ step: null, table, column: column.column, what, cells });
      };
      add(`Spaces around values of “${label}” were taken away.`, trimmed);
      add(`Marks for no value in “${label}” count as missing.`, marked);
      if (type in READ_AS) add(`“${label}” was read as ${READ_AS[type as keyof typeof READ_AS]}.`, filled);
    }
  });
  if (duplicates > 0) {
    const between = mapping.stacked.length > 0 ? ', and of two files the later one' : '';
    const what = `Rows with an id that came before are duplicates; the first row counts${between}.`;
    const id = mapping.columns.find(({ use, role }) => use && role === 'id');
    entries.push({ step: null, table: 0, column: id?.column ?? null, what, cells: duplicates });
  }
  return entries;
}
