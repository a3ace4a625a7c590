import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '#shared/contract/failure.ts';
import { unlock } from './cipher.ts';
import { APPLICATION_ID, checkHeader, checkUnsealed } from './header.ts';
import { CURRENT_VERSION, migrate } from './migrate.ts';
import { damaged, locked, workshopRefusal, wrongPassphrase } from './refusals.ts';
import { checkSchema } from './schema-check.ts';

/** How long to wait for another Yardstick that is just closing the file, in milliseconds. */
const LOCK_PATIENCE = 1_000;

/** Makes a new, empty workshop file at a path where there is none. `identity`: if not one of its own. */
export function newDatabase(path: string, identity?: string): Database.Database {
  const db = new Database(path, { timeout: LOCK_PATIENCE });
  db.pragma(`application_id = ${APPLICATION_ID}`);
  prepare(db);
  migrate(db, CURRENT_VERSION, identity);
  return db;
}

/**
 * Opens a workshop file for this process alone, checked and brought to the current version. Throws a Refusal
 * where it is no workshop, newer, damaged, open elsewhere, write-protected or sealed by another passphrase, and
 * leaves it as it is. `keepOld` sees a file of an earlier version as it was, and may say by which identity it goes on;
 * where it throws, nothing is changed. `isSealed` tells whether a passphrase was needed.
 */
export async function openDatabase(
  path: string,
  passphrase: string | null,
  keepOld: (db: Database.Database, isSealed: boolean) => Promise<string | undefined> = async () => undefined,
): Promise<{ db: Database.Database; isSealed: boolean }> {
  const isSealed = (await checkHeader(path)) === 'sealed';
  if (isSealed && passphrase === null) throw locked(path);
  await checkWritable(path);
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, timeout: LOCK_PATIENCE });
    if (isSealed && passphrase !== null) open(db, passphrase);
    prepare(db);
    await checkWhole(db);
    checkSchema(db);
    const isOld = (db.pragma('user_version', { simple: true }) as number) < CURRENT_VERSION;
    if (isOld) migrate(db, CURRENT_VERSION, await keepOld(db, isSealed));
    removeStaleJournal(db);
    return { db, isSealed };
  } catch (error) {
    db?.close();
    const refusal = workshopRefusal(error);
    // Whatever else SQLite can't make sense of, in a file that says it is a workshop.
    throw refusal instanceof Database.SqliteError ? damaged() : refusal;
  }
}

/** Unlocks a sealed file and sees whether it is a workshop; a wrong passphrase and a damaged file read alike. */
function open(db: Database.Database, passphrase: string): void {
  unlock(db, passphrase);
  try {
    db.pragma('schema_version');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB')
      throw wrongPassphrase(db.name);
    throw error;
  }
  checkUnsealed(db);
}

/**
 * A crash between two edits leaves a journal that is over: nothing is played back from it, but old pages stand in it. Any
 * write takes it up, and SQLite then removes it when the workshop is closed.
 */
function removeStaleJournal(db: Database.Database): void {
  if (existsSync(`${db.name}-journal`)) db.pragma(`user_version = ${CURRENT_VERSION}`);
}

/** SQLite reads what is cut off the last page as zeros, so the file's size is looked at too. */
async function checkWhole(db: Database.Database): Promise<void> {
  const number = (name: string) => db.pragma(name, { simple: true }) as number;
  const { size } = await stat(db.name);
  if (size < number('page_size') * number('page_count')) throw damaged();
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged();
}

/** Refuses a path at which somebody has a workshop open; whatever else is there, or isn't, is no matter. */
export function refuseInUse(path: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, timeout: LOCK_PATIENCE });
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } catch (error) {
    const refusal = workshopRefusal(error);
    if (refusal instanceof Refusal && refusal.code === 'inUse') throw refusal;
  } finally {
    db?.close();
  }
}

/**
 * A rollback journal rather than WAL, so that between two edits the one file is the whole workshop and can be
 * carried on a stick; SQLite removes the journal when the workshop is closed. EXTRA makes each edit last
 * through a power cut. Replaced deals are overwritten, not left to be read in the file's free pages.
 */
function prepare(db: Database.Database): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = EXTRA');
  db.pragma('secure_delete = ON');
  // SQLite's temporary files would hold deals in clear, also those of an encrypted workshop.
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // In this locking mode the lock that a transaction takes is kept until the file is closed.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** SQLite would open a protected file for reading and fail at the first edit; say it before the work begins. */
async function checkWritable(path: string): Promise<void> {
  try {
    await access(path, constants.W_OK);
    await access(dirname(path), constants.W_OK);
  } catch {
    throw new Refusal(
      'cannotWrite',
      `“${basename(path)}” is write-protected, and every edit of a workshop is saved in it at once. ` +
        'Copy it to a folder of your own and open the copy.',
    );
  }
}
