import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { worthKeeping } from '../../../electron/host/backup-rotation.ts';
import { createHost, type Host } from '../../../electron/host/host.ts';
import { CURRENT_VERSION } from '../../../electron/host/workshop/migrate.ts';
import { SampleRepository } from '../../../electron/host/workshop/repositories/sample.ts';
import { storedSample } from '../../../electron/host/workshop/repositories/stored-sample.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf } from '../../support/host.ts';
import { fillVersion1 } from '../../support/old-versions.ts';
import { oldWorkshop } from '../../support/old-workshop.ts';
import { mixedSample } from '../../support/samples.ts';

let minute = 0;

function hostWithBackups(folder: string): Host {
  return createHost({
    dataFolder: join(folder, 'data'),
    backupFolder: join(folder, 'backups'),
    clock: () => new Date(Date.UTC(2026, 2, 1, 9, minute++)),
  });
}

async function editedWorkshop(folder = temporaryFolder()) {
  const host = hostWithBackups(folder);
  const path = join(folder, 'client.yardstick');
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Client' }));
  const edit = (name: string) => done(host.call('definitions.create', { definition: smallDefinition(name) }));
  await edit('Ours');
  return { folder, path, host, edit };
}

const backupFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'backups'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yardstick'))
    .map((name) => join(folder, 'backups', name));

describe('backups', () => {
  test('say what is in each, the newest first, and none is made where nothing changed', async () => {
    const { host, edit } = await editedWorkshop();
    await done(host.call('backups.make', {}));
    await done(host.call('backups.make', {}));
    await edit('Theirs');
    await done(host.call('backups.make', {}));
    const { backups, problem } = await done(host.call('backups.list', {}));
    expect(problem).toBeNull();
    expect(backups.map(({ definitions, deals, fileName }) => [definitions, deals, fileName])).toEqual([
      [2, null, 'client.yardstick'],
      [1, null, 'client.yardstick'],
    ]);
    await host.close();
  });

  test('are made when the workshop is closed, and one is restored as a copy that opens', async () => {
    const { folder, path, host } = await editedWorkshop();
    await host.close();
    const next = hostWithBackups(folder);
    await done(next.call('workshop.open', { place: next.places.register(path) }));
    const [newest] = (await done(next.call('backups.list', {}))).backups;
    const original = readFileSync(path);
    const copy = next.places.register(join(folder, 'copy.yardstick'));
    await done(next.call('backups.restore', { backup: newest!.id, place: copy }));
    expect(await done(next.call('workshop.open', { place: copy }))).toMatchObject({
      name: 'Client',
      fileName: 'copy.yardstick',
    });
    expect(await done(next.call('definitions.list', {}))).toHaveLength(1);
    expect(readFileSync(path).equals(original)).toBe(true);
    await next.close();
  });

  test('are found for a file that is too damaged to be opened, which stays as it is', async () => {
    const { folder, path, host } = await editedWorkshop();
    await host.close();
    truncateSync(path, 5_000);
    const damaged = readFileSync(path);
    const next = hostWithBackups(folder);
    const place = next.places.register(path);
    expect((await failureOf(next.call('workshop.open', { place }))).code).toBe('damagedWorkshop');
    const { backups } = await done(next.call('backups.list', { place }));
    expect(backups).toHaveLength(1);
    const copy = next.places.register(join(folder, 'rescued.yardstick'));
    await done(next.call('backups.restore', { backup: backups[0]!.id, place: copy }));
    await done(next.call('workshop.open', { place: copy }));
    expect(readFileSync(path).equals(damaged)).toBe(true);
    await next.close();
  });

  test('of a protected workshop are sealed; those from before it was protected go', async () => {
    const { folder, host } = await editedWorkshop();
    await done(host.call('backups.make', {}));
    expect(readFileSync(backupFiles(folder)[0]!).includes('SQLite format')).toBe(true);
    await done(host.call('workshop.protect', { passphrase: 'a passphrase' }));
    expect(backupFiles(folder)).toHaveLength(1);
    expect(readFileSync(backupFiles(folder)[0]!).includes('SQLite format')).toBe(false);
    expect((await done(host.call('backups.list', {}))).backups).toMatchObject([{ isProtected: true }]);
    await host.close();
  });

  test('that are damaged themselves are not restored', async () => {
    const { folder, host } = await editedWorkshop();
    await done(host.call('backups.make', {}));
    const [file] = backupFiles(folder);
    const bytes = readFileSync(file!);
    bytes[4_500]! ^= 1;
    writeFileSync(file!, bytes);
    const [backup] = (await done(host.call('backups.list', {}))).backups;
    const place = host.places.register(join(folder, 'copy.yardstick'));
    const failure = await failureOf(host.call('backups.restore', { backup: backup!.id, place }));
    expect(failure).toMatchObject({ code: 'damagedWorkshop', message: expect.stringContaining('backup') });
    expect(readdirSync(folder)).not.toContain('copy.yardstick');
    await host.close();
  });

  test('that a crash left half-written go with the next one', async () => {
    const { folder, host, edit } = await editedWorkshop();
    await done(host.call('backups.make', {}));
    const [identity] = readdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', identity!, '.x.yardstick.0123456789ab.tmp'), 'half');
    await edit('Theirs');
    await done(host.call('backups.make', {}));
    expect(readdirSync(join(folder, 'backups', identity!)).filter((name) => name.endsWith('.tmp'))).toEqual(
      [],
    );
    await host.close();
  });
});

