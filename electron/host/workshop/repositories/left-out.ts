import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { checksum, verify } from './checksum.ts';

/** The rows that became no deals, as a CSV file. */
export class LeftOutRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the file (gzip), within a transaction of the caller; null keeps none. */
  replace(compressed: Uint8Array | null): void {
    this.#db.exec('DELETE FROM left_out');
    if (!compressed) return;
    this.#db
      .prepare('INSERT INTO left_out (id, bytes, checksum) VALUES (1, ?, ?)')
      .run(compressed, checksum(compressed));
  }

  /** The file's bytes; null where deals were imported before such rows were kept, or not imported at all. */
  async read(): Promise<Uint8Array | null> {
    const row = this.#db
      .prepare<[], { bytes: Uint8Array; stored: Uint8Array }>(
        'SELECT bytes, checksum AS stored FROM left_out',
      )
      .get();
    if (!row) return null;
    verify(row.stored, row.bytes);
    return promisify(gunzip)(row.bytes);
  }
}
