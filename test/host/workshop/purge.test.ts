import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { createHost, type Host } from '../../../electron/host/host.ts';
import { migrate } from '../../../electron/host/workshop/migrate.ts';
import { KEPT_TABLES, PURGED_TABLES } from '../../../electron/host/workshop/purge.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf } from '../../support/host.ts';

/** In a deal, in a row left out, in an id, in a file's unused column. */
const PLANTED = ['Zanzibar Widgets', 'Quokka Left Out', 'D-7007-PLANTED', 'ann.planted@zanzibar.example'];

function hostWithBackups(folder: string): Host {
  return createHost({
    dataFolder: join(folder, 'data'),
    backupFolder: join(folder, 'backups'),
    clock: () => new Date('2026-03-01T09:00:00Z'),
  });
}

/** A workshop at the end of its engagement: deals, a signed version, a round, backups. */
async function engagement(passphrase: string | null = null) {
  const folder = temporaryFolder();
  const path = join(folder, 'client.yardstick');
  const deals = join(folder, 'export.csv');
  const rows = Array.from(
    { length: 400 },
    (_, i) => `D-${i},Company ${i},,${i % 3 ? 'Lost' : 'Won'},${i * 10}`,
  );
  writeFileSync(
    deals,
    [
      'Deal ID,Company,Contact,Status,Amount',
      `${PLANTED[2]},${PLANTED[0]},${PLANTED[3]},Won,5`,
      ...rows,
      `D-1,${PLANTED[1]},,Won,9`,
    ].join('\n'),
  );
  const host = hostWithBackups(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Client' }));
  if (passphrase) await done(host.call('workshop.protect', { passphrase }));
  const { id: draft } = await done(
    host.call('definitions.create', { definition: smallDefinition('Ours', 50) }),
  );
  const place = host.places.register(deals);
  const { mapping } = await done(host.call('deals.preview', { place }));
  await done(host.call('deals.import', { place, mapping }));
  const version = await done(host.call('versions.save', { draft, name: 'Final', reason: '', who: 'Ana' }));
  const signature = { kind: 'typed' as const, text: 'Ana' };
  await done(
    host.call('approvals.sign', {
      version: version.id,
      name: 'Ana',
      role: 'CMO',
      side: 'marketing',
      signature,
    }),
  );
  const round = { name: 'First', categories: ['Out', 'Lead'], deals: [PLANTED[2]!, 'D-1'], shownDays: 30 };
  await done(host.call('rounds.create', round));
  await done(host.call('backups.make', {}));
  return { folder, path, host, draft, deals };
}

const bytesOf = (path: string) => readFileSync(path);
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const findings = (paths: string[]) =>
  paths.flatMap((path) =>
    PLANTED.filter((name) => bytesOf(path).includes(name)).map((name) => `${name} in ${path}`),
  );

describe('a clock that goes back', () => {
  const at = (folder: string, hour: number) =>
    createHost({
      dataFolder: join(folder, 'data'),
      backupFolder: join(folder, 'backups'),
      clock: () => new Date(Date.UTC(2026, 2, 1, hour)),
    });
  const importedAt = async (host: Host, folder: string, path: string) => {
    const deals = join(folder, 'export.csv');
    writeFileSync(deals, 'Deal ID,Company,Status\n1,Zanzibar Widgets,Won\n');
    await done(host.call('workshop.open', { place: host.places.register(path) }));
    const place = host.places.register(deals);
    const { mapping } = await done(host.call('deals.preview', { place }));
    await done(host.call('deals.import', { place, mapping }));
    await done(host.call('backups.make', {}));
  };
  const dealsInBackups = async (host: Host, path: string) => {
    await done(host.call('workshop.open', { place: host.places.register(path) }));
    return (await done(host.call('backups.list', {}))).backups.map(({ deals }) => deals);
  };

  test('keeps no purged deals in a backup, and loses no backup of those that came since', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'client.yardstick');
    const before = at(folder, 12);
    await done(before.call('workshop.create', { place: before.places.register(path), name: 'Client' }));
    await importedAt(before, folder, path);
    await before.close();
    cpSync(join(folder, 'backups'), join(folder, 'as they were'), { recursive: true });

    const purging = at(folder, 11);
    await done(purging.call('workshop.open', { place: purging.places.register(path) }));
    await done(purging.call('purge.run', { by: 'Fay' }));
    await purging.close();
    // As if the app had been killed between the purge and the end of the backups.
    rmSync(join(folder, 'backups'), { recursive: true });
    renameSync(join(folder, 'as they were'), join(folder, 'backups'));
    const after = at(folder, 11);
    expect(await dealsInBackups(after, path)).not.toContain(1);

    await after.close();
    const next = at(folder, 10);
    await importedAt(next, folder, path);
    await next.close();
    const last = at(folder, 10);
    expect(await dealsInBackups(last, path)).toContain(1);
    await last.close();
  });
});

