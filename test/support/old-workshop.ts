import Database from 'better-sqlite3';
import { APPLICATION_ID } from '../../electron/host/workshop/header.ts';
import { migrate } from '../../electron/host/workshop/migrate.ts';

/** A workshop file as the Yardstick of an earlier version made it, filled by `fill`. */
export function oldWorkshop(path: string, version: number, fill: (db: Database.Database) => void): void {
  const db = new Database(path);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(db, version);
  fill(db);
  db.close();
}