describe('rotation', () => {
  const at = (day: number, hour: number, path = '/a') => ({
    at: new Date(Date.UTC(2026, 2, day, hour)).toISOString(),
    path,
  });

  test('keeps the newest five and the last of each of seven days', () => {
    const backups = [20, 19, 18, 17, 16, 15, 14, 13, 12].flatMap((day) =>
      [15, 12, 9].map((hour) => at(day, hour)),
    );
    const kept = worthKeeping(backups);
    expect(kept.slice(0, 5)).toEqual(backups.slice(0, 5));
    expect(kept.slice(5)).toEqual([18, 17, 16, 15, 14].map((day) => at(day, 15)));
  });

  test('counts each file apart, and loses nothing by a clock that goes back', () => {
    expect(worthKeeping([at(20, 9, '/b'), at(20, 8, '/a')])).toHaveLength(2);
    const [newest, ...older] = [at(1, 9), at(20, 15), at(20, 14), at(20, 13), at(20, 12), at(20, 11)];
    expect(worthKeeping([newest!, ...older])).toContain(newest);
  });
});

describe('a workshop of an earlier version', () => {
  const userVersion = (path: string) => readFileSync(path).readUInt32BE(60);
  const fill = (db: Database.Database) => {
    fillVersion1(db);
    new SampleRepository(db).replace(storedSample(mixedSample(12)), null);
  };

  test.each([5, CURRENT_VERSION - 1])(
    'is backed up as it was before it is brought up to date (%i)',
    async (version) => {
      const folder = temporaryFolder();
      const path = join(folder, 'old.yardstick');
      oldWorkshop(path, version, fill);
      const host = hostWithBackups(folder);
      const place = host.places.register(path);
      await done(host.call('workshop.open', { place }));
      expect(userVersion(path)).toBe(CURRENT_VERSION);
      const { backups, problem } = await done(host.call('backups.list', {}));
      expect(problem).toBeNull();
      expect(backups).toMatchObject([{ fileName: 'old.yardstick', deals: 12, definitions: 2, versions: 0 }]);
      expect(backupFiles(folder).map(userVersion)).toEqual([version]);

      // It is one of the workshop's backups like any other: restored, and gone with the deals.
      const copy = host.places.register(join(folder, 'copy.yardstick'));
      await done(host.call('backups.restore', { backup: backups[0]!.id, place: copy }));
      expect(userVersion(join(folder, 'copy.yardstick'))).toBe(version);
      await done(host.call('purge.run', { by: 'Fay' }));
      expect(backupFiles(folder).map(userVersion)).not.toContain(version);
      await host.close();
    },
  );

  test('is left as it is where the backup can’t be made, and says so', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'old.yardstick');
    oldWorkshop(path, CURRENT_VERSION - 1, fill);
    const before = readFileSync(path);
    writeFileSync(join(folder, 'backups'), 'in the way');
    const host = hostWithBackups(folder);
    const failure = await failureOf(host.call('workshop.open', { place: host.places.register(path) }));
    expect(failure.message).toMatch(/“old\.yardstick” is of an earlier Yardstick.*nothing was changed in it/);
    expect(readFileSync(path).equals(before)).toBe(true);
    await host.close();
  });
});
