import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/failure.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface DraftRow {
  id: string;
  revision: number;
  definition: string;
  checksum: Uint8Array;
}

/** The definitions that people edit. */
export class DraftsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** In the order in which they were made. */
  list(): Draft[] {
    return this.#db
      .prepare<[], DraftRow>('SELECT id, revision, definition, checksum FROM draft ORDER BY position')
      .all()
      .map(readRow);
  }

  /** Refuses an id that no draft has. */
  get(id: string): Draft {
    const row = this.#db
      .prepare<[string], DraftRow>('SELECT id, revision, definition, checksum FROM draft WHERE id = ?')
      .get(id);
    if (!row) throw gone();
    return readRow(row);
  }

  create(definition: Definition): Draft {
    const id = randomUUID();
    const text = JSON.stringify(definition);
    this.#db
      .prepare(
        `INSERT INTO draft (id, position, revision, definition, checksum)
         VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM draft), 1, ?, ?)`,
      )
      .run(id, text, checksum(id, '1', text));
    return this.get(id);
  }

  /** Saves an edit of the given revision; refuses it where a newer one is there. */
  save(id: string, revision: number, definition: Definition): Draft {
    const text = JSON.stringify(definition);
    const { changes } = this.#db
      .prepare(
        'UPDATE draft SET definition = ?, checksum = ?, revision = revision + 1 WHERE id = ? AND revision = ?',
      )
      .run(text, checksum(id, String(revision + 1), text), id, revision);
    if (changes === 0) {
      const current = this.get(id);
      throw new Refusal(
        'stale',
        `“${current.definition.name}” was changed elsewhere meanwhile, so this edit was not saved over it. ` +
          'Look at the definition as it is now, then make your change again.',
        { revision: current.revision },
      );
    }
    return this.get(id);
  }

  remove(id: string): void {
    if (this.#db.prepare('DELETE FROM draft WHERE id = ?').run(id).changes === 0) throw gone();
  }
}

function readRow({ id, revision, definition, checksum: stored }: DraftRow): Draft {
  verify(stored, id, String(revision), definition);
  const read = readDefinition(JSON.parse(definition));
  if (!read.ok) throw damaged();
  return { id, revision, definition: read.definition };
}

const gone = (): Refusal =>
  new Refusal('notFound', 'This definition is no longer in the workshop. Choose another one from the list.');
