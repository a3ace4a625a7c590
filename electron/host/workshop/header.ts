/**
 * The first bytes of a workshop file, read without opening it as a database, so that a file that isn't ours
 * is never touched. Offsets: https://www.sqlite.org/fileformat2.html#the_database_header
 */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import { fileRefusal } from '../files/file-refusal.ts';
import { CURRENT_VERSION } from './migrate.ts';

/** `application_id` of every workshop file: "Yard" in ASCII. */
export const APPLICATION_ID = 0x59617264;

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;

/**
 * Refuses a file that is no workshop, or one that a newer Yardstick wrote. Only for files that this process
 * hasn't open: closing a second handle on a file would drop SQLite's lock on it (POSIX).
 */
export async function checkHeader(path: string): Promise<void> {
  const name = basename(path);
  const header = await readHeader(path);
  if (header.length === 0) {
    throw new Refusal('notAWorkshop', `“${name}” is empty. Choose a workshop file, or start a new workshop.`);
  }
  const isWorkshop =
    header.length >= HEADER_BYTES &&
    header.toString('latin1', 0, MAGIC.length) === MAGIC &&
    header.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
  if (!isWorkshop) {
    throw new Refusal(
      'notAWorkshop',
      `“${name}” is not a Yardstick workshop. Workshops end in “.yardstick”; deals from your CRM are imported into one.`,
    );
  }
  const version = header.readUInt32BE(USER_VERSION_AT);
  if (version > CURRENT_VERSION) {
    throw new Refusal(
      'newerWorkshop',
      `“${name}” was saved by a newer Yardstick. Nothing was changed in it; update Yardstick on this computer to open it.`,
    );
  }
}

async function readHeader(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  }
}
