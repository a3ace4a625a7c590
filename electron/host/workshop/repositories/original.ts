import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { checksum, verify } from './checksum.ts';
import { chunksOf, joinChunks } from './chunks.ts';

/** The file from which deals were imported. */
export interface Original {
  fileName: string;
  /** Its bytes, compressed by gzip. */
  compressed: Uint8Array;
}

/** The file from which the sample was imported, as it came. */
export class OriginalRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the kept file, within a transaction of the caller; null keeps none. */
  replace(original: Original | null): void {
    this.#db.exec('DELETE FROM original; DELETE FROM original_chunk');
    if (!original) return;
    this.#db
      .prepare('INSERT INTO original (id, file_name, checksum) VALUES (1, ?, ?)')
      .run(original.fileName, checksum(original.fileName, original.compressed));
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
    const compressed = joinChunks(chunks);
    verify(row.stored, row.fileName, compressed);
    return { fileName: row.fileName, bytes: await promisify(gunzip)(compressed) };
  }
}
