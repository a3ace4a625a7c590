import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { checksum, verify } from './checksum.ts';

const KEY_BYTES = 32;

/** The key by which hidden names and addresses are disguised, so that they are the same in every import. */
export class PseudonymsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Made when it is first needed. */
  key(): Uint8Array {
    const row = this.#db
      .prepare<[], { key: Uint8Array; checksum: Uint8Array }>('SELECT key, checksum FROM pseudonym_key')
      .get();
    if (row) {
      verify(row.checksum, row.key);
      return row.key;
    }
    const key = randomBytes(KEY_BYTES);
    this.#db
      .prepare('INSERT INTO pseudonym_key (id, key, checksum) VALUES (1, ?, ?)')
      .run(key, checksum(key));
    return key;
  }
}
