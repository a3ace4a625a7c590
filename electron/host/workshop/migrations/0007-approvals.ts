import type { Migration } from './migration.ts';

/** Who signed which version, and on which data. Signatures stay as they were given. */
export const approvals: Migration = {
  version: 7,
  up: `
    CREATE TABLE approval (
      -- The order in which people signed.
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      version TEXT NOT NULL REFERENCES version (id),
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      side TEXT NOT NULL,
      signature TEXT NOT NULL CHECK (json_valid(signature)),
      signed_at TEXT NOT NULL,
      definition TEXT NOT NULL,
      data TEXT,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER approval_stays_as_signed BEFORE UPDATE ON approval
    BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;

    CREATE TRIGGER approval_stays BEFORE DELETE ON approval
    BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
  `,
};
