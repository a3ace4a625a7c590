import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { JOURNAL_STEPS, type JournalStep } from '#shared/contract/history.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface EditRow {
  position: number;
  draft: string;
  what: string;
  undone: 0 | 1;
  definition: Uint8Array;
  checksum: Uint8Array;
}

/** The newest edits, so that undo and redo outlive the window. Each keeps only the definition that it leads to. */
export class JournalRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Oldest first. */
  list(): JournalStep[] {
    return this.#db.prepare<[], EditRow>('SELECT * FROM edit ORDER BY position').all().map(readRow);
  }

  /** Throws where a step isn't what was stored; cheaper than reading the definitions in them. */
  check(): void {
    for (const row of this.#db.prepare<[], EditRow>('SELECT * FROM edit').iterate()) {
      const { position, draft, what, undone, definition, checksum: stored } = row;
      verify(stored, ...partsOf(position, draft, what, undone, definition));
    }
  }

  /** Adds an edit after all that are done; what was undone goes. Edits of a draft that is gone are not kept. */
  add({ position, draft, what, definition }: Omit<JournalStep, 'undone'>): void {
    const packed = pack(definition);
    this.#db.transaction(() => {
      this.drop(position);
      this.#db
        .prepare(
          `INSERT INTO edit (position, draft, what, undone, definition, checksum)
           SELECT ?, id, ?, 0, ?, ? FROM draft WHERE id = ?`,
        )
        .run(position, what, packed, sumOf(position, draft, what, 0, packed), draft);
      this.#db
        .prepare(
          'DELETE FROM edit WHERE position <= (SELECT position FROM edit ORDER BY position DESC LIMIT 1 OFFSET ?)',
        )
        .run(JOURNAL_STEPS);
    })();
  }

  /** Forgets an edit and all that came after it. */
  drop(position: number): void {
    this.#db.prepare('DELETE FROM edit WHERE position >= ?').run(position);
  }

  /** An edit was undone or redone. One that is no longer kept is passed over. */
  turn({ position, undone, definition }: Omit<JournalStep, 'draft' | 'what'>): void {
    const row = this.#db.prepare<[number], EditRow>('SELECT * FROM edit WHERE position = ?').get(position);
    if (!row) return;
    const flag = undone ? 1 : 0;
    const packed = pack(definition);
    this.#db
      .prepare('UPDATE edit SET undone = ?, definition = ?, checksum = ? WHERE position = ?')
      .run(flag, packed, sumOf(position, row.draft, row.what, flag, packed), position);
  }
}

const pack = (definition: Definition): Buffer => deflateRawSync(JSON.stringify(definition));

/** What the checksum of an edit is taken over. */
const partsOf = (position: number, draft: string, what: string, undone: 0 | 1, definition: Uint8Array) =>
  [String(position), draft, what, String(undone), definition] as const;

const sumOf = (...row: Parameters<typeof partsOf>): Buffer => checksum(...partsOf(...row));

function readRow({ position, draft, what, undone, definition, checksum: stored }: EditRow): JournalStep {
  verify(stored, ...partsOf(position, draft, what, undone, definition));
  const read = readDefinition(JSON.parse(inflateRawSync(definition).toString('utf8')));
  if (!read.ok) throw damaged();
  return { position, draft, what, undone: undone === 1, definition: read.definition };
}
