import type { Migration } from './migration.ts';

/** What people edit: the workshop's settings and the drafts of its definitions. */
export const workshop: Migration = {
  version: 1,
  up: `
    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;

    CREATE TABLE draft (
      id TEXT PRIMARY KEY,
      -- The order in which drafts were made.
      position INTEGER NOT NULL UNIQUE,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      -- SHA-256 of the definition's text: a changed digit must not pass for a changed opinion.
      checksum BLOB NOT NULL
    ) STRICT;
  `,
};
