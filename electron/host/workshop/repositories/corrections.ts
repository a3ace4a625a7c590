import type { Database } from 'better-sqlite3';
import { correctionsSchema } from '#shared/contract/known.ts';
import type { Corrections } from '#shared/domain/sample/correct-known.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

/** What the room says of when fields were known, by the import that they are of. */
export class CorrectionsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  read(fingerprint: string): Corrections {
    const row = this.#db
      .prepare<[string], { content: string; checksum: Uint8Array }>(
        'SELECT content, checksum FROM correction WHERE fingerprint = ?',
      )
      .get(fingerprint);
    if (!row) return {};
    verify(row.checksum, fingerprint, row.content);
    return parseOrDamaged(correctionsSchema, JSON.parse(row.content));
  }

  put(fingerprint: string, corrections: Corrections): void {
    const content = JSON.stringify(corrections);
    this.#db
      .prepare(
        `INSERT INTO correction (fingerprint, content, checksum) VALUES (?, ?, ?)
         ON CONFLICT (fingerprint) DO UPDATE SET content = excluded.content, checksum = excluded.checksum`,
      )
      .run(fingerprint, content, checksum(fingerprint, content));
  }
}
