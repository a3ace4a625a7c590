import { DateTime } from 'luxon';
import { normalize, words } from '#shared/domain/criteria/text.ts';
import { own } from '#shared/domain/own.ts';

/** A longer header is a paragraph in the wrong place; its beginning names the column well enough. */
const LONGEST_LABEL = 120;

/** Words that databases write together: `dealstage`, `LEADID`, `createdon`. */
const COMPOUND =
  /^(deal|lead|lifecycle|opportunity|company|account|contact|customer|user|owner|job|first|last|full|close|closed|closing|create|created|creation|modified|updated)(id|name|stage|status|source|type|owner|value|amount|title|date|time|on|at)$/;

/** The time zone that a header names behind its words, as luxon knows it; null where it names none. */
export function zoneOfHeader(header: string): string | null {
  const named = ZONE.exec(header.slice(0, LONGEST_LABEL))?.[1];
  if (named === undefined) return null;
  const offset = own(OFFSETS, named);
  const zone = offset === undefined ? named.replace('GMT', 'UTC') : `UTC${offset}`;
  return DateTime.local({ zone }).isValid ? zone : null;
}

/** Abbreviations that name one zone in practice, in hours east of UTC. */
const OFFSETS: Record<string, string> = {
  EST: '-5',
  EDT: '-4',
  CST: '-6',
  CDT: '-5',
  MST: '-7',
  MDT: '-6',
  PST: '-8',
  PDT: '-7',
  CET: '+1',
  CEST: '+2',
  BST: '+1',
};

/** `Submit Date (UTC)`, `Started at (America/New_York)`. */
const ZONE = /\s*\(((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]\w+\/\w+|[ECMP][SD]T|CES?T|BST)\)\s*$/;

/**
 * A header as the words that people would say: `property_hs_lead_status`, `LeadStatus__c` and `☎ Lead Status*`
 * are all `lead status`.
 */
export function headerWords(header: string): string {
  const apart = header
    .slice(0, LONGEST_LABEL)
    .replace(ZONE, '')
    .replace(/#\s*$/, ' number')
    .replace(/__[cr]$/i, '')
    .replace(/(?<=_[\p{L}\d]+)_c$/u, '')
    .replace(/IDs\b/g, 'Ids')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return words(apart)
    .map((word) => word.replace(COMPOUND, '$1 $2'))
    .join(' ')
    .replace(/^(property|properties) /, '')
    .replace(/^hs (analytics )?/, '');
}

/** Whether a header (as words) names a day of birth. */
export const isBirth = (header: string): boolean => BIRTH.test(header);
const BIRTH = /\b(dob|birth ?(day|date)?|geburts(tag|datum)|naissance|nacimiento|nascimento)\b/;

/** What a header says of the dates below it. */
export const datesNamed = (header: string): { zone: string | null; isBirth: boolean } => ({
  zone: zoneOfHeader(header),
  isBirth: isBirth(headerWords(header)),
});

/** Headers as labels: none empty, each once (`Name`, `Name (2)`). */
export function labelsOf(headers: readonly string[]): string[] {
  const used = new Set<string>();
  return headers.map((header, column) => {
    const name = header.slice(0, LONGEST_LABEL).replace(/\s+/g, ' ').trim() || `Column ${column + 1}`;
    let label = name;
    for (let n = 2; used.has(normalize(label)); n++) label = `${name} (${n})`;
    used.add(normalize(label));
    return label;
  });
}

const LONGEST_KEY = 100;

/** Labels as keys: letters and digits in lower case, each once (`lead_source`). */
export function keysOf(labels: readonly string[]): string[] {
  const used = new Set<string>();
  return labels.map((label, column) => {
    const name = words(label).join('_').slice(0, LONGEST_KEY) || `column_${column + 1}`;
    let key = name;
    for (let n = 2; used.has(key); n++) key = `${name}_${n}`;
    used.add(key);
    return key;
  });
}
