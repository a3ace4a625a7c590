import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cutBuffers, fromBuffers } from '#shared/domain/sample/buffers.ts';
import { makeSample, openFreshSample } from '../../../electron/host/sample-copies.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { SHIPPED_IDENTITY } from '../../../electron/host/workshop/shipped-copy.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { buffersOf, done, failureOf, hostIn } from '../../support/host.ts';

describe('the sample workshop', () => {
  test('opens at the first start, whole', async () => {
    const host = hostIn(temporaryFolder());
    const { workshop, notice } = await done(host.call('workshop.resume', {}));
    const { name, sample, definitions } = sampleWorkshop();
    expect(notice).toBeNull();
    expect(workshop).toEqual({
      name,
      fileName: 'Sample workshop.yardstick',
      isProtected: false,
      isRemembered: null,
      isSample: true,
      deals: sample.deals,
    });
    const drafts = await done(host.call('definitions.list', {}));
    expect(drafts.map((draft) => draft.definition)).toEqual(definitions);

    const manifest = await done(host.call('sample.manifest', {}));
    if (!manifest) throw new Error('the sample workshop has no deals');
    expect(fromBuffers(manifest, await buffersOf(host, manifest))).toEqual(sample);
    const bytes = manifest.buffers.reduce((sum, buffer) => sum + buffer.bytes, 0);
    const whole = await done(host.call('sample.whole', { most: bytes }));
    expect(fromBuffers(manifest, cutBuffers(whole!, manifest.buffers))).toEqual(sample);
    expect(await done(host.call('sample.whole', { most: bytes - 1 }))).toBeNull();
  });

  test('as a build ships it, is what its source makes, and each copy a workshop of its own', async () => {
    const folder = temporaryFolder();
    const sampleFile = join(folder, 'shipped.yardstick');
    const made = await makeSample(sampleFile, SHIPPED_IDENTITY);
    const shipped = { identity: made.identity, sample: made.sample.read(), drafts: made.drafts.list() };
    made.close();

    const first = await openFreshSample(folder, sampleFile);
    const second = await openFreshSample(folder, sampleFile);
    for (const copy of [first, second]) {
      onTestFinished(() => copy.close());
      expect(copy.name).toBe('Harbourline (sample)');
      expect({ sample: copy.sample.read(), drafts: copy.drafts.list() }).toEqual({
        sample: shipped.sample,
        drafts: shipped.drafts,
      });
    }
    expect(new Set([shipped.identity, first.identity, second.identity]).size).toBe(3);
  });

  test('keeps what was tried in it; a fresh copy leaves the tried one where it is', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    await done(host.call('workshop.openSample', { fresh: false }));
    await done(host.call('workshop.rename', { name: 'Tried' }));
    expect(await done(host.call('workshop.openSample', { fresh: false }))).toMatchObject({ name: 'Tried' });
    const fresh = await done(host.call('workshop.openSample', { fresh: true }));
    expect(fresh).toMatchObject({ fileName: 'Sample workshop 2.yardstick', isSample: true });
    expect(fresh.name).not.toBe('Tried');
    const tried = host.places.register(join(folder, 'data', 'Sample workshop.yardstick'));
    expect(await done(host.call('workshop.open', { place: tried }))).toMatchObject({ name: 'Tried' });
  });

  test('saved elsewhere it is a workshop like any other', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    await done(host.call('workshop.openSample', { fresh: false }));
    const place = host.places.register(join(folder, 'Sample workshop.yardstick'));
    expect(await done(host.call('workshop.saveAs', { place }))).toMatchObject({ isSample: false });
  });

  test('refuses a part of deals that were replaced meanwhile', async () => {
    const host = hostIn(temporaryFolder());
    await done(host.call('workshop.openSample', { fresh: false }));
    const failure = await failureOf(
      host.call('sample.buffers', { fingerprint: 'older', names: ['outcome'] }),
    );
    expect(failure.code).toBe('notFound');
  });
});

describe('resuming', () => {
  const lastIn = async (folder: string): Promise<string> => {
    const host = hostIn(folder);
    const path = join(folder, 'client.yardstick');
    await done(host.call('workshop.create', { place: host.places.register(path), name: 'Client' }));
    await host.close();
    return path;
  };

  test('opens the workshop that the start names, which is the last one from then on', async () => {
    const folder = temporaryFolder();
    const named = await lastIn(folder);
    await done(hostIn(folder).call('workshop.openSample', { fresh: true }));
    const host = hostIn(folder);
    const { workshop } = await done(host.call('workshop.resume', { place: host.places.register(named) }));
    expect(workshop).toMatchObject({ isSample: false, fileName: 'client.yardstick' });
    await host.close();
    expect((await done(hostIn(folder).call('workshop.resume', {}))).workshop.fileName).toBe(
      'client.yardstick',
    );
  });

  test('where the start names no workshop that can be opened, shows the sample and says why', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    const place = host.places.register(join(folder, 'nowhere.yardstick'));
    const { workshop, notice } = await done(host.call('workshop.resume', { place }));
    expect(workshop.isSample).toBe(true);
    expect(notice).toContain('nowhere.yardstick');
  });

  test('where the last workshop is gone, opens the sample and says why', async () => {
    const folder = temporaryFolder();
    rmSync(await lastIn(folder));
    const { workshop, notice } = await done(hostIn(folder).call('workshop.resume', {}));
    expect(workshop.isSample).toBe(true);
    expect(notice).toContain('client.yardstick');
    expect(notice).not.toContain(folder);
  });

  test('where the last workshop is damaged, leaves it alone', async () => {
    const folder = temporaryFolder();
    const path = await lastIn(folder);
    const damaged = readFileSync(path).subarray(0, 5000);
    writeFileSync(path, damaged);
    const { workshop, notice } = await done(hostIn(folder).call('workshop.resume', {}));
    expect(workshop.isSample).toBe(true);
    expect(notice).toContain('damaged');
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  test('a memory that can’t be read is no obstacle', async () => {
    const folder = temporaryFolder();
    await lastIn(folder);
    writeFileSync(join(folder, 'data', 'state.json'), '{"lastWorkshop":');
    expect((await done(hostIn(folder).call('workshop.resume', {}))).workshop.isSample).toBe(true);
  });

  test('a damaged copy of the sample makes way for a fresh one', async () => {
    const folder = temporaryFolder();
    const first = hostIn(folder);
    await done(first.call('workshop.resume', {}));
    await first.close();
    const copy = join(folder, 'data', 'Sample workshop.yardstick');
    writeFileSync(copy, 'not a database');
    const { workshop } = await done(hostIn(folder).call('workshop.resume', {}));
    expect(workshop).toMatchObject({ isSample: true, fileName: 'Sample workshop 2.yardstick' });
    expect(existsSync(copy)).toBe(true);
  });
});
