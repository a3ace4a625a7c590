/**
 * What it usually means that a step converts outside its band, and which band a step usually has. The bands and their
 * meanings are the usual figures of practitioners for business-to-business funnels; a room can set its own.
 */
import { normalize } from '../criteria/text.ts';

interface StepMeaning {
  from: RegExp;
  to: RegExp;
  under: string;
  over: string;
}

const LEAD = /^(lead|inquiry|enquiry|prospect|raw lead|contact)s?$/;
const MQL = /^(mql|marketing qualified( lead)?)s?$/;
const SAL = /^(sal|sales accepted( lead)?|accepted)s?$/;
const SQL = /^(sql|sales qualified( lead)?)s?$/;
const OPPORTUNITY = /^(opportunity|opportunities|opps?|pipeline)$/;
const CUSTOMER = /^(customers?|won|closed won|client)$/;

const STEPS: readonly StepMeaning[] = [
  {
    from: LEAD,
    to: MQL,
    under: 'Marketing reaches the wrong people, or the bar for an MQL is too high.',
    over: 'The bar for an MQL is too low: nearly anything passes.',
  },
  {
    from: MQL,
    to: SAL,
    under: 'Bad data, wrong territories, or nobody wrote down what sales accepts.',
    over: 'Sales hardly looks before it accepts.',
  },
  {
    from: MQL,
    to: SQL,
    under: 'The MQL is too loose: sales spends its calls on leads that lead nowhere.',
    over: 'The MQL is too tight: sales gets fewer leads than it could win.',
  },
  {
    from: SAL,
    to: SQL,
    under: 'Leads come to sales too early, or nobody follows up well.',
    over: 'Sales accepts only what is already sold; good leads may wait outside.',
  },
  {
    from: SQL,
    to: OPPORTUNITY,
    under: 'The SQL is too loose: conversations are taken for interest.',
    over: 'The SQL comes so late that it says what the opportunity says.',
  },
  {
    from: OPPORTUNITY,
    to: CUSTOMER,
    under: 'Late-stage trouble: fit, price, or how deals are closed.',
    over: 'Opportunities are opened only when they are nearly won; the pipeline looks smaller than it is.',
  },
];

/** What usually becomes of MQLs, whatever lies between: the share of them that sales qualifies. */
export const QUALIFIED_BAND = { low: 0.2, high: 0.4 };

/** The stages from MQL to SQL by index, where a definition has both and something in between; null where not. */
export function acrossAcceptance(stages: readonly { name: string }[]): { from: number; to: number } | null {
  const [from, to] = [MQL, SQL].map((known) => stages.findIndex(({ name }) => known.test(normalize(name))));
  return from !== undefined && to !== undefined && from >= 0 && to > from + 1 ? { from, to } : null;
}

/** Where a share lies against a band; its ends belong to it. */
export const againstBand = (share: number, band: { low: number; high: number }): 'under' | 'in' | 'over' =>
  share < band.low ? 'under' : share > band.high ? 'over' : 'in';

/** In a sentence or two, what converting under or over the band usually means from one stage into the next, by their names. */
export function bandMeaning(from: string, to: string, side: 'under' | 'over'): string {
  const [here, next] = [normalize(from), normalize(to)];
  const step = STEPS.find((known) => known.from.test(here) && known.to.test(next));
  if (step) return step[side];
  return side === 'under'
    ? `${from} lets too much through for ${to}.`
    : `${from} may be too tight for ${to}.`;
}
