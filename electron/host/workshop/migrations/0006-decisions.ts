import type { Migration } from './migration.ts';

/** What the room decides: contested clauses, what a mistake costs each side, and the deals put aside as a test. */
export const decisions: Migration = {
  version: 6,
  up: `
    CREATE TABLE decision (
      -- The order in which they were decided.
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      -- No reference: what was decided outlives its draft.
      draft TEXT NOT NULL,
      subject TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      checksum BLOB NOT NULL,
      UNIQUE (draft, subject)
    ) STRICT;

    CREATE TABLE mistake_cost (
      side TEXT PRIMARY KEY CHECK (side IN ('marketing', 'sales')),
      content TEXT NOT NULL CHECK (json_valid(content)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE holdout (
      fingerprint TEXT PRIMARY KEY,
      content TEXT NOT NULL CHECK (json_valid(content)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER holdout_stays BEFORE DELETE ON holdout
    BEGIN SELECT RAISE(ABORT, 'deals that were put aside stay so'); END;
  `,
};
