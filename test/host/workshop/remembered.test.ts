import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

const PASSPHRASE = 'correct horse battery staple';
const KEY = new Uint8Array(32).fill(7);

async function protectedWorkshop(remember: boolean) {
  const folder = temporaryFolder();
  const path = join(folder, 'client.yardstick');
  const host = hostIn(folder);
  host.useKeyring(KEY);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Client' }));
  await done(host.call('workshop.protect', { passphrase: PASSPHRASE, remember }));
  return { folder, path, host };
}

function restarted(folder: string, key: Uint8Array | null) {
  const host = hostIn(folder);
  if (key) host.useKeyring(key);
  return host;
}

describe('a remembered passphrase', () => {
  test('opens the workshop at the next start, and stands in no file', async () => {
    const { folder, host } = await protectedWorkshop(true);
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ isRemembered: true });
    await host.close();
    for (const name of readdirSync(join(folder, 'data'))) {
      const bytes = readFileSync(join(folder, 'data', name));
      expect(bytes.includes(PASSPHRASE), name).toBe(false);
      expect(bytes.includes(Buffer.from(PASSPHRASE).toString('base64').slice(4, -4)), name).toBe(false);
    }
    const resumed = await done(restarted(folder, KEY).call('workshop.resume', {}));
    expect(resumed).toMatchObject({ locked: null, workshop: { name: 'Client', isRemembered: true } });
  });

  test('is of no use with another keyring, or without one', async () => {
    const { folder, host } = await protectedWorkshop(true);
    await host.close();
    for (const key of [new Uint8Array(32).fill(8), null]) {
      const next = restarted(folder, key);
      const { workshop, locked } = await done(next.call('workshop.resume', {}));
      expect([workshop.isSample, locked?.fileName]).toEqual([true, 'client.yardstick']);
      await next.close();
    }
  });

  test('is not kept unless that was wished, nor where there is no keyring', async () => {
    const { folder, path, host } = await protectedWorkshop(false);
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ isRemembered: false });
    await host.close();
    const without = restarted(folder, null);
    const place = without.places.register(path);
    await done(without.call('workshop.open', { place, passphrase: PASSPHRASE, remember: true }));
    expect(await done(without.call('workshop.current', {}))).toMatchObject({ isRemembered: null });
    await without.close();
    const { locked } = await done(restarted(folder, KEY).call('workshop.resume', {}));
    expect(locked).not.toBeNull();
  });

  test('goes when it is to be forgotten, and when it is changed', async () => {
    const { folder, host } = await protectedWorkshop(true);
    expect(await done(host.call('workshop.forgetPassphrase', {}))).toMatchObject({ isRemembered: false });
    await done(host.call('workshop.protect', { passphrase: 'second', remember: true }));
    await done(host.call('workshop.protect', { passphrase: 'third' }));
    await host.close();
    const { locked } = await done(restarted(folder, KEY).call('workshop.resume', {}));
    expect(locked).not.toBeNull();
  });
});

describe('locking', () => {
  test('closes the workshop; the passphrase is needed again, although it was remembered', async () => {
    const { folder, path, host } = await protectedWorkshop(true);
    expect(await done(host.call('workshop.lock', {}))).toEqual({ fileName: 'client.yardstick' });
    expect((await failureOf(host.call('definitions.list', {}))).code).toBe('noWorkshop');
    const place = host.places.register(path);
    expect((await failureOf(host.call('workshop.open', { place }))).code).toBe('locked');
    const { locked } = await done(host.call('workshop.resume', {}));
    expect(locked).toMatchObject({ fileName: 'client.yardstick' });
    await host.close();
    // Starting the app again is no way around it.
    const next = restarted(folder, KEY);
    expect((await done(next.call('workshop.resume', {}))).locked).not.toBeNull();
    const again = next.places.register(path);
    expect(await done(next.call('workshop.open', { place: again, passphrase: PASSPHRASE }))).toMatchObject({
      name: 'Client',
    });
  });

  test('a workshop without a passphrase stays open', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    const place = host.places.register(join(folder, 'open.yardstick'));
    await done(host.call('workshop.create', { place, name: 'Open' }));
    expect(await done(host.call('workshop.lock', {}))).toBeNull();
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ name: 'Open' });
  });
});
