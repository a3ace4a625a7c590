import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { SampleLayout } from '#shared/domain/sample/buffers.ts';
import { copyWorkshop } from './copy.ts';

/** How much is in a workshop. */
export interface Counts {
  /** Null where there are none. */
  deals: number | null;
  definitions: number;
  versions: number;
  signatures: number;
  purges: number;
}

/** A workshop's file of an earlier version before it is brought up to date: what a backup of it has to know. */
export class OldWorkshop {
  readonly path: string;
  /** Null where the file is not encrypted. */
  readonly #passphrase: string | null;
  readonly #db: Database;

  constructor(db: Database, passphrase: string | null) {
    this.path = db.name;
    this.#db = db;
    this.#passphrase = passphrase;
  }

  get isProtected(): boolean {
    return this.#passphrase !== null;
  }

  /**
   * By which backups know it. The earliest versions had none: what they will have comes from all that is in them, so
   * that it is the same if this has to be done again.
   */
  get identity(): string {
    return this.#has('identity')
      ? this.#db.prepare<[], string>('SELECT workshop FROM identity').pluck().get()!
      : createHash('sha256').update(this.#db.serialize()).digest('hex').slice(0, 32);
  }

  /** How much is in it. */
  counts(): Counts {
    const rows = (table: string) =>
      this.#has(table) ? this.#db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()! : 0;
    const layout = this.#has('sample')
      ? this.#db.prepare<[], string>('SELECT layout FROM sample').pluck().get()
      : undefined;
    return {
      deals: layout === undefined ? null : (JSON.parse(layout) as SampleLayout).deals,
      definitions: rows('draft'),
      versions: rows('version'),
      signatures: rows('approval'),
      purges: rows('purge'),
    };
  }

  copyTo(path: string): Promise<void> {
    return copyWorkshop(this.#db, this.#passphrase, path);
  }

  #has(table: string): boolean {
    const named = this.#db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    return named.get(table) !== undefined;
  }
}
