import type { Migration } from './migration.ts';

/** When each imported file came, so that it is known which deals are new. */
export const addedFiles: Migration = {
  version: 11,
  up: `
    -- ISO 8601; null where the file came before this was kept.
    ALTER TABLE source_file ADD COLUMN added_at TEXT;
  `,
};
