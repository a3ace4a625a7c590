import type { Database } from 'better-sqlite3';
import { type Compression, decompress } from '../../files/compression.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';
import { chunksOf } from './chunks.ts';

/** A file from which deals were imported. */
export interface SourceFile {
  fileName: string;
  /** Its bytes, compressed, in pieces. */
  compressed: readonly Uint8Array[];
  /** By what. */
  compression: Compression;
  /** When it was imported, ISO 8601; not given where that was not kept. */
  addedAt?: string | null;
}

/** A kept file with its bytes. */
export interface KeptSource extends Required<SourceFile> {
  bytes: Uint8Array;
}

interface SourceRow extends Pick<KeptSource, 'fileName' | 'addedAt' | 'compression'> {
  position: number;
  stored: Uint8Array;
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
    if (files.length === 0) return;
    const insertFile = this.#db.prepare(
      'INSERT INTO source_file (position, file_name, added_at, compression, checksum) VALUES (?, ?, ?, ?, ?)',
    );
    const insertChunk = this.#db.prepare('INSERT INTO source_chunk (file, position, bytes) VALUES (?, ?, ?)');
    files.forEach(({ fileName, compressed, compression, addedAt = null }, file) => {
      const sum = checksum(...partsOf({ fileName, compressed, addedAt }));
      insertFile.run(file, fileName, addedAt, compression, sum);
      let position = 0;
      for (const piece of compressed) {
        for (const chunk of chunksOf(piece)) insertChunk.run(file, position++, chunk);
      }
    });
  }

  /** The kept files, without their bytes. */
  list(): Pick<KeptSource, 'fileName' | 'addedAt'>[] {
    return this.#rows().map(({ fileName, addedAt }) => ({ fileName, addedAt }));
  }

  /** The kept files with their bytes. */
  async read(): Promise<KeptSource[]> {
    return Promise.all(
      this.#rows().map(async ({ position, fileName, addedAt, compression, stored }) => {
        const compressed = this.#db
          .prepare<[number], Uint8Array>('SELECT bytes FROM source_chunk WHERE file = ? ORDER BY position')
          .pluck()
          .all(position);
        verify(stored, ...partsOf({ fileName, compressed, addedAt }));
        const bytes = await decompress(compressed, compression).catch(() => Promise.reject(damaged()));
        return { fileName, compressed, compression, addedAt, bytes };
      }),
    );
  }

  #rows() {
    return this.#db
      .prepare<[], SourceRow>(
        `SELECT position, file_name AS fileName, added_at AS addedAt, compression, checksum AS stored
         FROM source_file ORDER BY position`,
      )
      .all();
  }
}

/** What a checksum is over: files that came before their time was kept have none in it. */
const partsOf = ({
  fileName,
  compressed,
  addedAt,
}: Omit<SourceFile, 'compression'>): (string | readonly Uint8Array[])[] =>
  !addedAt ? [fileName, compressed] : [fileName, compressed, addedAt];
