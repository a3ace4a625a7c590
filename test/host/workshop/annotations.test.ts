import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { fromBuffers } from '#shared/domain/sample/buffers.ts';
import { readDeal } from '#shared/domain/sample/deal.ts';
import type { Host } from '../../../electron/host/host.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { buffersOf, done, failureOf, hostIn } from '../../support/host.ts';

const HEAD = 'Deal ID,Status,Created,Closed\n';

async function workshopWithDeals(rows = '1,Won,2025-03-01,2025-04-01\n2,Lost,2025-04-11,2025-05-01\n') {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const place = host.places.register(join(folder, 'talks.yardstick'));
  await done(host.call('workshop.create', { place, name: 'Talks' }));
  await importRows(host, folder, rows);
  return { folder, host, place };
}

async function importRows(host: Host, folder: string, rows: string): Promise<void> {
  writeFileSync(join(folder, 'deals.csv'), HEAD + rows);
  const place = host.places.register(join(folder, 'deals.csv'));
  const { mapping } = await done(host.call('deals.preview', { place }));
  await done(host.call('deals.import', { place, mapping }));
}

/** The sample as the window gets it. */
async function sampleOf(host: Host) {
  const manifest = (await done(host.call('sample.manifest', {})))!;
  return {
    fingerprint: manifest.fingerprint,
    sample: fromBuffers(manifest, await buffersOf(host, manifest)),
  };
}

const valuesOf = async (host: Host, key: string) => {
  const { sample } = await sampleOf(host);
  return Array.from({ length: sample.deals }, (_, deal) => readDeal(sample, deal).values.get(key)?.value);
};

const addTrigger = (host: Host) =>
  done(host.call('annotations.addField', { label: 'Trigger', type: 'category', who: 'Ana' }));

describe('what the room adds', () => {
  test('is a field like any other, apart from what was imported, with who and when', async () => {
    const { host } = await workshopWithDeals();
    const before = await sampleOf(host);
    const { key } = await addTrigger(host);
    const edits = [{ deal: '1', field: key, value: 'New CFO', since: null }];
    await done(host.call('annotations.write', { who: 'Ben', edits }));
    expect(await valuesOf(host, key)).toEqual(['New CFO', undefined]);
    const { fields, answers } = await done(host.call('annotations.list', {}));
    expect(fields).toMatchObject([{ label: 'Trigger', type: 'category', by: 'Ana' }]);
    expect(answers).toEqual([{ ...edits[0], by: 'Ben', at: '2026-03-01T09:00:00.000Z' }]);
    expect((await sampleOf(host)).fingerprint).not.toBe(before.fingerprint);
    const old = { fingerprint: before.fingerprint, names: ['outcome'] };
    expect((await failureOf(host.call('sample.buffers', old))).code).toBe('notFound');
  });

  test('outlives the next import of the same deals, in a reopened file, and waits for deals that are gone', async () => {
    const { host, folder, place } = await workshopWithDeals();
    const { key } = await addTrigger(host);
    const answer = (deal: string, value: string) => ({ deal, field: key, value, since: null });
    await done(
      host.call('annotations.write', { who: 'Ben', edits: [answer('1', 'New CFO'), answer('2', 'Audit')] }),
    );
    await importRows(host, folder, '7,Won,2025-03-01,2025-04-01\n2,Won,2025-04-11,2025-06-01\n');
    expect(await valuesOf(host, key)).toEqual([undefined, 'Audit']);
    await host.close();
    const again = hostIn(folder);
    await done(
      again.call('workshop.open', { place: again.places.register(join(folder, 'talks.yardstick')) }),
    );
    await importRows(again, folder, '1,Won,2025-03-01,2025-04-01\n');
    expect(await valuesOf(again, key)).toEqual(['New CFO']);
    expect(place).toBeDefined();
  });

  test('is what simulations stand on: a condition on an answer decides', async () => {
    const { host } = await workshopWithDeals();
    const { key } = await addTrigger(host);
    const edits = [{ deal: '1', field: key, value: 'New CFO', since: null }];
    await done(host.call('annotations.write', { who: 'Ben', edits }));
    const definition: Definition = smallDefinition('By trigger');
    definition.transitions[0]!.when = { kind: 'field', field: key, op: 'is', value: 'New CFO' };
    const run = await done(host.call('simulation.run', { definition, deals: true }));
    expect(run.perDeal!.map(({ id, reached }) => [id, reached])).toEqual([
      ['1', 'mql'],
      ['2', 'lead'],
    ]);
  });

  test('is taken back in one go: the answer before stands again, with who gave it', async () => {
    const { host } = await workshopWithDeals();
    const { key } = await addTrigger(host);
    const answer = (deal: string, value: string | null) => ({ deal, field: key, value, since: null });
    await done(host.call('annotations.write', { who: 'Ben', edits: [answer('1', 'New CFO')] }));
    const { write } = await done(
      host.call('annotations.write', { who: 'Cy', edits: [answer('1', null), answer('2', 'Audit')] }),
    );
    expect(await valuesOf(host, key)).toEqual([undefined, 'Audit']);
    await done(host.call('annotations.takeBack', { write }));
    const { answers } = await done(host.call('annotations.list', {}));
    expect(answers).toMatchObject([{ deal: '1', value: 'New CFO', by: 'Ben' }]);
  });

  test('a field that was set aside is no field any more, and comes back with its answers', async () => {
    const { host } = await workshopWithDeals();
    const { key } = await addTrigger(host);
    const edits = [{ deal: '1', field: key, value: 'New CFO', since: '2025-03-11' }];
    await done(host.call('annotations.write', { who: 'Ben', edits }));
    await done(host.call('annotations.removeField', { key }));
    expect((await sampleOf(host)).sample.fields.map((field) => field.key)).not.toContain(key);
    expect((await failureOf(host.call('annotations.write', { who: 'Ben', edits }))).code).toBe('notFound');
    await done(host.call('annotations.restoreField', { key }));
    const { sample } = await sampleOf(host);
    expect(sample.fields.at(-1)).toMatchObject({ key, known: 'dated' });
    expect(sample.columns.get(key)?.knownAt?.[0]).toBe(Date.UTC(2025, 2, 11));
  });

  test('is refused where it doesn’t fit its field, all of it', async () => {
    const { host } = await workshopWithDeals();
    const { key } = await done(
      host.call('annotations.addField', { label: 'Budget', type: 'number', who: 'Ana' }),
    );
    const edits = [
      { deal: '1', field: key, value: 12, since: null },
      { deal: '2', field: key, value: 'much', since: null },
    ];
    const { message } = await failureOf(host.call('annotations.write', { who: 'Ana', edits }));
    expect(message).toContain('“Budget” asks for a number');
    expect((await done(host.call('annotations.list', {}))).answers).toEqual([]);
    const twice = host.call('annotations.addField', { label: 'budget', type: 'text', who: 'Ana' });
    expect((await failureOf(twice)).message).toContain('already has a field');
  });
});
