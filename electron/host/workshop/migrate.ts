import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations/all.ts';

/** `user_version` of the files that this Yardstick writes. */
export const CURRENT_VERSION = MIGRATIONS.length;

/**
 * Takes a file to `target` in one transaction: after a crash it is as it was before, or as it should be.
 * A new file starts from version 0. `identity`: what a file gets that has none yet, if not one of its own.
 */
export function migrate(db: Database, target = CURRENT_VERSION, identity?: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version === target) return;
  db.transaction(() => {
    for (const step of MIGRATIONS.slice(version, target)) {
      db.exec(step.up);
      db.pragma(`user_version = ${step.version}`);
    }
    if (identity !== undefined) db.prepare('UPDATE identity SET workshop = ?').run(identity);
  }).exclusive();
}
