import type { ColumnMapping } from '#shared/contract/mapping.ts';

/** What people do, or what is done to them, at a time that a column can tell. */
const DOINGS =
  /\b(demo|webinar|meeting|call|visit|trial|download|contacted|contact(?= (made|date))|first (touch|contact|conversion|response|reply|call|meeting)|form (fill|submission)|submission|sign ?up|event|appointment|proposal|quote|rsvp|registration|attended)\b/;
const NOT_YET = /\b(next|planned|due|expected|scheduled for|reminder)\b/;

/** The type of the touchpoint that happened at a date column's dates (`Demo date`: `Demo`); null where none did. */
export function touchpointOf(column: ColumnMapping, header: string): string | null {
  if (column.type !== 'date' || column.role !== null || !column.use) return null;
  if (!DOINGS.test(header) || NOT_YET.test(header)) return null;
  const name = header
    .replace(/^(date|time) (of|for) /, '')
    .replace(/ (date|time|at|on|timestamp|date time)$/g, '')
    .replace(/ (date|time)$/, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
