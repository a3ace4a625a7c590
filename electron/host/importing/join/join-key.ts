import { normalize } from '#shared/domain/criteria/text.ts';
import { isMissing } from '../cells/missing.ts';

/**
 * Salesforce writes ids with 15 signs, in which case counts, or with 3 more that make case not count. The fourth and fifth
 * say which server; where they are letters, a zero stands behind them.
 */
const SALESFORCE_ID = /^[a-zA-Z0-9]{3}(\d[a-zA-Z0-9]{2}|[a-zA-Z0-9]{2}0)[a-zA-Z0-9]{9}([A-Z0-5]{3})?$/;
/** `Ann Lee (ann@acme.com)`, as HubSpot names a person: the address is what tells people of one name apart. */
const ADDRESS = /^[^()]*\(([^\s()@]+@[^\s()@]+)\)$/;
/** `Acme (https://www.notion.so/…)`, as Notion names a row of another table. */
const LINKED = /^(.*\S)\s*\(https?:\/\/[^\s()]+\)$/;
const WHOLE_NUMBER = /^\d+\.0+$/;

/** The form in which values of two tables are compared; null where a cell holds none. */
export function joinKey(cell: string): string | null {
  const text = cell.trim();
  if (isMissing(text)) return null;
  if (SALESFORCE_ID.test(text) && /[a-zA-Z]/.test(text)) return text.slice(0, 15);
  if (WHOLE_NUMBER.test(text)) return text.slice(0, text.indexOf('.'));
  return normalize(ADDRESS.exec(text)?.[1] ?? LINKED.exec(text)?.[1] ?? text);
}

/** The same of a cell that may name several: ids or addresses with semicolons between them, as HubSpot writes them. */
export function joinKeys(cell: string): string[] {
  const parts = cell.includes(';') ? cell.split(';') : [];
  const all = parts.length > 0 && parts.every((part) => NAMES_ONE.test(part.trim())) ? parts : [cell];
  return all.flatMap((part) => joinKey(part) ?? []);
}
const NAMES_ONE = /^\d+$|@/;
