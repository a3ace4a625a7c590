import type { Database } from 'better-sqlite3';
import type { Dismissal } from '#shared/contract/history.ts';
import { checksum, verify } from './checksum.ts';

interface DismissalRow {
  draft: string;
  finding: string;
  words: string;
  reason: string;
  dismissed_at: string;
  checksum: Uint8Array;
}

/** The findings of the linter that the room has set aside, each with its reason. */
export class DismissalsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Of a draft, in the order in which they were set aside. */
  list(draft: string): Dismissal[] {
    return this.#db
      .prepare<[string], DismissalRow>(
        'SELECT * FROM dismissal WHERE draft = ? ORDER BY dismissed_at, finding',
      )
      .all(draft)
      .map(readRow);
  }

  /** Sets a finding aside; a reason given before is replaced. */
  put(draft: string, { finding, words, reason, at }: Dismissal): void {
    const parts = [draft, finding, words, reason, at] as const;
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO dismissal (draft, finding, words, reason, dismissed_at, checksum)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(...parts, checksum(...parts));
  }

  remove(draft: string, finding: string): void {
    this.#db.prepare('DELETE FROM dismissal WHERE draft = ? AND finding = ?').run(draft, finding);
  }

  /** Reads all of them; throws where one isn't what was stored. */
  check(): void {
    for (const row of this.#db.prepare<[], DismissalRow>('SELECT * FROM dismissal').iterate()) readRow(row);
  }
}

function readRow({
  draft,
  finding,
  words,
  reason,
  dismissed_at: at,
  checksum: stored,
}: DismissalRow): Dismissal {
  verify(stored, draft, finding, words, reason, at);
  return { finding, words, reason, at };
}
