import type { Migration } from './migration.ts';

/** Deals from several files, the rows that became none, and how the room reads tables with the same headers. */
export const evidence: Migration = {
  version: 5,
  up: `
    CREATE TABLE source_file (
      position INTEGER PRIMARY KEY,
      file_name TEXT NOT NULL,
      -- Over the name and the compressed bytes.
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE source_chunk (
      file INTEGER NOT NULL REFERENCES source_file (position) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      -- Of the file compressed by gzip.
      bytes BLOB NOT NULL,
      UNIQUE (file, position)
    ) STRICT;

    INSERT INTO source_file (position, file_name, checksum) SELECT 0, file_name, checksum FROM original;
    INSERT INTO source_chunk (file, position, bytes) SELECT 0, position, bytes FROM original_chunk;
    DROP TABLE original_chunk;
    DROP TABLE original;

    CREATE TABLE left_out (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- A CSV file compressed by gzip.
      bytes BLOB NOT NULL,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE remembered_mapping (
      -- The headers of the table of deals, as a JSON list.
      headers TEXT PRIMARY KEY CHECK (json_valid(headers)),
      -- Grows with each import, so that the newest is known.
      position INTEGER NOT NULL UNIQUE,
      mapping TEXT NOT NULL CHECK (json_valid(mapping)),
      checksum BLOB NOT NULL
    ) STRICT;
  `,
};
