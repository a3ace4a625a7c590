import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Decision, type DecisionWords, decisionSchema } from '#shared/contract/deciding.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

interface DecisionRow {
  id: string;
  draft: string;
  subject: string;
  content: string;
  checksum: Uint8Array;
}

/** What was contested and how it was decided, newest last. */
export class DecisionsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  list(): Decision[] {
    return this.#db
      .prepare<[], DecisionRow>("SELECT * FROM decision ORDER BY json_extract(content, '$.at'), position")
      .all()
      .map(({ id, draft, subject, content, checksum: stored }) => {
        verify(stored, id, draft, subject, content);
        return parseOrDamaged(decisionSchema, { id, draft, subject, ...JSON.parse(content) });
      });
  }

  /** Keeps a decision; an earlier one on the same subject gives way to it. */
  put(words: DecisionWords, at: string): Decision {
    const decision = { ...words, id: randomUUID(), at };
    this.restore(decision);
    return decision;
  }

  /** Puts a decision back as it was, in place of one on the same subject. */
  restore({ id, draft, subject, ...rest }: Decision): void {
    const content = JSON.stringify(rest);
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO decision (id, draft, subject, content, checksum) VALUES (?, ?, ?, ?, ?)',
      )
      .run(id, draft, subject, content, checksum(id, draft, subject, content));
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM decision WHERE id = ?').run(id);
  }
}
