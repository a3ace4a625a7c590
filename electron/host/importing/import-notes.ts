import type { Hiding, Mapping } from '#shared/contract/mapping.ts';
import { OUTCOMES, type Sample } from '#shared/domain/sample/sample.ts';
import { closingColumn, outcomeNote, strayQuoteNote } from './preview-notes.ts';
import type { RowJudge } from './row-judge.ts';

const OPEN = OUTCOMES.indexOf('open');

/** What a person should know of the import besides its counts; one sentence or two each. */
export function importNotes(
  sample: Pick<Sample, 'deals' | 'outcome' | 'createdAt' | 'closedAt'>,
  judge: RowJudge,
  mapping: Mapping,
  strayQuotes: readonly number[],
): string[] {
  const notes: string[] = [];
  const role = (name: string) => mapping.columns.find((column) => column.use && column.role === name);
  const id = role('id');
  if (!id) notes.push('Without a column of ids, deals are named by their row, and duplicates can’t be told.');
  else if (judge.withoutId > 0)
    notes.push(`Deals without ${id.label}, named by their row: ${count(judge.withoutId)}.`);
  if (judge.short > 0) {
    notes.push(`Deals whose row ends before the last column, with the rest missing: ${count(judge.short)}.`);
  }
  if (strayQuotes.length > 0) notes.push(strayQuoteNote(strayQuotes));
  notes.push(...outcomeNote(mapping));
  const { withoutClosing, closedBefore } = datesThatDoubt(sample);
  if (closingColumn(mapping) && withoutClosing > 0) {
    notes.push(
      `Deals that ended, but have no closing date: ${count(withoutClosing)}. ` +
        'They are looked at up to the sample’s own date.',
    );
  }
  if (closedBefore > 0) {
    notes.push(
      `Deals that close no later than they were created: ${count(closedBefore)}. Check their dates.`,
    );
  }
  return notes;
}

/** Says what of the files is not in the workshop, and that they themselves aren't. */
export function hidingNote(mapping: Mapping): string {
  const columns = [mapping, ...mapping.others].flatMap((table) => table.columns);
  const named = (hiding: Hiding) =>
    columns.filter(({ hide }) => hide === hiding).map(({ header, label }) => `“${header.trim() || label}”`);
  const parts = [
    [named('drop'), 'left out'],
    [named('pseudonym'), 'as pseudonyms'],
    [named('email'), 'as a keyed hash with the domain'],
  ] as const;
  const words = parts
    .filter(([names]) => names.length > 0)
    .map(([names, how]) => `${names.join(', ')} ${how}`);
  return `Hidden: ${words.join('; ')}. The files are not kept as they came, but without what was hidden and without unused columns.`;
}

const count = (n: number): string => n.toLocaleString('en-US');

function datesThatDoubt({ deals, outcome, createdAt, closedAt }: Parameters<typeof importNotes>[0]) {
  let withoutClosing = 0;
  let closedBefore = 0;
  for (let i = 0; i < deals; i++) {
    if (outcome[i] !== OPEN && Number.isNaN(closedAt[i]!)) withoutClosing++;
    if (closedAt[i]! <= createdAt[i]!) closedBefore++;
  }
  return { withoutClosing, closedBefore };
}
