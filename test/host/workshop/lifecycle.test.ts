import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function newWorkshop(folder: string, name = 'Harbour talks') {
  const host = hostIn(folder);
  const path = join(folder, 'talks.yardstick');
  const workshop = await done(host.call('workshop.create', { place: host.places.register(path), name }));
  return { host, path, workshop };
}

describe('a new workshop', () => {
  test('is empty, has its name, and is one file', async () => {
    const folder = temporaryFolder();
    const { host, workshop } = await newWorkshop(folder);
    expect(workshop).toEqual({
      name: 'Harbour talks',
      fileName: 'talks.yardstick',
      isProtected: false,
      isRemembered: null,
      isSample: false,
      deals: null,
    });
    expect(await done(host.call('definitions.list', {}))).toEqual([]);
    expect(await done(host.call('sample.manifest', {}))).toBeNull();
    expect(await done(host.call('deals.report', {}))).toBeNull();
    await host.close();
    expect(readdirSync(folder).sort()).toEqual(['data', 'talks.yardstick']);
  });

  test('keeps every edit over a restart, without being saved', async () => {
    const folder = temporaryFolder();
    const { host } = await newWorkshop(folder);
    const { id } = await done(host.call('definitions.create', { definition: smallDefinition('Ours', 50) }));
    await done(host.call('definitions.save', { id, revision: 1, definition: smallDefinition('Ours', 65) }));
    await done(host.call('workshop.rename', { name: 'Second day' }));
    await done(host.call('settings.set', { verdictStage: 'MQL', definition: id }));
    await host.close();

    const after = hostIn(folder);
    const { workshop, notice } = await done(after.call('workshop.resume', {}));
    expect(notice).toBeNull();
    expect(workshop).toMatchObject({ name: 'Second day', fileName: 'talks.yardstick' });
    expect(await done(after.call('definitions.list', {}))).toEqual([
      { id, revision: 2, definition: smallDefinition('Ours', 65) },
    ]);
    expect(await done(after.call('settings.get', {}))).toMatchObject({
      verdictStage: 'MQL',
      definition: id,
      compareWith: null,
    });
  });

  test('does not take the place of the workshop that is open', async () => {
    const { host, path } = await newWorkshop(temporaryFolder());
    const again = { place: host.places.register(path), name: 'Another' };
    expect((await failureOf(host.call('workshop.create', again))).code).toBe('inUse');
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ name: 'Harbour talks' });
  });

  test('replaces a file that the person chose to replace', async () => {
    const folder = temporaryFolder();
    const first = await newWorkshop(folder, 'First');
    await first.host.close();
    const second = await newWorkshop(folder, 'Second');
    expect(second.workshop.name).toBe('Second');
  });
});

describe('save as', () => {
  test('goes on in the copy and leaves the first file as it was', async () => {
    const folder = temporaryFolder();
    const { host, path } = await newWorkshop(folder);
    await done(host.call('definitions.create', { definition: smallDefinition('Ours') }));
    const copy = host.places.register(join(folder, 'copy.yardstick'));
    expect(await done(host.call('workshop.saveAs', { place: copy }))).toMatchObject({
      fileName: 'copy.yardstick',
    });
    const before = readFileSync(path);
    await done(host.call('definitions.create', { definition: smallDefinition('Theirs') }));
    expect(readFileSync(path).equals(before)).toBe(true);

    await done(host.call('workshop.open', { place: host.places.register(path) }));
    const names = (await done(host.call('definitions.list', {}))).map((draft) => draft.definition.name);
    expect(names).toEqual(['Ours']);
  });

  test('takes along an edit that is made while the copy is written', async () => {
    const folder = temporaryFolder();
    const { host } = await newWorkshop(folder);
    const { id } = await done(host.call('definitions.create', { definition: smallDefinition('Ours', 50) }));
    const place = host.places.register(join(folder, 'copy.yardstick'));
    const [, saved] = await Promise.all([
      done(host.call('workshop.saveAs', { place })),
      done(host.call('definitions.save', { id, revision: 1, definition: smallDefinition('Ours', 65) })),
    ]);
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ fileName: 'copy.yardstick' });
    expect(await done(host.call('definitions.list', {}))).toEqual([saved]);
  });

  test('to its own file changes nothing', async () => {
    const { host, path, workshop } = await newWorkshop(temporaryFolder());
    expect(await done(host.call('workshop.saveAs', { place: host.places.register(path) }))).toEqual(workshop);
  });

  test('to a folder that is gone says so and stays where it is', async () => {
    const folder = temporaryFolder();
    const { host } = await newWorkshop(folder);
    const place = host.places.register(join(folder, 'gone', 'copy.yardstick'));
    const failure = await failureOf(host.call('workshop.saveAs', { place }));
    expect(failure).toMatchObject({
      code: 'cannotWrite',
      message: expect.stringContaining('no longer there'),
    });
    expect(await failureOf(host.call('workshop.create', { place, name: 'New' }))).toEqual(failure);
    expect(failure.message).not.toContain(folder);
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ fileName: 'talks.yardstick' });
  });
});

describe('without a workshop', () => {
  test('there is none, and what needs one says so', async () => {
    const host = hostIn(temporaryFolder());
    expect(await done(host.call('workshop.current', {}))).toBeNull();
    for (const method of ['definitions.list', 'settings.get', 'sample.manifest'] as const) {
      expect((await failureOf(host.call(method, {}))).code).toBe('noWorkshop');
    }
  });
});
