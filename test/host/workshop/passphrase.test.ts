import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

const PASSPHRASE = 'vier wörter & "ein" Satz?';
const PLANTED = 'Zanzibar Widgets GmbH';

async function workshop() {
  const folder = temporaryFolder();
  const path = join(folder, 'client.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: PLANTED }));
  await done(host.call('definitions.create', { definition: smallDefinition('Ours', 50) }));
  return { folder, path, host };
}

/** Another Yardstick, as after a restart. */
function restarted(folder: string, path: string) {
  const host = hostIn(folder);
  return { host, place: host.places.register(path) };
}

const holdsInClear = (path: string) =>
  readFileSync(path).includes(PLANTED) || readFileSync(path).includes('SQLite format');

describe('a passphrase', () => {
  test('seals the file: nothing of it stands in clear, and it opens with the passphrase alone', async () => {
    const { folder, path, host } = await workshop();
    expect(holdsInClear(path)).toBe(true);
    expect(await done(host.call('workshop.protect', { passphrase: PASSPHRASE }))).toMatchObject({
      isProtected: true,
    });
    // Work goes on in the sealed file.
    await done(host.call('definitions.create', { definition: smallDefinition('Theirs', 60) }));
    await host.close();
    for (const file of readdirSync(folder).filter((name) => name !== 'data')) {
      expect(holdsInClear(join(folder, file)), file).toBe(false);
    }

    const { host: next, place } = restarted(folder, path);
    expect((await failureOf(next.call('workshop.open', { place }))).code).toBe('locked');
    const wrong = await failureOf(next.call('workshop.open', { place, passphrase: 'vier worter' }));
    expect(wrong.code).toBe('wrongPassphrase');
    expect(wrong.message).toContain('or the file is damaged');
    expect(await done(next.call('workshop.open', { place, passphrase: PASSPHRASE }))).toMatchObject({
      name: PLANTED,
    });
    expect((await done(next.call('definitions.list', {}))).map(({ definition }) => definition.name)).toEqual([
      'Ours',
      'Theirs',
    ]);
  });

  test('can be changed and taken off; a copy keeps it', async () => {
    const { folder, path, host } = await workshop();
    await done(host.call('workshop.protect', { passphrase: PASSPHRASE }));
    const copy = join(folder, 'copy.yardstick');
    await done(host.call('workshop.saveAs', { place: host.places.register(copy) }));
    expect(holdsInClear(copy)).toBe(false);
    await done(host.call('workshop.protect', { passphrase: 'another one' }));
    await host.close();

    const first = restarted(folder, path);
    await done(first.host.call('workshop.open', { place: first.place, passphrase: PASSPHRASE }));
    const place = first.host.places.register(copy);
    expect((await failureOf(first.host.call('workshop.open', { place, passphrase: PASSPHRASE }))).code).toBe(
      'wrongPassphrase',
    );
    await done(first.host.call('workshop.open', { place, passphrase: 'another one' }));
    expect(await done(first.host.call('workshop.protect', { passphrase: null }))).toMatchObject({
      isProtected: false,
    });
    await first.host.close();
    expect(holdsInClear(copy)).toBe(true);
    const second = restarted(folder, copy);
    await done(second.host.call('workshop.open', { place: second.place }));
  });

  test('is asked for again when the app starts; the sample is there meanwhile and is not remembered instead', async () => {
    const { folder, path, host } = await workshop();
    await done(host.call('workshop.protect', { passphrase: PASSPHRASE }));
    await host.close();
    for (let start = 0; start < 2; start++) {
      const next = hostIn(folder);
      const { workshop: shown, locked } = await done(next.call('workshop.resume', {}));
      expect(shown.isSample).toBe(true);
      expect(locked).toMatchObject({ fileName: 'client.yardstick' });
      await next.close();
    }
    expect(holdsInClear(path)).toBe(false);
  });

  test('a sealed file in which a bit has turned is not opened, and stays as it is', async () => {
    const { folder, path, host } = await workshop();
    await done(host.call('workshop.protect', { passphrase: PASSPHRASE }));
    await host.close();
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 4;
    writeFileSync(path, bytes);
    const { host: next, place } = restarted(folder, path);
    const failure = await failureOf(next.call('workshop.open', { place, passphrase: PASSPHRASE }));
    expect(['damagedWorkshop', 'wrongPassphrase']).toContain(failure.code);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
