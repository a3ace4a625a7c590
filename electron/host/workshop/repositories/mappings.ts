import type { Database } from 'better-sqlite3';
import { type Mapping, mappingSchema } from '#shared/contract/mapping.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface MappingRow {
  headers: string;
  mapping: string;
  stored: Uint8Array;
}

/** A room's corrections are worth keeping, but not those of every file it ever tried. */
const MOST = 50;

/** How the room reads tables, remembered by the headers of the deals. */
export class MappingsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The newest first. */
  list(): Mapping[] {
    return this.#db
      .prepare<[], MappingRow>(
        'SELECT headers, mapping, checksum AS stored FROM remembered_mapping ORDER BY position DESC',
      )
      .all()
      .map(({ headers, mapping, stored }) => {
        verify(stored, headers, mapping);
        const read = mappingSchema.safeParse(JSON.parse(mapping));
        if (!read.success) throw damaged();
        return read.data;
      });
  }

  /** Remembers a mapping in place of an older one for the same headers, within a transaction of the caller. */
  remember(mapping: Mapping): void {
    const headers = JSON.stringify(mapping.columns.map(({ header }) => header));
    // The next export's files have other names, and a replaced client's should be gone.
    const nameless = mapping.others.map((other) => ({ ...other, source: { file: '', sheet: null } }));
    const text = JSON.stringify({ ...mapping, source: null, others: nameless });
    this.#db
      .prepare(
        `INSERT INTO remembered_mapping (headers, position, mapping, checksum)
         VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM remembered_mapping), ?, ?)
         ON CONFLICT (headers) DO UPDATE SET
           position = excluded.position, mapping = excluded.mapping, checksum = excluded.checksum`,
      )
      .run(headers, text, checksum(headers, text));
    this.#db
      .prepare(
        'DELETE FROM remembered_mapping WHERE position <= (SELECT max(position) FROM remembered_mapping) - ?',
      )
      .run(MOST);
  }
}
