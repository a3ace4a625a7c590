import type { Database } from 'better-sqlite3';
import { type Certificate, certificateSchema } from '#shared/contract/purging.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

/** A page as it was when its deals were still there; only whoever made it knows what is in it. */
export interface KeptPage {
  draft: string;
  /** Fingerprint of the definition that it shows. */
  definition: string;
  page: unknown;
}

interface CertificateRow {
  position: number;
  certificate: string;
  checksum: Uint8Array;
}

interface PageRow {
  purge: number;
  draft: string;
  definition: string;
  page: string;
  checksum: Uint8Array;
}

/** What is left of deals that were purged: certificates, and the pages that speak of them. */
export class PurgesRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The certificates with the pages that were kept then, the first one first. */
  list(): { certificate: Certificate; pages: KeptPage[] }[] {
    return this.#db
      .prepare<[], CertificateRow>('SELECT * FROM purge ORDER BY position')
      .all()
      .map(({ position, certificate, checksum: stored }) => {
        verify(stored, certificate);
        const pages = this.#db
          .prepare<[number], PageRow>('SELECT * FROM kept_page WHERE purge = ?')
          .all(position)
          .map(readPage);
        return { certificate: parseOrDamaged(certificateSchema, JSON.parse(certificate)), pages };
      });
  }

  /** Within a transaction of the caller. */
  add(certificate: Certificate, pages: readonly KeptPage[]): void {
    const text = JSON.stringify(certificate);
    const { lastInsertRowid: purge } = this.#db
      .prepare('INSERT INTO purge (certificate, checksum) VALUES (?, ?)')
      .run(text, checksum(text));
    const insert = this.#db.prepare(
      'INSERT INTO kept_page (purge, draft, definition, page, checksum) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { draft, definition, page } of pages) {
      const json = JSON.stringify(page);
      insert.run(purge, draft, definition, json, checksum(draft, definition, json));
    }
  }

  /** The newest page of a definition that was kept; null where there is none. */
  page(draft: string, definition: string): unknown {
    const row = this.#db
      .prepare<[string, string], PageRow>(
        'SELECT * FROM kept_page WHERE draft = ? AND definition = ? ORDER BY purge DESC LIMIT 1',
      )
      .get(draft, definition);
    return row ? readPage(row).page : null;
  }
}

function readPage({ draft, definition, page, checksum: stored }: PageRow): KeptPage {
  verify(stored, draft, definition, page);
  return { draft, definition, page: JSON.parse(page) as unknown };
}
