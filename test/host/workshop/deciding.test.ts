import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function workshop() {
  const folder = temporaryFolder();
  const path = join(folder, 'talks.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Talks' }));
  const reopen = async () => {
    await host.close();
    const next = hostIn(folder);
    await done(next.call('workshop.open', { place: next.places.register(path) }));
    return next;
  };
  return { folder, path, host, reopen };
}

const words = {
  draft: 'agreed',
  subject: 'rule demo request',
  what: 'Points of “Demo request”',
  options: [
    { whose: 'Marketing', words: '+30' },
    { whose: 'Sales', words: '+20' },
  ],
  chosen: '+20',
  why: 'Half of the demos were students.',
  who: 'Ana and Ben',
};

describe('decisions', () => {
  test('are kept with their options, reason and people, in a reopened file', async () => {
    const { host, reopen } = await workshop();
    await done(host.call('decisions.put', words));
    const again = await reopen();
    expect(await done(again.call('decisions.list', {}))).toMatchObject([
      { ...words, at: '2026-03-01T09:00:00.000Z' },
    ]);
  });

  test('a newer one on the same subject of the same draft takes its place, last in the list', async () => {
    const { host } = await workshop();
    await done(host.call('decisions.put', words));
    await done(host.call('decisions.put', { ...words, subject: 'threshold' }));
    await done(host.call('decisions.put', { ...words, draft: 'other' }));
    const newer = await done(host.call('decisions.put', { ...words, chosen: '+25' }));
    const list = await done(host.call('decisions.list', {}));
    expect(list.map(({ draft, subject, chosen }) => [draft, subject, chosen])).toEqual([
      ['agreed', 'threshold', '+20'],
      ['other', words.subject, '+20'],
      ['agreed', words.subject, '+25'],
    ]);
    await done(host.call('decisions.remove', { id: newer.id }));
    expect(await done(host.call('decisions.list', {}))).toHaveLength(2);
  });

  test('that were replaced or removed come back as they were, in their place', async () => {
    const { host } = await workshop();
    const earlier = await done(host.call('decisions.put', { ...words, chosen: '+20' }));
    const first = { ...earlier, at: '2026-03-01T08:00:00.000Z' };
    const other = await done(host.call('decisions.put', { ...words, subject: 'threshold' }));
    await done(host.call('decisions.put', { ...words, chosen: '+25' }));
    await done(host.call('decisions.restore', first));
    expect(await done(host.call('decisions.list', {}))).toEqual([first, other]);
    await done(host.call('decisions.remove', { id: first.id }));
    expect(await done(host.call('decisions.list', {}))).toEqual([other]);
    await done(host.call('decisions.restore', first));
    expect(await done(host.call('decisions.list', {}))).toEqual([first, other]);
  });

  test('without saying what was decided are refused', async () => {
    const { host } = await workshop();
    expect((await failureOf(host.call('decisions.put', { ...words, chosen: ' ' }))).code).toBe('badInput');
  });
});

describe('what a mistake costs', () => {
  test('is told to nobody before both sides have answered, and to everybody then', async () => {
    const { host, reopen } = await workshop();
    const marketing = { junk: 50, missed: 4000 };
    const first = await done(host.call('costs.answer', { side: 'marketing', cost: marketing }));
    expect(first).toEqual({ answered: ['marketing'], costs: null });
    const sales = { junk: 200, missed: 3000 };
    await done(host.call('costs.answer', { side: 'sales', cost: sales }));
    const again = await reopen();
    expect(await done(again.call('costs.read', {}))).toEqual({
      answered: ['marketing', 'sales'],
      costs: { marketing, sales },
    });
  });

  test('is asked again with the earlier answers out of sight, which come back, and the newer ones too', async () => {
    const { host, reopen } = await workshop();
    const earlier = { marketing: { junk: 50, missed: 4000 }, sales: { junk: 200, missed: 3000 } };
    for (const side of ['marketing', 'sales'] as const)
      await done(host.call('costs.answer', { side, cost: earlier[side] }));
    const { asking } = await done(host.call('costs.askAgain', {}));
    expect(await done(host.call('costs.read', {}))).toEqual({ answered: [], costs: null });
    await done(host.call('costs.answer', { side: 'sales', cost: { junk: 1, missed: 2 } }));

    const again = await reopen();
    await done(again.call('costs.removeAsking', { asking }));
    expect((await done(again.call('costs.read', {}))).costs).toEqual(earlier);
    await done(again.call('costs.restoreAsking', { asking }));
    expect(await done(again.call('costs.read', {}))).toEqual({ answered: ['sales'], costs: null });
    const third = await done(again.call('costs.askAgain', {}));
    expect(await done(again.call('costs.read', {}))).toEqual({ answered: [], costs: null });
    await done(again.call('costs.removeAsking', third));
    expect((await done(again.call('costs.read', {}))).answered).toEqual(['sales']);
    expect((await failureOf(again.call('costs.removeAsking', { asking: 99 }))).code).toBe('notFound');
  });
});

