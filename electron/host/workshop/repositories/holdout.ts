import type { Database } from 'better-sqlite3';
import { type Holdout, holdoutSchema } from '#shared/contract/deciding.ts';
import { Refusal } from '#shared/contract/failure.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

/** The deals that were put aside, by the sample that they were taken from; opened once, and never sealed again. */
export class HoldoutRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Of a sample; null where nothing of it was put aside. */
  read(fingerprint: string): Holdout | null {
    const row = this.#db
      .prepare<[string], { content: string; checksum: Uint8Array }>(
        'SELECT content, checksum FROM holdout WHERE fingerprint = ?',
      )
      .get(fingerprint);
    if (!row) return null;
    verify(row.checksum, fingerprint, row.content);
    return parseOrDamaged(holdoutSchema, JSON.parse(row.content));
  }

  seal(holdout: Pick<Holdout, 'fingerprint' | 'seed' | 'sealedAt' | 'sealedBy'>): Holdout {
    if (this.read(holdout.fingerprint)) {
      throw new Refusal('badInput', 'A third of these deals was put aside before. That can be done once.');
    }
    return this.#put({ ...holdout, openedAt: null, openedBy: null });
  }

  open(fingerprint: string, openedAt: string, openedBy: string): Holdout {
    const holdout = this.read(fingerprint);
    if (!holdout) throw new Refusal('notFound', 'No deals of this workshop were put aside.');
    return holdout.openedAt === null ? this.#put({ ...holdout, openedAt, openedBy }) : holdout;
  }

  #put(holdout: Holdout): Holdout {
    const { fingerprint } = holdout;
    const content = JSON.stringify(holdout);
    this.#db
      .prepare(
        `INSERT INTO holdout (fingerprint, content, checksum) VALUES (?, ?, ?)
         ON CONFLICT (fingerprint) DO UPDATE SET content = excluded.content, checksum = excluded.checksum`,
      )
      .run(fingerprint, content, checksum(fingerprint, content));
    return holdout;
  }
}
