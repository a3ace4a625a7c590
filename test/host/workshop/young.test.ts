import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function sampleWorkshop() {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const { deals } = await done(host.call('workshop.openSample', { fresh: true }));
  const { id, definition } = (await done(host.call('definitions.list', {})))[0]!;
  const run = () => done(host.call('simulation.run', { definition, deals: true }));
  return { folder, host, deals: deals!, id, definition, run };
}

test('open deals that are too young to tell are left out, and come back when the room says so', async () => {
  const { folder, host, deals, definition, run } = await sampleWorkshop();
  const usual = await run();
  expect(usual.tooYoung!.deals).toBeGreaterThan(0);
  expect(usual.deals + usual.tooYoung!.deals).toBe(deals);
  expect(usual.perDeal).toHaveLength(usual.deals);
  const before = await done(host.call('sample.manifest', {}));

  await done(host.call('settings.set', { young: null }));
  const all = await run();
  expect(all).toMatchObject({ deals, tooYoung: null, wonCaptured: usual.wonCaptured });
  const after = await done(host.call('sample.manifest', {}));
  expect(after).toMatchObject({ deals, young: null });
  expect(after!.fingerprint).not.toBe(before!.fingerprint);

  const once = await done(host.call('simulation.run', { definition, deals: false, young: 'usual' }));
  expect(once.deals).toBe(usual.deals);
  await host.close();
  const again = hostIn(folder);
  await done(again.call('workshop.resume', {}));
  expect((await done(again.call('simulation.run', { definition, deals: false }))).deals).toBe(deals);
});

test('a deal that is left out can be read all the same', async () => {
  const { host, definition, run } = await sampleWorkshop();
  const counted = new Set((await run()).perDeal!.map(({ id }) => id));
  await done(host.call('settings.set', { young: null }));
  const young = (await run()).perDeal!.find(({ id }) => !counted.has(id))!;
  await done(host.call('settings.set', { young: 'usual' }));
  const { verdict } = await done(host.call('simulation.explain', { definition, deal: young.id }));
  expect(verdict).toEqual(young);
  const nobody = host.call('simulation.explain', { definition, deal: 'nobody' });
  expect((await failureOf(nobody)).code).toBe('notFound');
});

test('the page says how many were left out', async () => {
  const { folder, host, id, run } = await sampleWorkshop();
  const { deals, tooYoung } = await run();
  const file = join(folder, 'page.md');
  const place = host.places.register(file);
  await done(host.call('document.export', { definition: id, format: 'md', paper: 'A4', place }));
  const page = readFileSync(file, 'utf8');
  expect(page).toContain(`Tested on ${deals} deals`);
  expect(page).toContain(`${tooYoung!.deals} more deals are open and younger than ${tooYoung!.days} days`);
});

test('what the room said is a step of undo that outlives the window', async () => {
  const { host } = await sampleWorkshop();
  const step = { position: 1, what: 'Which open deals are too young to tell' };
  await done(host.call('journal.add', { ...step, young: { before: 'usual', after: 60 } }));
  await done(host.call('journal.turn', { position: 1, undone: true }));
  expect(await done(host.call('journal.list', {}))).toEqual([
    { ...step, undone: true, young: { before: 'usual', after: 60 } },
  ]);
});
