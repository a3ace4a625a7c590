import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { JOURNAL_STEPS } from '#shared/contract/journal-steps.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import type { Host } from '../../../electron/host/host.ts';
import { WorkshopFile } from '../../../electron/host/workshop/workshop-file.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function workshopWithDraft() {
  const folder = temporaryFolder();
  const path = join(folder, 'talks.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Talks' }));
  const { id: draft } = await done(
    host.call('definitions.create', { definition: smallDefinition('Ours', 50) }),
  );
  return { folder, path, host, draft };
}

/** The same workshop, opened by another host, as after a restart. */
async function reopened(host: Host, folder: string, path: string): Promise<Host> {
  await host.close();
  const next = hostIn(folder);
  await done(next.call('workshop.open', { place: next.places.register(path) }));
  return next;
}

const words = { name: 'After the first round', reason: 'Both sides can live with 50.', who: 'Ana' };

describe('versions', () => {
  test('hold what the draft was, with who, when and its fingerprint, newest first, in a reopened file', async () => {
    const { folder, path, host, draft } = await workshopWithDraft();
    await done(host.call('versions.save', { draft, ...words }));
    const later = smallDefinition('Ours', 65);
    await done(host.call('definitions.save', { id: draft, revision: 1, definition: later }));
    await done(host.call('versions.save', { draft, ...words, name: 'Stricter' }));

    const again = await reopened(host, folder, path);
    const [second, first] = await done(again.call('versions.list', { draft }));
    expect(first).toMatchObject({ ...words, draft, savedAt: '2026-03-01T09:00:00.000Z' });
    expect(first?.definition).toEqual(smallDefinition('Ours', 50));
    expect(first?.fingerprint).toBe(fingerprint(smallDefinition('Ours', 50)));
    expect(second).toMatchObject({ name: 'Stricter', definition: later, fingerprint: fingerprint(later) });
  });

  test('belong to their draft, and need a name, a person and a draft that is there', async () => {
    const { host, draft } = await workshopWithDraft();
    const other = await done(host.call('definitions.create', { definition: smallDefinition('Theirs') }));
    await done(host.call('versions.save', { draft, ...words }));
    expect(await done(host.call('versions.list', { draft: other.id }))).toEqual([]);
    expect((await failureOf(host.call('versions.save', { draft, ...words, name: '  ' }))).code).toBe(
      'badInput',
    );
    expect((await failureOf(host.call('versions.save', { draft, ...words, who: '' }))).code).toBe('badInput');
    expect((await failureOf(host.call('versions.save', { draft: 'gone', ...words }))).code).toBe('notFound');
  });

  test('can’t be changed or removed in the file, not even with their draft', async () => {
    const { path, host, draft } = await workshopWithDraft();
    await done(host.call('versions.save', { draft, ...words }));
    await done(host.call('definitions.remove', { id: draft }));
    expect(await done(host.call('versions.list', { draft }))).toHaveLength(1);
    await host.close();
    const db = new Database(path);
    expect(() => db.exec("UPDATE version SET name = 'Another'")).toThrow('never changes');
    expect(() => db.exec('DELETE FROM version')).toThrow('stays');
    db.close();
  });
});

