/** How fast leads are contacted, and what becomes of them, against what is usual. */
import { normalize } from '../../domain/criteria/text.ts';
import { percent } from '../../domain/definition/wording.ts';
import { OUTCOMES, type Sample } from '../../domain/sample/sample.ts';
import { type Share, shareOf } from '../../domain/statistics/share.ts';
import { type Contact, dateOf } from '../sample/contact.ts';
import { counted } from './words.ts';

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
  /** What the rows leave out, and where a rate would mislead: a sentence each. */
  caveats: string[];
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
  const seen = { others: 0, dayOnly: 0, early: 0, unknown: 0 };
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const outcome = OUTCOMES[sample.outcome[deal]!]!;
    if (outcome === 'open') continue;
    const contact = contactOf(deal);
    if (contact?.hours === null) seen.unknown += 1;
    else if (contact && contact.hours < 0) seen.early += 1;
    if (contact && !(contact.hours !== null && contact.hours >= 0)) continue;
    const row = counts[rowOf(contact)]!;
    if (contact?.dayOnly) seen.dayOnly += 1;
    const isWon = outcome === 'won';
    if (!isWon) seen.others += 1;
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
    caveats: caveatsOf(seen, stage !== undefined),
  };
}

function rowOf(contact: Contact | null): number {
  if (!contact) return BENCHMARKS.length;
  const row = BENCHMARKS.findIndex(({ hours }) => contact.hours! <= hours);
  return contact.dayOnly ? Math.max(row, DAY_ROW) : row;
}

function caveatsOf(
  { others, dayOnly, early, unknown }: { others: number; dayOnly: number; early: number; unknown: number },
  hasStage: boolean,
): string[] {
  const onlyWon = `There are no lost or rejected deals, so every rate would be ${percent(1)}: compare only how many deals stand in each row.`;
  return [
    ...(others === 0 ? [onlyWon] : []),
    ...(dayOnly > 0 ? ['Where only the day of a contact is known, it counts as within a day at best.'] : []),
    ...(early > 0
      ? [`${counted(early, 'deal')} that sales contacted before the CRM had them: left out here.`]
      : []),
    ...(unknown > 0 ? [`${counted(unknown, 'deal')} without a date of creation: left out here.`] : []),
    ...(hasStage ? [] : ['No stage of the sample is an opportunity, so only won deals count as one.']),
  ];
}
