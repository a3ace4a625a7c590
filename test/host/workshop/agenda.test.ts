import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, hostIn } from '../../support/host.ts';

test('the agenda says what a workshop has left behind as it goes, and survives a restart', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'agenda.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'Agenda' }));
  const isDone = async (from = host) =>
    (await done(from.call('agenda.progress', {}))).filter((step) => step.isDone).map(({ step }) => step);
  expect(await isDone()).toEqual([]);

  const draft = await done(
    host.call('definitions.create', { definition: { ...smallDefinition('Agreed'), side: 'agreed' } }),
  );
  expect(await isDone()).toEqual(['flow', 'score']);
  const decision = {
    draft: draft.id,
    subject: 's',
    what: 'Size',
    options: [],
    chosen: '200',
    why: '',
    who: '',
  };
  await done(host.call('decisions.put', decision));
  const version = await done(
    host.call('versions.save', { draft: draft.id, name: 'One', reason: '', who: 'Ana' }),
  );
  for (const side of ['marketing', 'sales'] as const) {
    const signature = { kind: 'typed' as const, text: side };
    await done(
      host.call('approvals.sign', { version: version.id, name: side, role: 'Head', side, signature }),
    );
  }
  const sittings = [{ step: 'flow' as const, from: '2026-03-01T09:00:00.000Z', to: null }];
  const agenda = { ...INITIAL_SETTINGS.agenda, minutes: { flow: 20 }, sittings };
  await done(host.call('settings.set', { reviewOn: '2026-06-01', agenda }));
  expect(await isDone()).toEqual(['flow', 'score', 'compare', 'agree']);
  await host.close();

  const again = hostIn(folder);
  await done(again.call('workshop.open', { place: again.places.register(path) }));
  expect((await done(again.call('settings.get', {}))).agenda).toEqual(agenda);
  expect(await isDone(again)).toEqual(['flow', 'score', 'compare', 'agree']);
});
