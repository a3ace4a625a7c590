import type { Migration } from './migration.ts';

/**
 * What people edit: the workshop's settings and the drafts of its definitions. Checksums are SHA-256 over the
 * row: a changed digit must not pass for a changed opinion.
 */
export const workshop: Migration = {
  version: 1,
  up: `
    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE draft (
      id TEXT PRIMARY KEY,
      -- The order in which drafts were made.
      position INTEGER NOT NULL UNIQUE,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      checksum BLOB NOT NULL
    ) STRICT;
  `,
};
