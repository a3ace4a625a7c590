import type { Migration } from './migration.ts';

/** Asking both sides again what a mistake costs sets their answers aside, so that they can be brought back. */
export const askings: Migration = {
  version: 17,
  up: `
    -- Each time that both were asked again.
    CREATE TABLE cost_asking (
      id INTEGER PRIMARY KEY,
      removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
      checksum BLOB NOT NULL
    ) STRICT;

    ALTER TABLE mistake_cost RENAME TO first_cost;
    CREATE TABLE mistake_cost (
      -- The asking that was answered; 0 for the first.
      asking INTEGER NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('marketing', 'sales')),
      content TEXT NOT NULL CHECK (json_valid(content)),
      checksum BLOB NOT NULL,
      PRIMARY KEY (asking, side)
    ) STRICT;
    INSERT INTO mistake_cost SELECT 0, side, content, checksum FROM first_cost;
    DROP TABLE first_cost;
  `,
};
