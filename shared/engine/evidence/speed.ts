/** How fast leads are contacted, and what becomes of them, against what is usual. */
import { normalize } from '../../domain/criteria/text.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { type Share, shareOf } from '../summary.ts';
import { type Contact, dateOf } from './contact.ts';

/** Leads contacted within a time, and later than the one before it. */
export interface SpeedRow {
  within: '5 minutes' | '1 hour' | '1 day' | '1 week' | 'later' | 'no contact recorded';
  /** The usual chance that such a lead becomes an opportunity; null where none is handed down. */
  usual: number | null;
  /** Ended deals. */
  deals: number;
  /** Of these, those that became an opportunity: won, or with a date at such a stage. Null of none. */
  opportunities: Share | null;
  /** Of these, the won. Null of none. */
  won: Share | null;
}

export interface Speed {
  rows: SpeedRow[];
  /** Where a rate would mislead, why; else null. */
  caveat: string | null;
}

/** Hours, and the chances that the field's literature hands down for them. */
const BENCHMARKS: readonly { within: SpeedRow['within']; hours: number; usual: number | null }[] = [
  { within: '5 minutes', hours: 5 / 60, usual: 0.2 },
  { within: '1 hour', hours: 1, usual: 0.1 },
  { within: '1 day', hours: 24, usual: 0.03 },
  { within: '1 week', hours: 7 * 24, usual: 0.01 },
  { within: 'later', hours: Number.POSITIVE_INFINITY, usual: null },
];
/** Where only the day is known, no row below a day can be told. */
const DAY_ROW = 2;
const OPPORTUNITY = /\b(opportunit(y|ies)|opp|proposal|negotiation)\b/;

/** The room's own rates over all ended deals, by the time to first contact; `contacts` by position in the sample. */
export function speedToLead(sample: Sample, contactOf: (deal: number) => Contact | null): Speed {
  const stage = sample.fields.find(
    (field) => field.role === 'stageDate' && OPPORTUNITY.test(normalize(field.stage ?? field.label)),
  );
  const counts = [...BENCHMARKS, null].map(() => ({ deals: 0, opportunities: 0, won: 0 }));
  let others = 0;
  let dayOnly = 0;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    if (outcome === 'open') continue;
    const contact = contactOf(deal);
    // Contacted, but nobody knows how fast.
    if (contact && contact.hours === null) continue;
    const row = counts[rowOf(contact)]!;
    if (contact?.dayOnly) dayOnly += 1;
    const isWon = outcome === 'won';
    if (!isWon) others += 1;
    row.deals += 1;
    if (isWon) row.won += 1;
    if (isWon || (stage && dateOf(sample, stage.key, deal))) row.opportunities += 1;
  }
  return {
    rows: counts.map(({ deals, opportunities, won }, i) => ({
      within: BENCHMARKS[i]?.within ?? 'no contact recorded',
      usual: BENCHMARKS[i]?.usual ?? null,
      deals,
      opportunities: shareOf(opportunities, deals),
      won: shareOf(won, deals),
    })),
    caveat: caveatOf(others, dayOnly, stage !== undefined),
  };
}

function rowOf(contact: Contact | null): number {
  if (!contact) return BENCHMARKS.length;
  const row = BENCHMARKS.findIndex(({ hours }) => contact.hours! <= hours);
  return contact.dayOnly ? Math.max(row, DAY_ROW) : row;
}

function caveatOf(others: number, dayOnly: number, hasStage: boolean): string | null {
  if (others === 0) {
    return 'There are no lost or rejected deals, so every rate would be 100 %: compare only how many deals stand in each row.';
  }
  if (dayOnly > 0) {
    return 'Where only the day of a contact is known, it counts as within a day at best.';
  }
  return hasStage ? null : 'No stage of the sample is an opportunity, so only won deals count as one.';
}
