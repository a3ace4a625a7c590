import type { Database } from 'better-sqlite3';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import { type Settings, settingsSchema } from '#shared/contract/settings.ts';
import { damaged } from '../refusals.ts';
import { checksum, verify } from './checksum.ts';

interface SettingRow {
  key: string;
  value: string;
  checksum: Uint8Array;
}

/** The workshop's name and what it remembers about how the room looks at it. */
export class SettingsRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What the room calls the workshop; null in a file that has no name yet. */
  name(): string | null {
    const name = this.#rows().name;
    return typeof name === 'string' ? name : null;
  }

  rename(name: string): void {
    this.#put('name', name);
  }

  read(): Settings {
    const settings = settingsSchema.safeParse({ ...INITIAL_SETTINGS, ...this.#rows() });
    if (!settings.success) throw damaged();
    return settings.data;
  }

  /** Changes the given settings and leaves the others; returns all of them. */
  change(changes: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    this.#db.transaction(() => {
      for (const [key, value] of Object.entries(changes)) if (value !== undefined) this.#put(key, value);
    })();
    return this.read();
  }

  #rows(): Record<string, unknown> {
    const rows = this.#db.prepare<[], SettingRow>('SELECT key, value, checksum FROM setting').all();
    return Object.fromEntries(
      rows.map(({ key, value, checksum: stored }) => {
        verify(stored, key, value);
        return [key, JSON.parse(value) as unknown];
      }),
    );
  }

  #put(key: string, value: Settings[keyof Settings]): void {
    const text = JSON.stringify(value);
    this.#db
      .prepare(
        `INSERT INTO setting (key, value, checksum) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, checksum = excluded.checksum`,
      )
      .run(key, text, checksum(key, text));
  }
}
