import type { ColumnMapping, Mapping } from '#shared/contract/mapping.ts';
import { currencyNote } from './currency-note.ts';
import type { ReadTable } from './guess/guess-mapping.ts';
import { NO_STATUS } from './guess/status-values.ts';
import { holdsValues } from './text/header-row.ts';

/** What a person should know of the file before importing it; one sentence or two each. */
export function fileNotes(table: ReadTable, mapping: Mapping): string[] {
  const { totalRows, strayQuotes } = table;
  const notes: string[] = [];
  const { encoding, headerRow } = mapping.dialect;
  const role = (name: string) => mapping.columns.find((column) => column.use && column.role === name);
  if (!encoding.startsWith('utf-')) {
    const named = encoding.replace('windows', 'Windows').replace('iso', 'ISO');
    notes.push(
      `Read with the character set ${named}. If some letters look wrong, choose another, or export the file as UTF-8.`,
    );
  }
  if (headerRow > 1)
    notes.push(`The headers are in row ${headerRow}; what stands above them is not imported.`);
  if (holdsValues(table.headers)) {
    notes.push(
      'The header row holds numbers or dates. If the file has no headers, add a row with them on top.',
    );
  }
  notes.push(...outcomeNote(mapping), ...currencyNote(table, mapping));
  if (!role('id')) notes.push('No column has an id for each deal, so rows are named by their number.');
  if (!role('createdAt')) {
    notes.push(
      'No column tells when deals were created; each deal is looked at only as it stood at its end.',
    );
  }
  const blank = totalRows - table.filledRows;
  if (blank > 0)
    notes.push(`${blank === 1 ? 'One row is' : `${blank.toLocaleString('en-US')} rows are`} empty.`);
  const empty = mapping.columns.filter(({ column }) => table.profiles[column]?.filled === 0);
  if (empty.length > 0) {
    const named = empty.slice(0, 5).map(({ label }) => `“${label}”`);
    const more = empty.length > 5 ? ` and ${empty.length - 5} more` : '';
    notes.push(`Without any value, and so not used: ${named.join(', ')}${more}.`);
  }
  if (strayQuotes.length > 0) notes.push(strayQuoteNote(strayQuotes));
  return notes;
}

/** The column of a mapping that says when deals closed, or were lost, in whichever table it stands. */
export const closingColumn = (
  { columns, others }: Mapping,
  when: 'wonAt' | 'lostAt' = 'wonAt',
): ColumnMapping | undefined =>
  [...columns, ...others.flatMap((other) => other.columns)].find(({ use, role }) => use && role === when);

/** By what deals are taken as won or open where no column says how they ended; nothing where one does. */
export function outcomeNote(mapping: Mapping): string[] {
  if (mapping.ending || mapping.columns.some(({ use, role }) => use && role === 'outcome')) return [];
  const others = mapping.outcomes[NO_STATUS] ?? 'open';
  const closing = closingColumn(mapping);
  const losing = closingColumn(mapping, 'lostAt');
  return [
    closing && mapping.outcomeOfClosed
      ? `No column tells how the deals ended, so those with a date in “${closing.label}” are taken as ` +
        `${mapping.outcomeOfClosed}, ${losing ? `those with one in “${losing.label}” as lost, ` : ''}` +
        `the others as ${others}. Please check.`
      : `No column tells how the deals ended, so all of them are taken as ${others}. ` +
        'If one does, or if they ended alike, say so.',
  ];
}

export function strayQuoteNote(rows: readonly number[]): string {
  const shown = rows.slice(0, 5).join(', ');
  return rows.length === 1
    ? `Row ${shown} has a quotation mark that is never closed; it was read as part of the text.`
    : `${rows.length} rows have a quotation mark that is never closed (rows ${shown}${rows.length > 5 ? ' …' : ''}); it was read as part of the text.`;
}
