import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  askedAgainSchema,
  correctedSchema,
  decidedSchema,
  type JournalStep,
  type NewJournalStep,
  personDismissedSchema,
  roundRemovedSchema,
  youngSaidSchema,
} from '#shared/contract/history.ts';
import { JOURNAL_STEPS } from '#shared/contract/journal-steps.ts';
import type { Args } from '#shared/contract/methods.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';
import { parseOrDamaged } from './parse.ts';

interface EditRow {
  position: number;
  draft: string | null;
  what: string;
  undone: 0 | 1;
  content: Uint8Array;
  checksum: Uint8Array;
}

/**
 * The newest edits, so that undo and redo outlive the window. One of a definition keeps only the definition that it
 * leads to, one of anything else what was said before and after.
 */
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
      const { position, draft, what, undone, content, checksum: stored } = row;
      verify(stored, ...partsOf(position, draft, what, undone, content));
    }
  }

  /** Adds an edit after all that are done; what was undone goes. Edits of a draft that is gone are not kept. */
  add(step: NewJournalStep): void {
    const { position, what } = step;
    const draft = 'draft' in step ? step.draft : null;
    const content = pack('draft' in step ? step.definition : saidSchema.parse(step));
    this.#db.transaction(() => {
      this.drop(position);
      if (draft !== null && !this.#db.prepare('SELECT 1 FROM draft WHERE id = ?').get(draft)) return;
      this.#db
        .prepare(
          'INSERT INTO edit (position, draft, what, undone, content, checksum) VALUES (?, ?, ?, 0, ?, ?)',
        )
        .run(position, draft, what, content, sumOf(position, draft, what, 0, content));
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
  turn({ position, undone, definition }: Args<'journal.turn'>): void {
    const row = this.#db.prepare<[number], EditRow>('SELECT * FROM edit WHERE position = ?').get(position);
    if (!row) return;
    const flag = undone ? 1 : 0;
    const content = definition ? pack(definition) : row.content;
    this.#db
      .prepare('UPDATE edit SET undone = ?, content = ?, checksum = ? WHERE position = ?')
      .run(flag, content, sumOf(position, row.draft, row.what, flag, content), position);
  }

  /** Lets go of what was said of deals that others have taken the place of. */
  forgetCorrections(): void {
    for (const row of this.#db.prepare<[], EditRow>('SELECT * FROM edit WHERE draft IS NULL').all()) {
      const step = readRow(row);
      if ('field' in step || 'young' in step)
        this.#db.prepare('DELETE FROM edit WHERE position = ?').run(row.position);
    }
  }
}

/** What a step without a definition keeps. */
const saidSchema = z.union([
  correctedSchema,
  youngSaidSchema,
  decidedSchema,
  roundRemovedSchema,
  personDismissedSchema,
  askedAgainSchema,
]);

const pack = (content: object): Buffer => deflateRawSync(JSON.stringify(content));

/** What the checksum of an edit is taken over. */
const partsOf = (position: number, draft: string | null, what: string, undone: 0 | 1, content: Uint8Array) =>
  [String(position), draft ?? '', what, String(undone), content] as const;

const sumOf = (...row: Parameters<typeof partsOf>): Buffer => checksum(...partsOf(...row));

function readRow({ position, draft, what, undone, content, checksum: stored }: EditRow): JournalStep {
  verify(stored, ...partsOf(position, draft, what, undone, content));
  const step = { position, what, undone: undone === 1 };
  const unpacked: unknown = JSON.parse(inflateRawSync(content).toString('utf8'));
  if (draft === null) return { ...step, ...parseOrDamaged(saidSchema, unpacked) };
  const read = readDefinition(unpacked);
  if (!read.ok) throw damaged();
  return { ...step, draft, definition: read.definition };
}
