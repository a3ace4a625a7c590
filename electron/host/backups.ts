/**
 * Backups of workshops on this machine: each a checked copy, encrypted as its workshop is. An index beside them says
 * what is in each without opening it, and holds no name of a deal.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type Backup, backupSchema } from '#shared/contract/backups.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { worthKeeping } from './backup-rotation.ts';
import { replaceFile, writeWhole } from './files/replace.ts';
import { overwriteFile } from './workshop/wipe.ts';
import type { WorkshopFile } from './workshop/workshop-file.ts';

const entrySchema = backupSchema.extend({
  /** Where the workshop was. */
  path: z.string(),
  sha256: z.string(),
  /** How many purges the workshop had seen: the clock may have been set back since the last one. */
  purges: z.number().int().default(0),
  /** The state of the workshop's file, to tell whether it changed since. */
  state: z.string(),
});
type Entry = z.infer<typeof entrySchema>;

/** What is backed up: an open workshop, or one of an earlier version before it is brought up to date. */
type BackedUp = Pick<WorkshopFile, 'identity' | 'path' | 'isProtected' | 'counts' | 'copyTo'>;

/** The newest first. */
const indexSchema = z.array(entrySchema);

const INDEX = 'index.json';

export class Backups {
  readonly #folder: string;
  readonly #clock: () => Date;

  constructor(folder: string, clock: () => Date) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** The backups of a workshop, wherever its file was when they were made; the newest first. */
  async of(workshop: WorkshopFile): Promise<Backup[]> {
    return (await this.#index(workshop.identity)).map(asBackup);
  }

  /** The backups of the file at a path, which may be too damaged to say which workshop it is. */
  async at(path: string): Promise<Backup[]> {
    const all = await Promise.all((await this.#workshops()).map((workshop) => this.#index(workshop)));
    return all
      .flat()
      .filter((entry) => entry.path === resolve(path))
      .map(asBackup);
  }

  /**
   * Makes a backup of a workshop that changed since the last one, and lets go of what is too many. Returns its path;
   * null where nothing had changed.
   */
  async make(workshop: BackedUp): Promise<string | null> {
    const { identity, path } = workshop;
    const index = await this.#index(identity);
    const state = await stateOf(path);
    if (index.find((entry) => entry.path === resolve(path))?.state === state) return null;
    const folder = join(this.#folder, identity);
    await mkdir(folder, { recursive: true });
    const at = this.#clock().toISOString();
    const id = `${identity}-${at.replace(/\D/g, '')}-${createHash('sha256').update(`${path} ${state}`).digest('hex').slice(0, 8)}`;
    const file = join(folder, fileOf(id));
    await workshop.copyTo(file);
    const entry: Entry = {
      id,
      at,
      fileName: basename(path),
      bytes: (await stat(file)).size,
      isProtected: workshop.isProtected,
      ...workshop.counts(),
      path: resolve(path),
      sha256: await digestOf(file),
      state,
    };
    const kept = worthKeeping([entry, ...index.filter((other) => other.id !== id)]);
    await this.#put(identity, kept);
    return file;
  }

  /** Puts a copy of a backup at a path, if it is still what was backed up. */
  async restore(id: string, path: string): Promise<void> {
    const identity = id.split('-')[0] ?? '';
    const entry = (await this.#index(identity)).find((known) => known.id === id);
    if (!entry) throw new Refusal('notFound', 'This backup is no longer there. Choose another one.');
    const file = join(this.#folder, identity, fileOf(id));
    if ((await digestOf(file).catch(() => null)) !== entry.sha256) {
      throw new Refusal('damagedWorkshop', 'This backup is damaged itself. Choose an older or a newer one.');
    }
    await replaceFile(path, (temporary) => copyFile(file, temporary), [`${path}-journal`]);
  }

  /** Overwrites and removes all backups of a workshop. */
  remove(workshop: WorkshopFile): Promise<void> {
    return this.#remove(workshop, () => true);
  }

  /** The same of those that hold deals which were purged since: a crash may have come between the two. */
  async removePurged(workshop: WorkshopFile): Promise<void> {
    const purges = workshop.purges.list();
    const last = purges.at(-1)?.certificate.at;
    if (last === undefined) return;
    const here = resolve(workshop.path);
    // A copy of the workshop elsewhere was not purged with it and goes on; there, only the time can tell.
    await this.#remove(workshop, (entry) => {
      const isBefore = entry.path === here ? entry.purges < purges.length : entry.at <= last;
      return entry.deals !== null && isBefore;
    });
  }

  async #remove(workshop: WorkshopFile, which: (entry: Entry) => boolean): Promise<void> {
    const index = await this.#index(workshop.identity);
    const going = index.filter(which);
    for (const { id } of going) {
      await overwriteFile(join(this.#folder, workshop.identity, fileOf(id)));
    }
    if (going.length > 0)
      await this.#put(
        workshop.identity,
        index.filter((entry) => !going.includes(entry)),
      );
  }

  async #workshops(): Promise<string[]> {
    return (await readdir(this.#folder).catch(() => [])).filter((name) => IDENTITY.test(name));
  }

  async #index(workshop: string): Promise<Entry[]> {
    if (!IDENTITY.test(workshop)) return [];
    try {
      const text = await readFile(join(this.#folder, workshop, INDEX), 'utf8');
      return indexSchema.parse(JSON.parse(text));
    } catch {
      // None yet, or one that a broken disk left: what it named can't be vouched for.
      return [];
    }
  }

  /** Writes the index first: a file that it doesn't name, as a crash may leave one, goes with the next backup. */
  async #put(workshop: string, index: Entry[]): Promise<void> {
    const folder = join(this.#folder, workshop);
    await writeWhole(join(folder, INDEX), JSON.stringify(index));
    const known = new Set([INDEX, ...index.map(({ id }) => fileOf(id))]);
    for (const name of await readdir(folder))
      if (!known.has(name)) await rm(join(folder, name), { force: true });
  }
}

const IDENTITY = /^[0-9a-f]{32}$/;

const fileOf = (id: string): string => `${id}.yardstick`;

const asBackup = (entry: Entry): Backup => backupSchema.parse(entry);

async function stateOf(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  return `${mtimeMs} ${size}`;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
