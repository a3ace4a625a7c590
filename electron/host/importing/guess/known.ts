import { words } from '#shared/domain/criteria/text.ts';
import type { FieldRole, FieldType } from '#shared/domain/sample/sample.ts';
import { isBirth } from './header.ts';

/** Headers of numbers that add up while a deal runs. */
const TOTAL =
  /\b(visits?|visited|views?|clicks?|opens?|sessions?|duration|minutes|time (spent|on)|(?<!employees? )count|number of (?!employees)|num (?!employees)|times|total|score|touches|touchpoints|emails?|calls|meetings|activities|probability|days (to|in|since)|age (in )?days|days old|conversion time|velocity)\b/;
/** The same in the languages of most exports; how many people a company employs adds up too slowly to matter. */
const TOTAL_ELSEWHERE =
  /\b((numero|nombre|nb|quantidade|qtd) (de|d) (?!emplead|funcionari|empregad|salari|employe|collaborat)|anzahl (?!(der )?(mitarbeiter|angestellt|beschaftigt))|(veces|vezes|visitas|visites|besuche|aufrufe|relances|ouvertures|clics|cliques)\b)/;
/** Headers of what is overwritten while a deal runs. */
const LATEST =
  /^(last(?! name| year)|latest|recent|most recent|current stage|next|tags?|lead (quality|profile)|est|estimated|expected|projected|weighted|gesch|geschatzter?|erwarteter?|estimad[oa]|estimee?|prevue?)\b|\b(last(?! name| year)|modified|modstamp|updated|synced|sync|forecast|prognose\w*|fiscal|weighted)\b/;
/** Headers of what says how a deal ended, or nearly. */
const ENDING =
  /^(is )?(mql|sal|sql|sqo)$|\b(status|stage|outcome|won|lost|closed|converted|disqualified|unqualified|lifecycle|reason|statusgrund|statut|estado|phase|verkaufsphase|etape|etapa|fase|motif|motivo|razon|gagnee?|perdue?|ganad[oa]|perdid[oa]|gewonnen|verloren|wahrscheinlichkeit|chance auf erfolg|probabilidade?|probabilite)\b/;

/** Headers of what a deal is worth, said once more. */
const MONEY = /\bamount\b|\b(deal|opportunity|contract) value\b/;

const EXPECTED = /\b(expected|est|estimated|forecast|planned|target)\b/;

const LATE_ROLES: Partial<Record<FieldRole, string>> = {
  outcome: 'Known only at the end: it says how the deal ended.',
  wonAt: 'Known only at the end: it is the day the deal closed.',
  lostAt: 'Known only at the end: it is the day the deal was lost.',
  lostReason: 'Known only at the end: it is given when a deal is lost.',
  amount: 'Taken as known only at the end: amounts are usually filled in, or corrected, as a deal closes.',
  stageDate: 'Taken as known only at the end: it is a day after the deal began.',
};

/** Values that say the same, whatever their column is called. */
const ENDED =
  /^(closed|won|lost|converted|disqualified|unqualified|not interested|invalid( (number|lead))?|junk( lead)?|(closed|deal) (won|lost))$/;
/** How many different values a column has at most that says where deals stand. */
const MOST_STANDINGS = 30;

interface Told {
  role: FieldRole | null;
  type: FieldType;
  header: string;
  /** The different values. */
  values: readonly string[];
  /** Whether a date column's dates lie after the creation of their deals; null where that can't be told. */
  after: boolean | null;
}

/** From when a field's value is known, and why where that is not the start. */
export function guessKnown({ role, type, header, values, after }: Told): {
  known: 'start' | 'end';
  note: string | null;
} {
  const late =
    role === null
      ? (lateByHeader(type, header, after) ?? lateByValues(type, values))
      : role === 'wonAt' && EXPECTED.test(header)
        ? 'No column tells when deals closed; this is when they were expected to close. Please check.'
        : LATE_ROLES[role];
  return late ? { known: 'end', note: late } : { known: 'start', note: null };
}

function lateByHeader(type: FieldType, header: string, after: boolean | null): string | null {
  if (ENDING.test(header)) return 'Taken as known only at the end: it may tell how the deal ended.';
  if (LATEST.test(header)) return 'Taken as known only at the end: it changes while the deal runs.';
  if (type === 'number' && MONEY.test(header)) return LATE_ROLES.amount!;
  if (type === 'number' && (TOTAL.test(header) || TOTAL_ELSEWHERE.test(header))) {
    return 'Taken as known only at the end: it adds up while the deal runs.';
  }
  if (type === 'date' && after !== false && !isBirth(header)) {
    return 'Taken as known only at the end: its dates may lie after the deal began.';
  }
  return null;
}

function lateByValues(type: FieldType, values: readonly string[]): string | null {
  if (type !== 'category' || values.length > MOST_STANDINGS) return null;
  const ended = values.find((value) => ENDED.test(words(value).join(' ')));
  return ended === undefined
    ? null
    : `Taken as known only at the end: “${ended}” may tell how the deal ended.`;
}
