/**
 * The first bytes of a workshop file, read without opening it as a database, so that a file that isn't ours
 * is never touched. Offsets: https://www.sqlite.org/fileformat2.html#the_database_header
 */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/failure.ts';
import { fileRefusal } from '../files/file-refusal.ts';
import { CURRENT_VERSION } from './migrate.ts';

/** `application_id` of every workshop file: "Yard" in ASCII. */
export const APPLICATION_ID = 0x59617264;

const HEADER_BYTES = 100;
/** Read to tell noise from text; the least that an encrypted workshop has. */
const SAMPLE_BYTES = 1_024;
const NOISE = 230;
const MAGIC = 'SQLite format 3\0';
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/** `sealed`: nothing can be told of the file without a passphrase. */
export type Header = 'workshop' | 'sealed';

/**
 * Refuses a file that is no workshop, or one that a newer Yardstick wrote. Only for files that this process
 * hasn't open: closing a second handle on a file would drop SQLite's lock on it (POSIX).
 */
export async function checkHeader(path: string): Promise<Header> {
  const name = basename(path);
  const header = await readHeader(path);
  if (header.length === 0) {
    throw new Refusal('notAWorkshop', `“${name}” is empty. Choose a workshop file, or start a new workshop.`);
  }
  if (looksEncrypted(header)) return 'sealed';
  const isWorkshop =
    header.length >= HEADER_BYTES &&
    header.toString('latin1', 0, MAGIC.length) === MAGIC &&
    header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  if (!isWorkshop) {
    throw foreign(name);
  }
  if (header.readUInt32BE(USER_VERSION_AT) > CURRENT_VERSION) throw newer(name);
  return 'workshop';
}

/** The same of a file that was sealed, once it is open. */
export function checkUnsealed(db: Database): void {
  const number = (pragma: string) => db.pragma(pragma, { simple: true }) as number;
  const name = basename(db.name);
  if (number('application_id') !== APPLICATION_ID) throw foreign(name);
  if (number('user_version') > CURRENT_VERSION) throw newer(name);
}

const foreign = (name: string): Refusal =>
  new Refusal(
    'notAWorkshop',
    `“${name}” is not a Yardstick workshop. Workshops end in “.yardstick”; deals from your CRM are imported into one.`,
  );

const newer = (name: string): Refusal =>
  new Refusal(
    'newerWorkshop',
    `“${name}” was saved by a newer Yardstick. Nothing was changed in it; update Yardstick on this computer to open it.`,
  );

/** An encrypted page looks like noise: of 256 bytes, nearly all come up in a thousand; in a page of a table, few do. */
const looksEncrypted = (bytes: Buffer): boolean =>
  bytes.length === SAMPLE_BYTES &&
  bytes.toString('latin1', 0, MAGIC.length) !== MAGIC &&
  new Set(bytes).size > NOISE;

async function readHeader(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
}
