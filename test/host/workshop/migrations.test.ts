import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CURRENT_VERSION, migrate } from '../../../electron/host/workshop/migrate.ts';
import { MIGRATIONS } from '../../../electron/host/workshop/migrations/all.ts';
import { checksum } from '../../../electron/host/workshop/repositories/checksum.ts';
import { SampleRepository } from '../../../electron/host/workshop/repositories/sample.ts';
import { WorkshopFile } from '../../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { oldWorkshop } from '../../support/old-workshop.ts';
import { mixedSample } from '../../support/samples.ts';

/** What a workshop of version 1 held: a name and two drafts, the second edited once. */
function fillVersion1(db: Database.Database): void {
  const name = JSON.stringify('Before the sample');
  db.prepare('INSERT INTO setting VALUES (?, ?, ?)').run('name', name, checksum('name', name));
  const insert = db.prepare('INSERT INTO draft VALUES (?, ?, ?, ?, ?)');
  for (const [position, id] of ['a', 'b'].entries()) {
    const revision = position + 1;
    const text = JSON.stringify(smallDefinition(`Draft ${id}`));
    insert.run(id, position + 1, revision, text, checksum(id, String(revision), text));
  }
}

describe('migrations', () => {
  test('count up by one from 1', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(CURRENT_VERSION).toBe(MIGRATIONS.length);
  });

  test('0002: a filled workshop of version 1 keeps all it had, and takes deals', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 1, fillVersion1);
    const workshop = await WorkshopFile.open(path);
    expect(workshop.settings.name()).toBe('Before the sample');
    expect(workshop.drafts.list()).toEqual([
      { id: 'a', revision: 1, definition: smallDefinition('Draft a') },
      { id: 'b', revision: 2, definition: smallDefinition('Draft b') },
    ]);
    expect(workshop.sample.manifest()).toBeNull();
    workshop.sample.replace(mixedSample(12), null);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.sample.read()).toEqual(mixedSample(12));
    again.close();
  });

  test('0003: a filled workshop of version 2 keeps drafts and deals, and takes versions, edits and dismissals', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 2, (db) => {
      fillVersion1(db);
      new SampleRepository(db).replace(mixedSample(12), null);
    });
    const workshop = await WorkshopFile.open(path);
    const [a, b] = workshop.drafts.list();
    expect([a?.revision, b?.revision]).toEqual([1, 2]);
    expect(workshop.sample.read()).toEqual(mixedSample(12));
    expect(workshop.journal.list()).toEqual([]);
    workshop.versions.save(a!, { name: 'First', reason: '', who: 'Ana' }, '2026-03-01T09:00:00.000Z');
    workshop.journal.add({ position: 1, draft: 'a', what: 'Edit', definition: a!.definition });
    workshop.dismissals.put('a', { finding: 'f', words: 'w', reason: 'r', at: '2026-03-01T09:00:00.000Z' });
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.versions.list('a')).toMatchObject([{ name: 'First', definition: a!.definition }]);
    expect(again.journal.list()).toHaveLength(1);
    expect(again.dismissals.list('a')).toHaveLength(1);
    again.close();
  });

  test('a migration that fails half-way leaves the file as it was', () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 1, (db) => {
      fillVersion1(db);
      // In the way of the last table of 0002.
      db.exec('CREATE TABLE original_chunk (x TEXT) STRICT');
    });
    const before = readFileSync(path);
    const db = new Database(path);
    expect(() => migrate(db)).toThrow('already exists');
    db.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('an older file with somebody’s trigger in it is refused', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, CURRENT_VERSION, (db) =>
      db.exec('CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM draft; END'),
    );
    await expect(WorkshopFile.open(path)).rejects.toMatchObject({ code: 'damagedWorkshop' });
  });
});
