import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, failureOf, hostIn } from '../support/host.ts';

/** Another Yardstick, in a process of its own, that has the workshop open. */
async function elsewhere(path: string) {
  const child = fork(join(import.meta.dirname, '../support/holder.ts'), [path]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'message');
  return child;
}

async function emptyWorkshop(folder: string): Promise<string> {
  const path = join(folder, 'talks.yardstick');
  (await WorkshopFile.create(path, (workshop) => workshop.settings.rename('Talks'))).close();
  return path;
}

describe('a workshop that is open elsewhere', () => {
  test('is not opened a second time, in another process or in this one', async () => {
    const folder = temporaryFolder();
    const path = await emptyWorkshop(folder);
    await elsewhere(path);
    const host = hostIn(folder);
    const failure = await failureOf(host.call('workshop.open', { place: host.places.register(path) }));
    expect(failure).toMatchObject({ code: 'inUse', message: expect.stringContaining('already open') });

    const own = await WorkshopFile.create(join(folder, 'own.yardstick'), () => undefined);
    const place = host.places.register(own.path);
    expect((await failureOf(host.call('workshop.open', { place }))).code).toBe('inUse');
    own.close();
    expect(await done(host.call('workshop.open', { place }))).toMatchObject({ fileName: 'own.yardstick' });
  });

  test('is not replaced by a new one or by a copy', async () => {
    const folder = temporaryFolder();
    const path = await emptyWorkshop(folder);
    const holder = await elsewhere(path);
    const host = hostIn(folder);
    const place = host.places.register(path);
    expect((await failureOf(host.call('workshop.create', { place, name: 'Mine' }))).code).toBe('inUse');
    const mine = host.places.register(join(folder, 'mine.yardstick'));
    await done(host.call('workshop.create', { place: mine, name: 'Mine' }));
    expect((await failureOf(host.call('workshop.saveAs', { place }))).code).toBe('inUse');

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await done(host.call('workshop.open', { place }))).toMatchObject({ name: 'Talks' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
