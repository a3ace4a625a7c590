import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function signedWorkshop() {
  const folder = temporaryFolder();
  const path = join(folder, 'signed.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Signed' }));
  const { id: draft } = await done(
    host.call('definitions.create', { definition: smallDefinition('Agreed', 50) }),
  );
  const version = await done(
    host.call('versions.save', { draft, name: 'Final', reason: 'Both sides agree.', who: 'Ana' }),
  );
  const ana = {
    version: version.id,
    name: 'Ana Ruiz',
    role: 'CMO',
    side: 'marketing' as const,
    signature: { kind: 'typed' as const, text: 'Ana Ruiz' },
  };
  await done(host.call('approvals.sign', ana));
  return { folder, path, host, draft, version, ana };
}

test('a signature binds a saved version by its fingerprint, and stands on the page of that very definition only', async () => {
  const { host, draft, version } = await signedWorkshop();
  const drawn = { kind: 'drawn' as const, path: 'M 10 80 L 120.5 20 L 200 70' };
  await done(
    host.call('approvals.sign', {
      version: version.id,
      name: 'Ben Okoye',
      role: 'VP Sales',
      side: 'sales',
      signature: drawn,
    }),
  );
  const approvals = await done(host.call('approvals.list', { draft }));
  expect(approvals.map(({ name, definition, data }) => [name, definition, data])).toEqual([
    ['Ana Ruiz', version.fingerprint, null],
    ['Ben Okoye', version.fingerprint, null],
  ]);

  const page = async () =>
    (await done(host.call('document.preview', { definition: draft, paper: 'A4' }))).html;
  const signed = await page();
  for (const text of ['Ana Ruiz', 'CMO', 'Ben Okoye', 'VP Sales', drawn.path]) expect(signed).toContain(text);

  await done(
    host.call('definitions.save', { id: draft, revision: 1, definition: smallDefinition('Agreed', 60) }),
  );
  expect(await page()).not.toContain('Ana Ruiz');
});

test('nobody signs twice, under nothing, or with markup for a signature', async () => {
  const { host, ana } = await signedWorkshop();
  expect((await failureOf(host.call('approvals.sign', ana))).message).toContain(
    'has signed this version already',
  );
  expect((await failureOf(host.call('approvals.sign', { ...ana, version: 'gone' }))).code).toBe('notFound');
  const hostile = { kind: 'drawn' as const, path: 'M 0 0"/><script>' };
  expect(
    (await failureOf(host.call('approvals.sign', { ...ana, name: 'Eve', signature: hostile }))).code,
  ).toBe('badInput');
});

test('a signature can’t be changed or taken out of the file', async () => {
  const { path, host } = await signedWorkshop();
  await host.close();
  const db = new Database(path);
  expect(() => db.exec("UPDATE approval SET name = 'Somebody else'")).toThrow('never changes');
  expect(() => db.exec('DELETE FROM approval')).toThrow('stays');
  db.close();
});

test('the review date comes as an event that a calendar reads', async () => {
  const { folder, host, draft } = await signedWorkshop();
  const file = join(folder, 'review.ics');
  await done(
    host.call('review.export', { definition: draft, on: '2026-12-31', place: host.places.register(file) }),
  );
  const event = readFileSync(file, 'utf8');
  expect(event).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(event.replace(/\r\n /g, '')).toContain('SUMMARY:Review the lead definition “Agreed” (Signed)');
  for (const line of event.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
