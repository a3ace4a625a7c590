import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
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

/** Temporary files that a crash left beside a path. */
export async function leftoversOf(path: string): Promise<string[]> {
  const start = `.${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter(
      (name) => name.startsWith(start) && /^[0-9a-f]{12}\.tmp(-journal)?$/.test(name.slice(start.length)),
    )
    .map((name) => join(dirname(path), name));
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
