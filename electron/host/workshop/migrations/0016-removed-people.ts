import type { Migration } from './migration.ts';

/** A person who was taken out of a round is set aside with their answers, so that they can be brought back. */
export const removedPeople: Migration = {
  version: 16,
  up: 'ALTER TABLE participant ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))',
};
