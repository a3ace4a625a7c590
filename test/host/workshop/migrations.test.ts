import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CURRENT_VERSION, migrate } from '../../../electron/host/workshop/migrate.ts';
import { MIGRATIONS } from '../../../electron/host/workshop/migrations/all.ts';
import { checksum } from '../../../electron/host/workshop/repositories/checksum.ts';
import { SampleRepository } from '../../../electron/host/workshop/repositories/sample.ts';
import type { SourceFile } from '../../../electron/host/workshop/repositories/source-files.ts';
import { storedSample } from '../../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import {
  fillDeals,
  fillSample,
  fillVersion1,
  fillVersion5,
  fillVersion14,
} from '../../support/old-versions.ts';
import { oldWorkshop } from '../../support/old-workshop.ts';
import { mixedSample, provenance } from '../../support/samples.ts';

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
    workshop.sample.replace(storedSample(mixedSample(12)), null);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.sample.read()).toEqual(mixedSample(12));
    again.close();
  });

  test('0003: a filled workshop of version 2 keeps drafts and deals, and takes versions, edits and dismissals', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 2, (db) => {
      fillVersion1(db);
      fillSample(db);
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

  test('0004: a filled workshop of version 3 keeps its drafts, and takes a calibration round', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 3, fillVersion1);
    const workshop = await WorkshopFile.open(path);
    expect(workshop.drafts.list()).toHaveLength(2);
    const round = { name: 'First', categories: ['Out', 'Lead'], deals: ['D1'], shownDays: 30 };
    const { id } = workshop.rounds.create(round, '2026-03-01T09:00:00.000Z');
    workshop.rounds.answer(workshop.rounds.join(id, 'Ana', 'sales'), 0, 1);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.rounds.list()).toMatchObject([
      { ...round, participants: [{ name: 'Ana', answered: 1, answers: null }] },
    ]);
    again.close();
  });

  test('0005: a filled workshop of version 4 keeps its deals and their file, and remembers mappings', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 4, (db) => {
      fillVersion1(db);
      fillSample(db);
    });
    const workshop = await WorkshopFile.open(path);
    expect(workshop.drafts.list()).toHaveLength(2);
    expect(workshop.sample.read()).toEqual(mixedSample(12));
    expect(await workshop.sample.leftOut()).toBeNull();
    const [source] = await workshop.sample.sources();
    expect([source?.fileName, Buffer.from(source!.bytes).toString()]).toEqual([
      'deals.csv',
      'id,stage\n1,Won\n',
    ]);
    const { report, mapping } = provenance(12);
    workshop.sample.replace(storedSample(mixedSample(12)), {
      report,
      mapping,
      sources: [],
      leftOut: gzipSync(''),
    });
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.sample.rememberedMappings()).toEqual([mapping]);
    again.close();
  });

  test('0006: a filled workshop of version 5 keeps its deals, and takes decisions, costs and a sealed third', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 5, fillVersion5);
    const workshop = await WorkshopFile.open(path);
    expect(workshop.decisions.list()).toEqual([]);
    expect(workshop.sampleInUse()).toEqual(mixedSample(12));
    const words = { draft: 'a', subject: 's', what: 'w', options: [], chosen: 'c', why: '', who: '' };
    workshop.decisions.put(words, '2026-03-01T09:00:00.000Z');
    workshop.mistakeCosts.put('sales', { junk: 1, missed: 2 });
    workshop.holdout.seal({
      fingerprint: workshop.sample.fingerprint()!,
      seed: 7,
      sealedAt: '2026-03-01T09:00:00.000Z',
      sealedBy: 'Fay',
    });
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.decisions.list()).toMatchObject([words]);
    expect(again.mistakeCosts.read().answered).toEqual(['sales']);
    expect(again.sampleInUse()!.deals).toBe(8);
    again.close();
  });

  test('0007: a filled workshop of version 6 keeps its drafts, and takes signatures', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 6, fillVersion1);
    const workshop = await WorkshopFile.open(path);
    const [a] = workshop.drafts.list();
    const version = workshop.versions.save(
      a!,
      { name: 'Final', reason: '', who: 'Ana' },
      '2026-03-01T09:00:00.000Z',
    );
    const signature = { kind: 'typed' as const, text: 'Ana' };
    const approval = { version: version.id, name: 'Ana', role: 'CMO', side: 'marketing' as const, signature };
    workshop.approvals.sign(approval, null, '2026-03-01T09:00:00.000Z');
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.approvals.list('a')).toMatchObject([{ ...approval, definition: version.fingerprint }]);
    again.close();
  });

  test('0008: a filled workshop of version 7 keeps its deals, and takes what the room says of them', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 7, (db) => {
      fillVersion1(db);
      new SampleRepository(db).replace(storedSample(mixedSample(8)), null);
    });
    const workshop = await WorkshopFile.open(path);
    const { key } = workshop.annotations.addField(
      { label: 'Trigger', type: 'text', who: 'Ana' },
      new Set(),
      '2026-03-01T09:00:00.000Z',
    );
    const edits = [{ deal: '1', field: key, value: 'New CFO', since: null }];
    workshop.annotations.write(edits, 'Ana', '2026-03-01T09:00:00.000Z');
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.annotations.list().answers).toMatchObject([{ ...edits[0], by: 'Ana' }]);
    expect(again.sampleInUse()!.fields.map((field) => field.key)).toContain(key);
    again.close();
  });

  test('0009: a filled workshop of version 8 gives back its gzip files, and takes those compressed by Brotli', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    const older = gzipSync('id,stage\n1,Won\n');
    oldWorkshop(path, 8, (db) => {
      fillVersion1(db);
      new SampleRepository(db).replace(storedSample(mixedSample(8)), null);
      db.prepare('INSERT INTO source_file VALUES (0, ?, ?)').run('deals.csv', checksum('deals.csv', older));
      db.prepare('INSERT INTO source_chunk VALUES (0, 0, ?)').run(older);
    });
    const textOf = async (workshop: WorkshopFile) =>
      (await workshop.sample.sources()).map(({ bytes }) => Buffer.from(bytes).toString());
    const workshop = await WorkshopFile.open(path);
    expect(await textOf(workshop)).toEqual(['id,stage\n1,Won\n']);
    const source: SourceFile = {
      fileName: 'next.csv',
      compressed: [brotliCompressSync('id,stage\n2,Lost\n')],
      compression: 'brotli',
    };
    const { report, mapping } = provenance(8);
    workshop.sample.replace(storedSample(mixedSample(8)), {
      report,
      mapping,
      sources: [source],
      leftOut: gzipSync(''),
    });
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(await textOf(again)).toEqual(['id,stage\n2,Lost\n']);
    again.close();
  });

  test('0010: a filled workshop of version 9 keeps its deals, and takes a key to hidden names and a purge', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 9, fillVersion5);
    const workshop = await WorkshopFile.open(path);
    const { identity } = workshop;
    const key = workshop.pseudonyms.key();
    expect(workshop.sample.read()).toEqual(mixedSample(12));
    expect(workshop.purges.list()).toEqual([]);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.identity).toBe(identity);
    expect(again.pseudonyms.key()).toEqual(key);
    again.close();
  });

  test('0011: a filled workshop of version 10 keeps its files, and takes when others came', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    const compressed = gzipSync('id,stage\n1,Won\n');
    oldWorkshop(path, 10, (db) => {
      db.prepare(
        'INSERT INTO source_file (position, file_name, checksum, compression) VALUES (0, ?, ?, ?)',
      ).run('deals.csv', checksum('deals.csv', compressed), 'gzip');
      db.prepare('INSERT INTO source_chunk (file, position, bytes) VALUES (0, 0, ?)').run(compressed);
    });
    const workshop = await WorkshopFile.open(path);
    expect((await workshop.sample.sources()).map(({ fileName, addedAt }) => [fileName, addedAt])).toEqual([
      ['deals.csv', null],
    ]);
    const { report, mapping } = provenance(12);
    const source: SourceFile = {
      fileName: 'q2.csv',
      compressed: [brotliCompressSync('id,stage\n2,Won\n')],
      compression: 'brotli',
      addedAt: '2026-03-01T09:00:00.000Z',
    };
    workshop.sample.replace(storedSample(mixedSample(12)), {
      report,
      mapping,
      sources: [source],
      leftOut: gzipSync(''),
    });
    workshop.close();

    const again = await WorkshopFile.open(path);
    const [kept] = await again.sample.sources();
    expect([kept?.fileName, kept?.addedAt]).toEqual([source.fileName, source.addedAt]);
    again.close();
  });

  test('0012: a filled workshop of version 11 keeps its steps of undo, and takes what is said of fields', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    const definition = smallDefinition('Before');
    oldWorkshop(path, 11, (db) => {
      fillVersion1(db);
      new SampleRepository(db).replace(storedSample(mixedSample(12)), null);
      const content = deflateRawSync(JSON.stringify(definition));
      const sum = checksum('1', 'a', 'Points', '0', content);
      db.prepare('INSERT INTO edit VALUES (1, ?, ?, 0, ?, ?)').run('a', 'Points', content, sum);
    });
    const workshop = await WorkshopFile.open(path);
    const step = { position: 1, draft: 'a', what: 'Points', undone: false, definition };
    expect(workshop.journal.list()).toEqual([step]);
    expect(workshop.sample.read()).toEqual(mixedSample(12));
    const said = { position: 2, what: 'Known', field: 'industry', before: null, after: 'end' as const };
    workshop.journal.add(said);
    workshop.annotated.correct({ industry: 'end' });
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.journal.list()).toEqual([step, { ...said, undone: false }]);
    expect(again.annotated.read()!.fields.find(({ key }) => key === 'industry')?.known).toBe('end');
    again.close();
  });

  test('0013: a filled workshop of version 12 keeps deals in full width, and takes others in as few bytes as hold them', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 12, fillDeals);
    const bytesOf = (workshop: WorkshopFile) =>
      workshop.sample.manifest()!.buffers.find(({ name }) => name === 'createdAt')?.bytes;
    const workshop = await WorkshopFile.open(path);
    expect(bytesOf(workshop)).toBe(12 * 8);
    expect(workshop.sample.read()).toEqual(mixedSample(12));
    workshop.sample.replace(storedSample(mixedSample(12)), null);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(bytesOf(again)).toBeLessThan(12 * 8);
    expect(again.sample.read()).toEqual(mixedSample(12));
    again.close();
  });

  test('0014: a filled workshop of version 13 gives back its files as they were compressed, and takes those by Zstandard', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    const texts = ['id,stage\n1,Won\n', 'id,stage\n2,Lost\n'];
    const before: SourceFile[] = [
      { fileName: 'q1.csv', compressed: [gzipSync(texts[0]!)], compression: 'gzip' },
      { fileName: 'q2.csv', compressed: [brotliCompressSync(texts[1]!)], compression: 'brotli' },
    ];
    const { report, mapping } = provenance(12);
    const withFiles = (sources: SourceFile[]) => ({ report, mapping, sources, leftOut: gzipSync('') });
    oldWorkshop(path, 13, (db) => {
      fillVersion1(db);
      new SampleRepository(db).replace(storedSample(mixedSample(12)), withFiles(before));
    });
    const workshop = await WorkshopFile.open(path);
    const kept = await workshop.sample.sources();
    expect(kept.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(texts);
    const next: SourceFile = {
      fileName: 'q3.csv',
      compressed: [zstdCompressSync('id,stage\n3,Won\n')],
      compression: 'zstd',
    };
    workshop.sample.replace(storedSample(mixedSample(12)), withFiles([...kept, next]));
    workshop.close();

    const again = await WorkshopFile.open(path);
    const all = await again.sample.sources();
    expect(all.map(({ compression }) => compression)).toEqual(['gzip', 'brotli', 'zstd']);
    expect(all.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([...texts, 'id,stage\n3,Won\n']);
    again.close();
  });

  test('0015: a filled workshop of version 14 keeps its rounds, which can be removed and brought back', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 14, fillVersion14);
    const workshop = await WorkshopFile.open(path);
    const before = workshop.rounds.list();
    expect(before).toMatchObject([{ name: 'First', participants: [{ name: 'Ana', answers: [1] }] }]);
    workshop.rounds.setRemoved('r', true);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.rounds.list()).toEqual([]);
    again.rounds.setRemoved('r', false);
    expect(again.rounds.list()).toEqual(before);
    again.close();
  });

  test('0016: a filled workshop of version 15 keeps the people of its rounds, who can be taken out and brought back', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 15, (db) => {
      fillVersion14(db);
      const round = ['s', 'Second', '2026-03-01T09:00:00.000Z', '["Out","Lead"]', '["D1"]', '30', ''];
      db.prepare(
        `INSERT INTO round (id, position, name, made_at, categories, deals, shown_days, checksum)
         VALUES (?, 2, ?, ?, ?, ?, ?, ?)`,
      ).run(...round.slice(0, -1), checksum(...round));
    });
    const workshop = await WorkshopFile.open(path);
    const ben = workshop.rounds.join('s', 'Ben', 'sales');
    const before = workshop.rounds.list();
    expect(before[0]).toMatchObject({ participants: [{ name: 'Ana', answers: [1] }] });
    workshop.rounds.dismiss(ben);
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.rounds.get('s').participants).toEqual([]);
    again.rounds.readmit(ben);
    expect(again.rounds.list()).toEqual(before);
    again.close();
  });

  test('0017: a filled workshop of version 16 keeps what a mistake costs, which is asked again and brought back', async () => {
    const path = join(temporaryFolder(), 'old.yardstick');
    oldWorkshop(path, 16, (db) => {
      fillVersion14(db);
      for (const side of ['marketing', 'sales']) {
        const cost = [side, '{"junk":50,"missed":4000}'];
        db.prepare('INSERT INTO mistake_cost (side, content, checksum) VALUES (?, ?, ?)').run(
          ...cost,
          checksum(...cost),
        );
      }
    });
    const workshop = await WorkshopFile.open(path);
    const before = workshop.mistakeCosts.read();
    const said = { junk: 50, missed: 4000 };
    expect(before.costs).toEqual({ marketing: said, sales: said });
    const asking = workshop.mistakeCosts.askAgain();
    workshop.close();

    const again = await WorkshopFile.open(path);
    expect(again.mistakeCosts.read().answered).toEqual([]);
    again.mistakeCosts.setRemoved(asking, true);
    expect(again.mistakeCosts.read()).toEqual(before);
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
