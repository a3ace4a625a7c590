import type { Migration } from './migration.ts';

/** What makes a workshop safe to carry: its backups know it, hidden names stay the same, and its deals can be purged. */
export const safekeeping: Migration = {
  version: 10,
  up: `
    CREATE TABLE identity (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- By which backups know the workshop, wherever its file is moved.
      workshop TEXT NOT NULL
    ) STRICT;
    INSERT INTO identity (id, workshop) VALUES (1, lower(hex(randomblob(16))));

    CREATE TABLE pseudonym_key (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      key BLOB NOT NULL,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE purge (
      -- The order in which deals were purged.
      position INTEGER PRIMARY KEY,
      certificate TEXT NOT NULL CHECK (json_valid(certificate)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TRIGGER purge_stays_as_certified BEFORE UPDATE ON purge
    BEGIN SELECT RAISE(ABORT, 'a certificate never changes'); END;

    CREATE TRIGGER purge_stays BEFORE DELETE ON purge
    BEGIN SELECT RAISE(ABORT, 'a certificate stays'); END;

    CREATE TABLE kept_page (
      purge INTEGER NOT NULL REFERENCES purge (position),
      draft TEXT NOT NULL,
      -- Of the definition that the page shows.
      definition TEXT NOT NULL,
      page TEXT NOT NULL CHECK (json_valid(page)),
      checksum BLOB NOT NULL,
      PRIMARY KEY (purge, draft, definition)
    ) STRICT;
  `,
};
