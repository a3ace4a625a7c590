import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function sampleWorkshop() {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  const drafts = await done(host.call('definitions.list', {}));
  const { definition } = drafts.find((draft) => draft.definition.side === 'sales')!;
  const run = () => done(host.call('simulation.run', { definition, deals: true }));
  return { folder, host, run };
}

test('a field that the room marks as filled afterwards changes every simulation, and back', async () => {
  const { host, run } = await sampleWorkshop();
  const before = await run();
  const asImported = await done(host.call('sample.manifest', {}));
  const corrected = await done(host.call('sample.correct', { corrections: { need: 'end', title: 'end' } }));
  expect(corrected.corrections).toEqual({ need: 'end', title: 'end' });
  expect(corrected.fields).toEqual(asImported!.fields);
  expect(corrected.fingerprint).not.toBe(asImported!.fingerprint);
  expect(await run()).not.toEqual(before);
  // The buffers go by the new fingerprint: who still holds the old one has to look again.
  const { fingerprint } = corrected;
  await done(host.call('sample.buffers', { fingerprint, names: ['outcome'] }));
  const stale = host.call('sample.buffers', { fingerprint: asImported!.fingerprint, names: ['outcome'] });
  expect((await failureOf(stale)).code).toBe('notFound');

  await done(host.call('sample.correct', { corrections: {} }));
  expect(await run()).toEqual(before);
  expect(await done(host.call('sample.manifest', {}))).toEqual(asImported);
});

test('what the room says stays in the file, and leaves a sealed third sealed', async () => {
  const { folder, host } = await sampleWorkshop();
  const sealed = await done(host.call('holdout.seal', { who: 'Fay' }));
  await done(host.call('sample.correct', { corrections: { budget: { since: 'closed' } } }));
  expect(await done(host.call('holdout.read', {}))).toEqual(sealed);
  await host.close();
  const again = hostIn(folder);
  await done(again.call('workshop.resume', {}));
  const manifest = await done(again.call('sample.manifest', {}));
  expect(manifest?.corrections).toEqual({ budget: { since: 'closed' } });
  expect(await done(again.call('holdout.read', {}))).toEqual(sealed);
});

test('what can’t be is refused, and nothing of it is kept', async () => {
  const { host } = await sampleWorkshop();
  const corrections = { budget: 'end' as const, visits: 'dated' as const };
  const failure = await failureOf(host.call('sample.correct', { corrections }));
  expect(failure).toMatchObject({ code: 'badInput' });
  expect(failure.message).toContain('no history of “Visits in total”');
  expect((await done(host.call('sample.manifest', {})))?.corrections).toEqual({});
});

test('the next export like this one is read as the room has corrected this one', async () => {
  const folder = temporaryFolder();
  const { writeFileSync } = await import('node:fs');
  const csv = join(folder, 'deals.csv');
  writeFileSync(csv, 'Deal ID,Company,Score,Stage\nD-1,Acme,5,Closed Won\nD-2,Bolt,7,Closed Lost\n');
  const host = hostIn(folder);
  await done(
    host.call('workshop.create', { place: host.places.register(join(folder, 'w.yardstick')), name: 'W' }),
  );
  const place = host.places.register(csv);
  const { mapping } = await done(host.call('deals.preview', { place }));
  await done(host.call('deals.import', { place, mapping }));
  const company = mapping.columns.find(({ header }) => header === 'Company')!;
  expect(company.known).toBe('start');
  await done(host.call('sample.correct', { corrections: { [company.key]: 'end' } }));
  await done(
    host.call('journal.add', { position: 1, what: 'x', field: company.key, before: null, after: 'end' }),
  );

  const next = await done(host.call('deals.preview', { place }));
  expect(next.mapping.columns.find(({ header }) => header === 'Company')?.known).toBe('end');
  writeFileSync(csv, 'Deal ID,Company,Score,Stage\nD-1,Acme,5,Closed Won\nD-3,Cargo,9,Closed Lost\n');
  await done(host.call('deals.import', { place: host.places.register(csv), mapping: next.mapping }));
  expect((await done(host.call('sample.manifest', {})))?.corrections).toEqual({});
  expect(await done(host.call('journal.list', {}))).toEqual([]);
});

test('a changed word is noticed when the file is opened', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  await done(host.call('sample.correct', { corrections: { budget: 'end' } }));
  const path = join(folder, 'copy.yardstick');
  await done(host.call('workshop.saveAs', { place: host.places.register(path) }));
  await host.close();
  const db = new Database(path);
  db.exec("UPDATE correction SET content = replace(content, 'end', 'start')");
  db.close();
  const next = hostIn(temporaryFolder());
  const failure = await failureOf(next.call('workshop.open', { place: next.places.register(path) }));
  expect(failure.code).toBe('damagedWorkshop');
});