describe('the journal', () => {
  const step = (position: number, draft: string, threshold = position) => ({
    position,
    draft,
    what: `Edit ${position}`,
    definition: smallDefinition('Ours', threshold),
  });

  test('keeps edits of several drafts in order, with what was undone, in a reopened file', async () => {
    const { folder, path, host, draft } = await workshopWithDraft();
    const { id: other } = await done(
      host.call('definitions.create', { definition: smallDefinition('Theirs') }),
    );
    await done(host.call('journal.add', step(1, draft)));
    await done(host.call('journal.add', step(2, other)));
    await done(host.call('journal.add', step(3, draft)));
    const after = smallDefinition('Ours', 99);
    await done(host.call('journal.turn', { position: 3, undone: true, definition: after }));

    const again = await reopened(host, folder, path);
    expect(await done(again.call('journal.list', {}))).toEqual([
      { ...step(1, draft), undone: false },
      { ...step(2, other), undone: false },
      { ...step(3, draft), undone: true, definition: after },
    ]);
  });

  test('keeps what was said of a field among them, with what was said before', async () => {
    const { folder, path, host, draft } = await workshopWithDraft();
    const said = { position: 2, what: 'When “Visits” was known', field: 'visits' };
    const correction = { ...said, before: null, after: { since: 'met' } };
    await done(host.call('journal.add', step(1, draft)));
    await done(host.call('journal.add', correction));
    await done(host.call('journal.turn', { position: 2, undone: true }));
    const again = await reopened(host, folder, path);
    expect(await done(again.call('journal.list', {}))).toEqual([
      { ...step(1, draft), undone: false },
      { ...correction, undone: true },
    ]);
  });

  test('keeps decisions and removed rounds among them, also when other deals take the place of those before', async () => {
    const { folder, path, host } = await workshopWithDraft();
    const decided = await done(
      host.call('decisions.put', {
        draft: 'a',
        subject: 'room webinars',
        what: 'Webinars',
        options: [],
        chosen: 'From twenty minutes on',
        why: '',
        who: 'Ana',
      }),
    );
    const decision = { position: 1, what: 'Decision', decision: { before: null, after: decided } };
    const removed = { position: 2, what: '“Round 1” removed', removedRound: 'r' };
    const dismissed = { position: 4, what: 'Ana taken out of the round', dismissed: 'p' };
    const corrected = { position: 3, what: 'Known', field: 'visits', before: null, after: 'end' as const };
    const asked = { position: 5, what: 'Both asked again', costAsking: 1 };
    for (const one of [decision, removed, corrected, dismissed, asked])
      await done(host.call('journal.add', one));
    await done(host.call('journal.turn', { position: 2, undone: true }));
    await host.close();
    const file = await WorkshopFile.open(path);
    file.journal.forgetCorrections();
    file.close();
    const again = await reopened(host, folder, path);
    expect(await done(again.call('journal.list', {}))).toEqual([
      { ...decision, undone: false },
      { ...removed, undone: true },
      { ...dismissed, undone: false },
      { ...asked, undone: false },
    ]);
  });

  test('forgets what was undone once something else is done', async () => {
    const { host, draft } = await workshopWithDraft();
    for (const position of [1, 2, 3]) await done(host.call('journal.add', step(position, draft)));
    for (const position of [3, 2]) {
      const { definition } = step(position, draft);
      await done(host.call('journal.turn', { position, undone: true, definition }));
    }
    await done(host.call('journal.add', { ...step(2, draft), what: 'Another' }));
    const steps = await done(host.call('journal.list', {}));
    expect(steps.map(({ position, what, undone }) => ({ position, what, undone }))).toEqual([
      { position: 1, what: 'Edit 1', undone: false },
      { position: 2, what: 'Another', undone: false },
    ]);
  });

  test('forgets an edit that was given up, in the file too', async () => {
    const { folder, path, host, draft } = await workshopWithDraft();
    for (const position of [1, 2]) await done(host.call('journal.add', step(position, draft)));
    await done(host.call('journal.drop', { position: 2 }));
    const again = await reopened(host, folder, path);
    expect(await done(again.call('journal.list', {}))).toEqual([{ ...step(1, draft), undone: false }]);
  });

  test('keeps the newest steps, and none of a draft that is gone', async () => {
    const { host, draft } = await workshopWithDraft();
    const { id: other } = await done(
      host.call('definitions.create', { definition: smallDefinition('Theirs') }),
    );
    for (let position = 1; position <= JOURNAL_STEPS + 20; position++) {
      await done(host.call('journal.add', step(position, position % 2 ? draft : other, 1)));
    }
    const kept = await done(host.call('journal.list', {}));
    expect(kept).toHaveLength(JOURNAL_STEPS);
    expect(kept[0]?.position).toBe(21);
    await done(host.call('definitions.remove', { id: other }));
    const left = await done(host.call('journal.list', {}));
    expect(new Set(left.map((each) => 'draft' in each && each.draft))).toEqual(new Set([draft]));
    await done(host.call('journal.add', step(500, other)));
    expect(await done(host.call('journal.list', {}))).toEqual(left);
  });
});

describe('findings that were set aside', () => {
  test('stay so with their reason until they are taken back, each draft for itself', async () => {
    const { folder, path, host, draft } = await workshopWithDraft();
    const { id: other } = await done(
      host.call('definitions.create', { definition: smallDefinition('Theirs') }),
    );
    const finding = { finding: 'no-negative-rules', words: 'Nothing speaks against a lead.' };
    await done(host.call('lint.dismiss', { draft, ...finding, reason: 'We filter before scoring.' }));
    await done(host.call('lint.dismiss', { draft, ...finding, reason: 'Lists are clean.' }));

    const again = await reopened(host, folder, path);
    expect(await done(again.call('lint.dismissed', { draft }))).toEqual([
      { ...finding, reason: 'Lists are clean.', at: '2026-03-01T09:00:00.000Z' },
    ]);
    expect(await done(again.call('lint.dismissed', { draft: other }))).toEqual([]);
    await done(again.call('lint.restore', { draft, finding: finding.finding }));
    expect(await done(again.call('lint.dismissed', { draft }))).toEqual([]);
    const unreasoned = again.call('lint.dismiss', { draft, ...finding, reason: ' ' });
    expect((await failureOf(unreasoned)).code).toBe('badInput');
  });
});

test('a changed digit in a version, a step or a reason is noticed when the file is opened', async () => {
  for (const change of [
    "DROP TRIGGER version_stays_as_saved; UPDATE version SET who = 'Bob'",
    "UPDATE edit SET what = 'Something else'",
    "UPDATE dismissal SET reason = 'Because'",
  ]) {
    const { folder, path, host, draft } = await workshopWithDraft();
    await done(host.call('versions.save', { draft, ...words }));
    const definition = smallDefinition('Ours');
    await done(host.call('journal.add', { position: 1, draft, what: 'Edit', definition }));
    await done(host.call('lint.dismiss', { draft, finding: 'f', words: 'w', reason: 'r' }));
    await host.close();
    const db = new Database(path);
    const trigger = db
      .prepare("SELECT sql FROM sqlite_schema WHERE name = 'version_stays_as_saved'")
      .pluck()
      .get() as string;
    db.exec(change);
    // Put back, so that only the changed row gives it away.
    if (change.startsWith('DROP')) db.exec(trigger);
    db.close();
    const next = hostIn(folder);
    const failure = await failureOf(next.call('workshop.open', { place: next.places.register(path) }));
    expect(failure.code, change).toBe('damagedWorkshop');
  }
});
