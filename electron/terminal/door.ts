/** The terminal's way to the host: the same methods as the window's, asked for by paths that a person typed. */
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Args, MethodName, Place, Result } from '#shared/contract/methods.ts';
import { dataFolder } from '../doors/data-folder.ts';
import { fileRefusal } from '../host/files/file-refusal.ts';
import { tell } from './output.ts';

export interface Door {
  /** Does a method of the contract; throws the Refusal where it answers with a failure. Ctrl+C cancels it. */
  ask<M extends MethodName>(method: M, args: Args<M>): Promise<Result<M>>;
  /** The handle for a typed path. */
  place(path: string): Place;
  /** A path in a folder that is gone when the command ends. */
  temporary(fileName: string): string;
}

/**
 * Runs a command's work with a host of its own. Its data folder is temporary, so that the terminal neither sees nor
 * changes which workshop the window opened last. Backups go where the window's are, which restores them; none are
 * made of a workshop that is only looked at.
 */
export async function withDoor<T>(work: (door: Door) => Promise<T>): Promise<T> {
  // Help and wrong usage answer at once: only work needs the host.
  const { createHost } = await import('../host/host.ts');
  const folder = await mkdtemp(join(tmpdir(), 'yardstick-'));
  const host = createHost({
    dataFolder: join(folder, 'data'),
    backupFolder: join(dataFolder(), 'backups'),
    backsUpEdits: false,
    onOldBackedUp: (fileName, backup) =>
      tell(
        `“${fileName}” was made by an earlier Yardstick and is brought up to date. As it was, it is kept in ${backup}.`,
      ),
  });
  const stop = new AbortController();
  const cancel = () => stop.abort();
  process.once('SIGINT', cancel);
  const door: Door = {
    ask: async (method, args) => {
      const answer = await host.call(method, args, { signal: stop.signal });
      if (answer.ok) return answer.value;
      throw new Refusal(answer.error.code, answer.error.message, answer.error.details);
    },
    place: (path) => host.places.register(resolve(path)),
    temporary: (fileName) => join(folder, fileName),
  };
  try {
    return await work(door);
  } finally {
    process.off('SIGINT', cancel);
    await host.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses a path that leads nowhere; `what` says what was looked for. */
export async function mustExist(path: string, what: string): Promise<void> {
  if (await exists(path)) return;
  throw new Refusal('notFound', `There is no ${what} “${path}”. Check the name and the folder you are in.`);
}

/** Refuses a path to write to whose folder isn't there. */
export async function mustHaveFolder(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  if (await exists(folder)) return;
  throw new Refusal('cannotWrite', `There is no folder “${folder}” for “${basename(path)}”. Make it first.`);
}

/** The JSON in a file that a person named. */
export async function readJson(path: string, what: string): Promise<unknown> {
  await mustExist(path, what);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal('unreadableFile', `“${basename(path)}” is no JSON file: ${why}`);
  }
}

/** Opens the workshop that a person named. */
export async function openWorkshop(door: Door, path: string): Promise<Result<'workshop.open'>> {
  await mustExist(path, 'workshop');
  // Not an option: a command's words can be read by everybody on the machine, and end up in its history.
  const passphrase = process.env.YARDSTICK_PASSPHRASE;
  return door.ask('workshop.open', { place: door.place(path), ...(passphrase && { passphrase }) });
}
