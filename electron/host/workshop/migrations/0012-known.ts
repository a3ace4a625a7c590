import type { Migration } from './migration.ts';

/** What the room says of when fields were known, which can be undone among the edits of definitions. */
export const known: Migration = {
  version: 12,
  up: `
    CREATE TABLE correction (
      -- Of the import that the fields are of.
      fingerprint TEXT PRIMARY KEY,
      -- By field key.
      content TEXT NOT NULL CHECK (json_valid(content)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE edit_of_all (
      position INTEGER PRIMARY KEY,
      -- Null where the edit is none of a definition.
      draft TEXT REFERENCES draft (id) ON DELETE CASCADE,
      what TEXT NOT NULL,
      undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
      -- As JSON compressed by deflate: the definition that the step leads to, or what was said of a field and before.
      content BLOB NOT NULL,
      checksum BLOB NOT NULL
    ) STRICT;

    INSERT INTO edit_of_all SELECT position, draft, what, undone, definition, checksum FROM edit;
    DROP TABLE edit;
    ALTER TABLE edit_of_all RENAME TO edit;
  `,
};
