import type { Migration } from './migration.ts';

/**
 * What the room adds about deals. Answers are kept one behind the other, so that the one before stands again once the
 * last is taken back; they name deals by their id, not by their place in a sample that the next import replaces.
 */
export const annotations: Migration = {
  version: 8,
  up: `
    CREATE TABLE annotation_field (
      -- The order in which the room added them.
      position INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      content TEXT NOT NULL CHECK (json_valid(content)),
      -- Set aside with its answers, until somebody brings it back.
      removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE annotation (
      position INTEGER PRIMARY KEY,
      -- What was answered in one go, and is taken back in one.
      write INTEGER NOT NULL,
      field TEXT NOT NULL REFERENCES annotation_field (key),
      deal TEXT NOT NULL,
      -- JSON; null where the answer was taken away.
      value TEXT CHECK (json_valid(value)),
      since TEXT,
      by TEXT NOT NULL,
      at TEXT NOT NULL,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE INDEX annotation_of_deal ON annotation (field, deal, position);
  `,
};
