import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import { damaged } from './refusals.ts';

/**
 * Refuses a file whose tables are not exactly those that its version has: its schema was damaged, or somebody
 * put triggers or views into it.
 */
export function checkSchema(db: Database.Database): void {
  const model = new Database(':memory:');
  try {
    migrate(model, db.pragma('user_version', { simple: true }) as number);
    if (schemaOf(db) !== schemaOf(model)) throw damaged();
  } finally {
    model.close();
  }
}

const schemaOf = (db: Database.Database): string =>
  JSON.stringify(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all());
