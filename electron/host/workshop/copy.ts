/** Whole workshops in place of what stood at a path, or what stood there as it was. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { fileRefusal } from '../files/file-refusal.ts';
import { replaceFile } from '../files/replace.ts';
import { unlock } from './cipher.ts';
import { refuseInUse } from './connection.ts';
import { damaged, workshopRefusal } from './refusals.ts';

/** Writes a checked copy of an open workshop as it is now, without its free pages. */
export async function copyWorkshop(db: Database, passphrase: string | null, path: string): Promise<void> {
  await replaceWorkshop(path, (temporary) => {
    db.prepare('VACUUM INTO ?').run(temporary);
    const copy = new Sqlite(temporary, { readonly: true });
    try {
      if (passphrase !== null) unlock(copy, passphrase);
      if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw damaged();
    } finally {
      copy.close();
    }
  });
}

/** Puts a whole workshop in place of what is at `path`, or leaves that as it is. */
export async function replaceWorkshop(path: string, write: (temporary: string) => void): Promise<void> {
  refuseInUse(path);
  await replaceWorkshopOpenHere(path, write);
}

/** The same for a path at which this process itself has the workshop open. */
export async function replaceWorkshopOpenHere(
  path: string,
  write: (temporary: string) => void,
): Promise<void> {
  try {
    // SQLite would say less clearly what is wrong with the folder.
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw fileRefusal(error, path, 'write');
  }
  try {
    // A journal that a crash left beside the old file would be played back into the new one.
    await replaceFile(path, write, [`${path}-journal`]);
  } catch (error) {
    throw workshopRefusal(error);
  }
}