describe('deals put aside', () => {
  test('are put aside once, opened once, and who and when is remembered', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    await done(host.call('workshop.openSample', { fresh: true }));
    expect(await done(host.call('holdout.read', {}))).toBeNull();
    const sealed = await done(host.call('holdout.seal', { who: 'Fay' }));
    expect(sealed).toMatchObject({ sealedBy: 'Fay', openedAt: null });
    expect((await failureOf(host.call('holdout.seal', { who: 'Fay' }))).code).toBe('badInput');
    const opened = await done(host.call('holdout.open', { who: 'Both' }));
    expect(opened).toMatchObject({ openedBy: 'Both', openedAt: '2026-03-01T09:00:00.000Z' });
    expect(await done(host.call('holdout.open', { who: 'Somebody else' }))).toEqual(opened);
    expect(await done(host.call('holdout.read', {}))).toEqual(opened);
  });

  test('are left out of every simulation and page until they are opened', async () => {
    const host = hostIn(temporaryFolder());
    await done(host.call('workshop.openSample', { fresh: true }));
    const [draft] = await done(host.call('definitions.list', {}));
    const { definition, id } = draft!;
    const run = () => done(host.call('simulation.run', { definition, deals: true }));
    const page = async () =>
      (await done(host.call('document.preview', { definition: id, paper: 'A4' }))).html.replace(/\s+/g, ' ');
    await done(host.call('settings.set', { young: null }));
    const before = await run();
    await done(host.call('holdout.seal', { who: 'Fay' }));
    const sealed = await run();
    expect(sealed.deals).toBe(Math.round((before.deals * 2) / 3));
    const ids = new Set(sealed.perDeal!.map((deal) => deal.id));
    const hidden = before.perDeal!.find((deal) => !ids.has(deal.id))!;
    const asked = host.call('simulation.explain', { definition, deal: hidden.id });
    expect((await failureOf(asked)).code).toBe('notFound');
    expect(await page()).toContain('still sealed');
    await done(host.call('holdout.open', { who: 'Both' }));
    expect(await run()).toEqual(before);
    expect(await page()).toContain('opened on 1 March 2026');
  });

  test('need deals', async () => {
    const { host } = await workshop();
    expect(await done(host.call('holdout.read', {}))).toBeNull();
    expect((await failureOf(host.call('holdout.seal', { who: 'Fay' }))).code).toBe('noSample');
    expect((await failureOf(host.call('holdout.open', { who: 'Fay' }))).code).toBe('noSample');
  });
});

test('a changed word in a decision or a cost is noticed when the file is opened', async () => {
  for (const change of [
    "UPDATE decision SET content = replace(content, 'students', 'buyers')",
    "UPDATE mistake_cost SET content = replace(content, '50', '51')",
    'UPDATE cost_asking SET removed = 1',
  ]) {
    const { folder, path, host } = await workshop();
    await done(host.call('decisions.put', words));
    await done(host.call('costs.answer', { side: 'marketing', cost: { junk: 50, missed: 4000 } }));
    await done(host.call('costs.askAgain', {}));
    await host.close();
    const db = new Database(path);
    db.exec(change);
    db.close();
    const next = hostIn(folder);
    const failure = await failureOf(next.call('workshop.open', { place: next.places.register(path) }));
    expect(failure.code, change).toBe('damagedWorkshop');
  }
});
