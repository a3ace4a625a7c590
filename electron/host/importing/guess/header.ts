import { normalize, words } from '#shared/domain/criteria/text.ts';

/** A longer header is a paragraph in the wrong place; its beginning names the column well enough. */
const LONGEST_LABEL = 120;

/** The time zone of a column's times, behind its name: `Submit Date (UTC)`, `Started at (America/New_York)`. */
const ZONE = /\s*\(((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[A-Z]\w+\/\w+|[ECMP][SD]T|CES?T|BST|IST)\)\s*$/;

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
    .join(' ')
    .replace(/^(property|properties) /, '')
    .replace(/^hs (analytics )?/, '');
}

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
