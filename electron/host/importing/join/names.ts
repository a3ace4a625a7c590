/** What tables and columns are about, in one vocabulary for all CRMs: an opportunity is a deal, a company an account. */
import { words } from '#shared/domain/criteria/text.ts';
import { own } from '#shared/domain/own.ts';
import { headerWords } from '../guess/header.ts';

const SAME: Record<string, string> = {
  opportunity: 'deal',
  oppty: 'deal',
  opp: 'deal',
  pipeline: 'deal',
  company: 'account',
  organization: 'account',
  organisation: 'account',
  customer: 'account',
  lead: 'contact',
  prospect: 'contact',
  person: 'contact',
  user: 'owner',
  agent: 'owner',
  rep: 'owner',
};

/** Names of tools and of what every export is, which say nothing of what is in a table. */
const NOISE = new Set(
  'sf salesforce hubspot marketo pardot pipedrive zoho dynamics crm fivetran data export exports all report table list csv xlsx final copy new sheet q1 q2 q3 q4 the of my our'.split(
    ' ',
  ),
);

const singular = (word: string): string => {
  if (word === 'people') return 'person';
  if (word === 'ids') return 'id';
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : word;
};

const common = (word: string): string => {
  const one = singular(word);
  return own(SAME, one) ?? one;
};

/** A table's name as what it is about: `sf_opportunity_data.csv` is `deal`, `engagement_meetings` `engagement meeting`. */
export function entityOf(name: string): string {
  const bare = headerWords(name.replace(/\.(csv|tsv|txt|xlsx|xlsm)$/i, ''));
  const said = words(bare).filter((word) => !NOISE.has(word) && !/^\d+$/.test(word));
  // A sales pipeline is a list of deals, but a pipeline stage is not.
  const named = said.length === 2 && said[0] === 'sales' && said[1] === 'pipeline' ? ['deal'] : said;
  return named
    .map((word, i) => (word === 'pipeline' && i < named.length - 1 ? 'pipeline' : common(word)))
    .join(' ');
}

/** A column's header in the same vocabulary: `Prospect ID` is `contact id`. */
export const columnWords = (header: string): string =>
  words(headerWords(header))
    .map((word) => (word === 'pipeline' ? word : common(word)))
    .join(' ');

const DOING =
  'activity|event|engagement|task|visit|submission|email|call|meeting|interaction|touch|touchpoint|click|open|webinar|session|note|communication|conversation|chat|response|registration|attendance|view|page|track|screen';

/** What people do, or what is done to them, in the names of tables. */
export const DOINGS = new RegExp(`\\b(${DOING})\\b`);
/** `campaign activity` is what was done in campaigns, `email campaign` is a campaign. */
export const ENDS_IN_DOING = new RegExp(` (${DOING})$`);
