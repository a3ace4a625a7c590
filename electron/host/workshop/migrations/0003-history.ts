import type { Migration } from './migration.ts';

/** What became of the definitions: saved versions, the steps of undo, and findings that were set aside. */
export const history: Migration = {
  version: 3,
  up: `
    CREATE TABLE version (
      -- The order in which versions were saved.
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      -- No reference: what was signed outlives its draft.
      draft TEXT NOT NULL,
      name TEXT NOT NULL,
      reason TEXT NOT NULL,
      who TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER version_stays_as_saved BEFORE UPDATE ON version
    BEGIN SELECT RAISE(ABORT, 'a saved version never changes'); END;

    CREATE TRIGGER version_stays BEFORE DELETE ON version
    BEGIN SELECT RAISE(ABORT, 'a saved version stays'); END;

    CREATE TABLE edit (
      position INTEGER PRIMARY KEY,
      draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
      what TEXT NOT NULL,
      undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
      -- The definition that the step leads to, as JSON compressed by deflate.
      definition BLOB NOT NULL,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE dismissal (
      draft TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
      finding TEXT NOT NULL,
      words TEXT NOT NULL,
      reason TEXT NOT NULL,
      dismissed_at TEXT NOT NULL,
      checksum BLOB NOT NULL,
      PRIMARY KEY (draft, finding)
    ) STRICT;
  `,
};
