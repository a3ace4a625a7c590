import type { Migration } from './migration.ts';

/** The imported deals, by column and in chunks, and beside them the file they came from. */
export const sample: Migration = {
  version: 2,
  up: `
    CREATE TABLE sample (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      fingerprint TEXT NOT NULL,
      layout TEXT NOT NULL CHECK (json_valid(layout)),
      -- Both are null where the sample was not imported but made, as that of the sample workshop.
      report TEXT CHECK (json_valid(report)),
      mapping TEXT CHECK (json_valid(mapping)),
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sample_buffer (
      name TEXT PRIMARY KEY,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sample_chunk (
      buffer TEXT NOT NULL REFERENCES sample_buffer (name) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE (buffer, position)
    ) STRICT;

    CREATE TABLE original (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      file_name TEXT NOT NULL,
      -- Over the name and the compressed bytes.
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE original_chunk (
      position INTEGER PRIMARY KEY,
      -- Of the file compressed by gzip.
      bytes BLOB NOT NULL
    ) STRICT;
  `,
};
