import type { Migration } from './migration.ts';

/** Calibration rounds, and who put which deal where. */
export const rounds: Migration = {
  version: 4,
  up: `
    CREATE TABLE round (
      id TEXT PRIMARY KEY,
      -- The order in which rounds were held.
      position INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      made_at TEXT NOT NULL,
      categories TEXT NOT NULL CHECK (json_valid(categories)),
      deals TEXT NOT NULL CHECK (json_valid(deals)),
      shown_days INTEGER NOT NULL,
      -- Null until the answers were shown; from then on they stay.
      revealed_at TEXT,
      checksum BLOB NOT NULL
    ) STRICT;

    CREATE TABLE participant (
      id TEXT PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      side TEXT NOT NULL,
      done INTEGER NOT NULL CHECK (done IN (0, 1)),
      answers TEXT NOT NULL CHECK (json_valid(answers)),
      checksum BLOB NOT NULL,
      UNIQUE (round, position)
    ) STRICT;
  `,
};
