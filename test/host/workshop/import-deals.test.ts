import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Progress } from '#shared/contract/methods.ts';
import { fromBuffers } from '#shared/domain/sample/buffers.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { buffersOf, done, failureOf, hostIn } from '../../support/host.ts';

const CSV =
  'Deal ID,Status,Amount,Created\n1,Won,1200,2025-03-01\n2,Lost,900,2025-04-11\n3,Won,,2025-05-02\n';

async function workshopAndFile(content = CSV) {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const workshop = host.places.register(join(folder, 'talks.yardstick'));
  await done(host.call('workshop.create', { place: workshop, name: 'Talks' }));
  writeFileSync(join(folder, 'deals.csv'), content);
  return { folder, host, workshop, place: host.places.register(join(folder, 'deals.csv')) };
}

describe('importing deals', () => {
  test('previews the file, then keeps its deals, its report and its number over a restart', async () => {
    const { folder, host, place } = await workshopAndFile();
    const { mapping, totalRows } = await done(host.call('deals.preview', { place }));
    expect(totalRows).toBe(3);
    const report = await done(host.call('deals.import', { place, mapping }));
    expect(report).toMatchObject({ rows: 3, deals: 3, outcomes: { won: 2, lost: 1, rejected: 0, open: 0 } });
    await host.close();

    const after = hostIn(folder);
    expect((await done(after.call('workshop.resume', {}))).workshop).toMatchObject({
      name: 'Talks',
      deals: 3,
    });
    expect(await done(after.call('deals.report', {}))).toEqual(report);
    const manifest = await done(after.call('sample.manifest', {}));
    expect([...fromBuffers(manifest!, await buffersOf(after, manifest!)).outcome]).toEqual([0, 1, 0]);
  });

  test('saves the rows it left out, and reads the next export as the room read this one', async () => {
    const { folder, host, place } = await workshopAndFile(`${CSV}3,Lost,5,2025-05-02\n`);
    const { mapping } = await done(host.call('deals.preview', { place }));
    mapping.columns[2]!.label = 'Worth';
    await done(host.call('deals.import', { place, mapping }));
    const rows = host.places.register(join(folder, 'rows.csv'));
    expect(await done(host.call('deals.exportLeftOut', { place: rows }))).toEqual({
      fileName: 'rows.csv',
      rows: 1,
    });
    expect(readFileSync(join(folder, 'rows.csv'), 'utf8')).toContain('\r\n5,A duplicate');

    writeFileSync(join(folder, 'next quarter.csv'), CSV);
    const next = host.places.register(join(folder, 'next quarter.csv'));
    const seen = await done(host.call('deals.preview', { place: next }));
    expect(seen.mapping.columns[2]?.label).toBe('Worth');
    expect(seen.notes[0]).toContain('came before');
  });

  test('cancelled, it changes nothing', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i},${i % 2 ? 'Won' : 'Lost'},${i}`);
    const { host, place } = await workshopAndFile(['Deal ID,Status,Amount', ...rows].join('\n'));
    const { mapping } = await done(host.call('deals.preview', { place }));
    const stop = new AbortController();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress) => {
      seen.push(progress);
      stop.abort();
    };
    const failure = await failureOf(
      host.call('deals.import', { place, mapping }, { signal: stop.signal, onProgress }),
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(failure.code).toBe('cancelled');
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ deals: null });
  });

  test('does not land in a workshop that was opened meanwhile', async () => {
    const { folder, host, place } = await workshopAndFile();
    const { mapping } = await done(host.call('deals.preview', { place }));
    const other = host.places.register(join(folder, 'other.yardstick'));
    const [failure] = await Promise.all([
      failureOf(host.call('deals.import', { place, mapping })),
      done(host.call('workshop.create', { place: other, name: 'Other' })),
    ]);
    expect(failure.code).toBe('cancelled');
    expect(await done(host.call('workshop.current', {}))).toMatchObject({ name: 'Other', deals: null });
  });

  test('refuses the open workshop’s own file, and keeps it locked', async () => {
    const { host, workshop } = await workshopAndFile();
    expect((await failureOf(host.call('deals.preview', { place: workshop }))).code).toBe('inUse');
  });

  test('takes the next quarter beside what is kept, and a newer file of the same name in its place', async () => {
    const { folder, host, place } = await workshopAndFile();
    const { mapping } = await done(host.call('deals.preview', { place }));
    mapping.columns[2]!.label = 'Worth';
    await done(host.call('deals.import', { place, mapping }));
    const keep = ['deals.csv'];
    const q2 = 'Deal ID,Status,Amount,Created\n4,Won,700,2025-07-01\n2,Won,950,2025-04-11\n';
    writeFileSync(join(folder, 'q2.csv'), q2);
    const next = host.places.register(join(folder, 'q2.csv'));
    const both = await done(host.call('deals.preview', { place: next, keep }));
    expect(both.mapping.columns.map(({ label }) => label)).toContain('Worth');
    const report = await done(host.call('deals.import', { place: next, keep, mapping: both.mapping }));
    expect(report).toMatchObject({ rows: 5, deals: 4, duplicates: 1, outcomes: { won: 4, lost: 0 } });
    expect(await done(host.call('deals.files', {}))).toEqual([
      { fileName: 'deals.csv', addedAt: '2026-03-01T09:00:00.000Z' },
      { fileName: 'q2.csv', addedAt: '2026-03-01T09:00:00.000Z' },
    ]);

    writeFileSync(join(folder, 'deals.csv'), `${CSV}9,Lost,5,2025-05-02\n`);
    const all = ['deals.csv', 'q2.csv'];
    const again = await done(host.call('deals.preview', { place, keep: all }));
    const replaced = await done(host.call('deals.import', { place, keep: all, mapping: again.mapping }));
    expect(replaced).toMatchObject({ rows: 6, deals: 5 });
    expect((await done(host.call('deals.files', {}))).map(({ fileName }) => fileName).sort()).toEqual(all);
  });

  test('never disguises a second time what was hidden as it came in', async () => {
    const { folder, host, place } = await workshopAndFile();
    const { mapping } = await done(host.call('deals.preview', { place }));
    mapping.columns[0]!.hide = 'pseudonym';
    const report = await done(host.call('deals.import', { place, mapping }));
    const keep = (await done(host.call('deals.files', {}))).map(({ fileName }) => fileName);
    expect(keep).toHaveLength(1);
    writeFileSync(join(folder, 'q2.csv'), CSV.replaceAll('Won', 'Lost'));
    const next = host.places.register(join(folder, 'q2.csv'));
    for (const added of [undefined, next]) {
      const chosen = { place: added, keep };
      expect((await failureOf(host.call('deals.preview', chosen))).message).toContain('a second time');
      expect((await failureOf(host.call('deals.import', { ...chosen, mapping }))).code).toBe('badInput');
    }
    expect(await done(host.call('deals.report', {}))).toEqual(report);
    // The export once more, with a file beside it, is disguised as it was.
    const others = [next];
    const seen = await done(host.call('deals.preview', { place, others }));
    const again = await done(host.call('deals.import', { place, others, mapping: seen.mapping }));
    expect(again).toMatchObject({ rows: 6, deals: 3, duplicates: 3 });
  });

  test('reads what it keeps once more, without any file chosen', async () => {
    const { host, place } = await workshopAndFile();
    const { mapping } = await done(host.call('deals.preview', { place }));
    const before = await done(host.call('deals.import', { place, mapping }));
    const keep = ['deals.csv'];
    const again = await done(host.call('deals.preview', { keep }));
    expect(await done(host.call('deals.import', { keep, mapping: again.mapping }))).toEqual(before);
    expect((await failureOf(host.call('deals.preview', { keep: ['other.csv'] }))).message).toContain(
      'No file',
    );
  });
});
