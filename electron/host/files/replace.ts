import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileRefusal } from './file-refusal.ts';

/**
 * Puts a whole file in place of whatever stands at `path`, or leaves that as it is: `write` fills a temporary
 * file beside it, which takes the name only once it is complete and on the disk. `leftovers` of the old file go
 * just before.
 */
export async function replaceFile(
  path: string,
  write: (temporary: string) => Promise<void> | void,
  leftovers: readonly string[] = [],
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await write(temporary);
    await sync(temporary, 'r+');
    for (const leftover of leftovers) await rm(leftover, { force: true });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw fileRefusal(error, path, 'write');
  }
}

/** Another program may still be writing a temporary file that is not this old, in ms. */
const STALE = 60 * 60_000;

/** Temporary files that a crash left: those of this path, which nobody else may write, and old ones of others. */
export async function leftoversOf(path: string): Promise<string[]> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const name of names) {
    const of = /^\.(.+)\.[0-9a-f]{12}\.tmp(?:-journal)?$/.exec(name)?.[1];
    if (of === undefined || extname(of) !== extname(path)) continue;
    const left = join(folder, name);
    const isOld = Date.now() - ((await stat(left).catch(() => null))?.mtimeMs ?? Date.now()) > STALE;
    if (of === basename(path) || isOld) found.push(left);
  }
  return found;
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name itself last, where folders can be synced: not on Windows, nor on some sticks and shares. */
async function syncFolder(folder: string): Promise<void> {
  await sync(folder, 'r').catch(() => undefined);
}

/** Writes a whole file, or leaves what was there. */
export const writeWhole = (path: string, content: string | Uint8Array): Promise<void> =>
  replaceFile(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
