/** A table beside the deals in one line: what it holds, where it belongs, and what of that is doubtful. */
import type { ImportPreview } from '#shared/contract/importing.ts';
import { count, percent, plural } from '../../../ui/numbers.ts';
import { endingOf, KIND_LABEL } from './other-tables.ts';

export interface TableLine {
  holds: string;
  /** Why it is left out, or by what it joins and how well. */
  says: string;
  /** What the room should look at, if anything. */
  doubt: string | null;
}

export function lineOf({ mapping, tables, fileName }: ImportPreview, index: number): TableLine {
  const { kind, join } = mapping.others[index]!;
  const { headers, match, notes, states } = tables[index]!;
  if (kind === 'ignore') return { holds: 'Left out', says: notes[0] ?? '', doubt: null };
  const isSequel = endingOf(mapping)?.table === index + 1;
  const holds = isSequel ? 'What became of them' : KIND_LABEL[kind];
  if (!join) return { holds, says: '', doubt: 'No column says where its rows belong.' };
  const [theirs, table] =
    join.table === 0
      ? [mapping.columns.find(({ column }) => column === join.to)?.header, fileName]
      : [tables[join.table - 1]?.headers[join.to], tables[join.table - 1]?.name];
  const says = [`“${headers[join.column]}” is “${theirs}” of ${table}`];
  const doubts: string[] = [];
  if (match) {
    const { values, matched } = match.theirs;
    const near = match.unmatched.filter((one) => one.near.length > 0).length;
    if (matched === 0) doubts.push(values === 0 ? 'no values to compare' : 'no value matches');
    else says.push(`${percent(matched / values)} match, ${count(matched)} of ${plural(values, 'value')}`);
    const lone = match.ours.values - match.ours.matched;
    if (isSequel && lone > 0)
      doubts.push(`${plural(lone, 'that was no lead stays', 'that were no leads stay')} out`);
    if (near > 0) doubts.push(`${plural(near, 'value is', 'values are')} nearly the same`);
  }
  const uncounted = states.filter(({ happened }) => !happened);
  if (uncounted.length > 0) {
    const named = uncounted.slice(0, MOST_NAMED).map(({ value }) => `“${value}”`);
    const more = uncounted.length > MOST_NAMED ? ` and ${uncounted.length - MOST_NAMED} more` : '';
    says.push(`without ${named.join(', ')}${more}`);
  }
  const doubt = doubts.join('; ');
  return {
    holds,
    says: says.join(' · '),
    doubt: doubt === '' ? null : doubt[0]!.toUpperCase() + doubt.slice(1),
  };
}
const MOST_NAMED = 3;

/** Which lines are open at first: all that tell of the deals where these are few, else those with something to decide. */
export function openAtFirst(preview: ImportPreview): Set<number> {
  const used = preview.mapping.others.flatMap(({ kind }, index) => (kind === 'ignore' ? [] : [index]));
  const isFew = used.length <= MOST_OPEN;
  return new Set(used.filter((index) => isFew || hasNear(preview, index)));
}
const MOST_OPEN = 3;

const hasNear = ({ tables }: ImportPreview, index: number): boolean =>
  tables[index]?.match?.unmatched.some(({ near }) => near.length > 0) ?? false;
