import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Version, VersionWords } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface VersionRow {
  id: string;
  draft: string;
  name: string;
  reason: string;
  who: string;
  saved_at: string;
  fingerprint: string;
  definition: string;
  checksum: Uint8Array;
}

const COLUMNS = 'id, draft, name, reason, who, saved_at, fingerprint, definition, checksum';

/** Definitions as they stood when somebody saved them; triggers keep them from ever changing. */
export class VersionsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Of a draft, newest first. */
  list(draft: string): Version[] {
    return this.#db
      .prepare<[string], VersionRow>(`SELECT ${COLUMNS} FROM version WHERE draft = ? ORDER BY position DESC`)
      .all(draft)
      .map(readRow);
  }

  /** Of all drafts, also those that are gone; the first one first. */
  all(): Version[] {
    return this.#db
      .prepare<[], VersionRow>(`SELECT ${COLUMNS} FROM version ORDER BY position`)
      .all()
      .map(readRow);
  }

  /** Saves a draft as it is; `savedAt` as ISO 8601. */
  save({ id: draft, definition }: Draft, { name, reason, who }: VersionWords, savedAt: string): Version {
    const id = randomUUID();
    const print = fingerprint(definition);
    const parts = [id, draft, name, reason, who, savedAt, print, JSON.stringify(definition)] as const;
    this.#db
      .prepare(`INSERT INTO version (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(...parts, checksum(...parts));
    return { id, draft, name, reason, who, savedAt, fingerprint: print, definition };
  }

  /** Reads all of them; throws where one isn't what was saved. */
  check(): void {
    for (const row of this.#db.prepare<[], VersionRow>(`SELECT ${COLUMNS} FROM version`).iterate())
      readRow(row);
  }
}

function readRow({ saved_at: savedAt, definition: text, checksum: stored, ...rest }: VersionRow): Version {
  const { id, draft, name, reason, who, fingerprint: print } = rest;
  verify(stored, id, draft, name, reason, who, savedAt, print, text);
  const read = readDefinition(JSON.parse(text));
  if (!read.ok) throw damaged();
  return { ...rest, savedAt, definition: read.definition };
}
