/** Leads and the deals that some of them became: where both are there, the leads are what the room asks about. */
import { headerWords } from '../guess/header.ts';
import { type Described, overlapOf } from './propose-joins.ts';

/** By which columns leads and what became of them belong together. */
export interface Becoming {
  /** The column of the leads, and that of the deals. */
  lead: number;
  deal: number;
  overlap: number;
}

/** Columns of leads, in the words that all CRMs share, that name the deal they became. */
const BECAME = /^(converted|qualifying) deal( id)?$/;
/** Headers of deals, as words, that name the lead they were. */
const WAS =
  /^((originating|original|source|converted) )?lead id$|^(originating|original) lead$|^originatingleadid value$/;

const MOST = 0.5;
/** From this share on of the leads that became deals, they hold nothing that the deals don't. */
const ALL = 0.95;

/** How leads became deals: most of the deals were leads, and other leads became none; null where it isn't so. */
export function becameDeals(leads: Described, deals: Described): Becoming | null {
  const isOfLeads = leads.entity === 'contact' && /\bdeal$/.test(deals.entity);
  let best: Becoming | null = null;
  leads.columns.forEach((lead, i) => {
    deals.columns.forEach((deal, k) => {
      const isNamed =
        (BECAME.test(lead.words) && deal.isKey) ||
        (isOfLeads && WAS.test(headerWords(deals.table.headers[k]!)) && lead.isKey);
      if (!isNamed || !lead.joinable || !deal.joinable) return;
      const [theirs, ours] = [lead.keys, deal.keys];
      const named = Math.min(theirs.size, ours.size);
      const overlap = overlapOf(theirs, ours);
      if (overlap < MOST || named < MOST * deals.table.filledRows || named > ALL * leads.table.filledRows)
        return;
      if (!best || overlap > best.overlap) best = { lead: i, deal: k, overlap };
    });
  });
  return best;
}
