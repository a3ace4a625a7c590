import type { Migration } from './migration.ts';

/** Imported files may be compressed by Zstandard from now on. */
export const zstd: Migration = {
  version: 14,
  up: `
    ALTER TABLE source_file RENAME COLUMN compression TO before;
    ALTER TABLE source_file ADD COLUMN compression TEXT NOT NULL DEFAULT 'gzip'
      CHECK (compression IN ('gzip', 'brotli', 'zstd'));
    UPDATE source_file SET compression = before;
    ALTER TABLE source_file DROP COLUMN before;
  `,
};
