import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { checksum, verify } from './checksum.ts';
import { chunksOf, joinChunks } from './chunks.ts';

/** The file from which deals were imported, ready to be stored. */
export interface PackedOriginal {
  fileName: string;
  compressed: Uint8Array;
  /** Of the file as it was. */
  checksum: Uint8Array;
}

/** Compresses off the thread that answers calls. */
export async function packOriginal(fileName: string, bytes: Uint8Array): Promise<PackedOriginal> {
  return { fileName, compressed: await promisify(gzip)(bytes), checksum: checksum(bytes) };
}

/** The file from which the sample was imported, as it came. */
export class OriginalRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the kept file, within a transaction of the caller; null keeps none. */
  replace(original: PackedOriginal | null): void {
    this.#db.exec('DELETE FROM original; DELETE FROM original_chunk');
    if (!original) return;
    this.#db
      .prepare('INSERT INTO original (id, file_name, checksum) VALUES (1, ?, ?)')
      .run(original.fileName, original.checksum);
    const insert = this.#db.prepare('INSERT INTO original_chunk (position, bytes) VALUES (?, ?)');
    let position = 0;
    for (const chunk of chunksOf(original.compressed)) insert.run(position++, chunk);
  }

  /** The kept file's name and bytes, or null. */
  async read(): Promise<{ fileName: string; bytes: Uint8Array } | null> {
    const row = this.#db
      .prepare<[], { fileName: string; stored: Uint8Array }>(
        'SELECT file_name AS fileName, checksum AS stored FROM original',
      )
      .get();
    if (!row) return null;
    const chunks = this.#db
      .prepare<[], Uint8Array>('SELECT bytes FROM original_chunk ORDER BY position')
      .pluck()
      .all();
    const bytes = await promisify(gunzip)(joinChunks(chunks));
    verify(bytes, row.stored);
    return { fileName: row.fileName, bytes };
  }
}