describe('a purge', () => {
  test('leaves nothing of the deals in any byte of the file, of its backups, or beside it', async () => {
    const { folder, path, host, deals } = await engagement();
    expect(findings([path]).length).toBeGreaterThan(0);
    await done(host.call('purge.run', { by: 'Fay' }));
    await host.close();
    expect(findings(filesUnder(folder).filter((file) => file !== deals))).toEqual([]);
    const db = new Database(path, { readonly: true });
    expect(db.pragma('freelist_count', { simple: true })).toBe(0);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    expect(readdirSync(folder).sort()).toEqual(['backups', 'client.yardstick', 'data', 'export.csv']);
  });

  test('keeps what was agreed: the page with its evidence, versions, signatures, how people answered', async () => {
    const { host, draft } = await engagement();
    const before = await done(host.call('document.preview', { definition: draft, paper: 'A4' }));
    expect(before.html).toContain('135 won');
    await done(host.call('purge.run', { by: '' }));
    const after = await done(host.call('document.preview', { definition: draft, paper: 'A4' }));
    expect(after.html).toBe(before.html);
    expect(await done(host.call('sample.manifest', {}))).toBeNull();
    expect(await done(host.call('deals.report', {}))).toBeNull();
    expect(await done(host.call('versions.list', { draft }))).toMatchObject([{ name: 'Final' }]);
    expect(await done(host.call('approvals.list', { draft }))).toMatchObject([{ name: 'Ana' }]);
    expect(await done(host.call('rounds.list', {}))).toMatchObject([{ deals: ['Deal 1', 'Deal 2'] }]);
    await host.close();
  });

  test('is certified: what went, when and by whom, with fingerprints that anybody can check', async () => {
    const { folder, host, draft, deals } = await engagement();
    const sample = await done(host.call('sample.manifest', {}));
    const { certificate, verifies } = await done(host.call('purge.run', { by: 'Fay' }));
    expect(verifies).toBe(true);
    expect(certificate).toMatchObject({
      workshop: 'Client',
      at: '2026-03-01T09:00:00.000Z',
      by: 'Fay',
      removed: { deals: 401, sample: sample!.fingerprint, rowsLeftOut: 1, mappings: 1, rounds: 1 },
      kept: { outcomes: { won: 135, lost: 266 }, versions: [{ name: 'Final', signedBy: ['Ana'] }] },
    });
    expect(certificate.removed.backups).toBeGreaterThan(0);
    const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
    expect(certificate.removed.files).toMatchObject([{ name: 'export.csv', digest: sha256(bytesOf(deals)) }]);
    const [approval] = await done(host.call('approvals.list', { draft }));
    expect(approval).toMatchObject({
      data: certificate.removed.sample,
      definition: certificate.kept.versions[0]!.fingerprint,
    });
    const { fingerprint, ...content } = certificate;
    expect(sha256(canonicalJson(content))).toBe(fingerprint);

    const page = join(folder, 'certificate.html');
    await done(host.call('purge.export', { place: host.places.register(page) }));
    expect(readFileSync(page, 'utf8')).toContain(fingerprint);
    expect(await done(host.call('purge.read', {}))).toEqual({ certificate, verifies: true });
    await host.close();
  });

  test('of a protected workshop leaves it protected', async () => {
    const { path, host } = await engagement('a passphrase');
    await done(host.call('purge.run', { by: '' }));
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ isProtected: true, deals: null });
    await host.close();
    expect(bytesOf(path).includes('SQLite format')).toBe(false);
  });

  test('needs deals', async () => {
    const { host } = await engagement();
    await done(host.call('purge.run', { by: '' }));
    expect((await failureOf(host.call('purge.run', { by: '' }))).code).toBe('noSample');
    await host.close();
  });

  test('knows every table of the file', () => {
    const db = new Database(':memory:');
    migrate(db);
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    db.close();
    expect([...PURGED_TABLES, ...KEPT_TABLES].sort()).toEqual([...tables].sort());
  });
});
