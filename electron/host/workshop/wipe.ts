/**
 * Writes over a file after another has taken its name, so that what stood in clear can't be read from the disk's free
 * blocks. Disks that move blocks by themselves (SSDs) may keep a copy all the same; docs/security.md says so.
 */
import { open, rm } from 'node:fs/promises';

const PIECE = 1 << 20;

export interface Wiper {
  /** Overwrites the old file's bytes. */
  overwrite(): Promise<void>;
  /** Leaves them as they are. */
  leave(): Promise<void>;
}

/** Overwrites a file that nobody has open, and removes it. */
export async function overwriteFile(path: string): Promise<void> {
  await (await wiperOf(path))?.overwrite();
  await rm(path, { force: true });
}

/** Takes hold of the file that stands at a path now. Nothing is held where the system refuses it. */
export async function wiperOf(path: string): Promise<Wiper | null> {
  // A handle that is closed drops SQLite's lock on the file; it is opened before the last use and closed after it.
  const file = await open(path, 'r+').catch(() => null);
  if (!file) return null;
  return {
    leave: () => file.close(),
    async overwrite() {
      try {
        const { size } = await file.stat();
        const zeros = Buffer.alloc(PIECE);
        for (let at = 0; at < size; at += PIECE) await file.write(zeros, 0, Math.min(PIECE, size - at), at);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}
