import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';
import { chunksOf, joinChunks } from './chunks.ts';

/** A file from which deals were imported. */
export interface SourceFile {
  fileName: string;
  /** Its bytes, compressed by Brotli. */
  compressed: Uint8Array;
}

/** The files from which the sample was imported, as they came. */
export class SourceFilesRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the kept files, within a transaction of the caller. */
  replace(files: readonly SourceFile[]): void {
    this.#db.exec('DELETE FROM source_chunk; DELETE FROM source_file');
    files.forEach(({ fileName, compressed }, file) => {
      this.#db
        .prepare(
          "INSERT INTO source_file (position, file_name, checksum, compression) VALUES (?, ?, ?, 'brotli')",
        )
        .run(file, fileName, checksum(fileName, compressed));
      const insert = this.#db.prepare('INSERT INTO source_chunk (file, position, bytes) VALUES (?, ?, ?)');
      let position = 0;
      for (const chunk of chunksOf(compressed)) insert.run(file, position++, chunk);
    });
  }

  /** The kept files' names and bytes. */
  async read(): Promise<{ fileName: string; bytes: Uint8Array }[]> {
    const rows = this.#db
      .prepare<[], { position: number; fileName: string; stored: Uint8Array; compression: string }>(
        `SELECT position, file_name AS fileName, checksum AS stored, compression
         FROM source_file ORDER BY position`,
      )
      .all();
    return Promise.all(
      rows.map(async ({ position, fileName, stored, compression }) => {
        const chunks = this.#db
          .prepare<[number], Uint8Array>('SELECT bytes FROM source_chunk WHERE file = ? ORDER BY position')
          .pluck()
          .all(position);
        const compressed = joinChunks(chunks);
        verify(stored, fileName, compressed);
        const unpack = compression === 'brotli' ? promisify(brotliDecompress) : promisify(gunzip);
        return { fileName, bytes: await unpack(compressed).catch(() => Promise.reject(damaged())) };
      }),
    );
  }
}
