import type { Migration } from './migration.ts';

/** A round that was removed is set aside with its answers, so that it can be brought back. */
export const removedRounds: Migration = {
  version: 15,
  up: 'ALTER TABLE round ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))',
};
