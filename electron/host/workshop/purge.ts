/** Which tables hold deals, or what could tell of one; a test holds this against the schema. */
import type { Database } from 'better-sqlite3';

/** Emptied by a purge: the deals, what the room noted on them, their files, how they were read, and the key to their pseudonyms. */
export const PURGED_TABLES = [
  'sample_chunk',
  'sample_buffer',
  'sample',
  'source_chunk',
  'source_file',
  'left_out',
  'remembered_mapping',
  'annotation',
  'annotation_field',
  'correction',
  'pseudonym_key',
] as const;

/** What the room agreed on; rounds stay without the names of their deals. */
export const KEPT_TABLES = [
  'setting',
  'draft',
  'version',
  'edit',
  'dismissal',
  'round',
  'participant',
  'decision',
  'cost_asking',
  'mistake_cost',
  'holdout',
  'approval',
  'identity',
  'purge',
  'kept_page',
] as const;

/** Within a transaction of the caller. */
export function deleteDeals(db: Database): void {
  for (const table of PURGED_TABLES) db.exec(`DELETE FROM ${table}`);
}
