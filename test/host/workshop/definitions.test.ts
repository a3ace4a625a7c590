import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';

async function workshopWithDraft() {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const place = host.places.register(join(folder, 'talks.yardstick'));
  await done(host.call('workshop.create', { place, name: 'Talks' }));
  const draft = await done(host.call('definitions.create', { definition: smallDefinition('Ours', 50) }));
  return { host, draft };
}

describe('drafts', () => {
  test('an edit of an older revision is refused and overwrites nothing', async () => {
    const { host, draft } = await workshopWithDraft();
    const save = (threshold: number) =>
      host.call('definitions.save', {
        id: draft.id,
        revision: 1,
        definition: smallDefinition('Ours', threshold),
      });
    const saved = await done(save(60));
    expect(saved.revision).toBe(2);
    const failure = await failureOf(save(70));
    expect(failure.code).toBe('stale');
    expect(failure.message).toContain('“Ours”');
    expect(failure.details).toEqual({ revision: 2 });
    expect(await done(host.call('definitions.list', {}))).toEqual([saved]);
  });

  test('stand in the order in which they were made, also after one is gone', async () => {
    const { host, draft } = await workshopWithDraft();
    for (const name of ['Second', 'Third']) {
      await done(host.call('definitions.create', { definition: smallDefinition(name) }));
    }
    await done(host.call('definitions.remove', { id: draft.id }));
    await done(host.call('definitions.create', { definition: smallDefinition('Fourth') }));
    const names = (await done(host.call('definitions.list', {}))).map(({ definition }) => definition.name);
    expect(names).toEqual(['Second', 'Third', 'Fourth']);
  });

  test('one that is removed is forgotten by the settings, and can’t be saved', async () => {
    const { host, draft } = await workshopWithDraft();
    const { id, definition } = draft;
    await done(host.call('settings.set', { definition: id, compareWith: id, verdictStage: 'MQL' }));
    await done(host.call('definitions.remove', { id }));
    expect(await done(host.call('settings.get', {}))).toMatchObject({
      definition: null,
      compareWith: null,
      verdictStage: 'MQL',
    });
    expect((await failureOf(host.call('definitions.save', { id, revision: 1, definition }))).code).toBe(
      'notFound',
    );
    expect((await failureOf(host.call('definitions.remove', { id }))).code).toBe('notFound');
  });

  test('one that names a stage which isn’t there is refused in words', async () => {
    const { host, draft } = await workshopWithDraft();
    const broken = smallDefinition('Ours');
    broken.stages = broken.stages.slice(0, 1);
    const failure = await failureOf(
      host.call('definitions.save', { id: draft.id, revision: 1, definition: broken }),
    );
    expect(failure.code).toBe('badInput');
    expect(failure.message).toContain('“Ours” was not saved');
    expect(await done(host.call('definitions.list', {}))).toEqual([draft]);
  });

  test('one that is nested beyond reason is refused, and the host goes on', async () => {
    const { host, draft } = await workshopWithDraft();
    const definition = smallDefinition('Ours');
    let when: Definition['transitions'][number]['when'] = { kind: 'all', of: [] };
    for (let depth = 0; depth < 50_000; depth++) when = { kind: 'none', of: [when] };
    definition.transitions[0]!.when = when;
    const failure = await failureOf(host.call('definitions.save', { id: draft.id, revision: 1, definition }));
    expect(failure.code).toBe('badInput');
    expect(await done(host.call('definitions.list', {}))).toEqual([draft]);
  });
});

describe('the contract', () => {
  test('a method that isn’t there, and arguments that don’t fit, are refused', async () => {
    const { host } = await workshopWithDraft();
    for (const [method, args] of [
      ['workshop.destroy', {}],
      ['constructor', {}],
      ['workshop.rename', { name: '' }],
      ['workshop.rename', null],
      ['workshop.open', { place: '/etc/passwd', path: '/etc/passwd' }],
    ] as const) {
      expect(['badInput', 'notFound']).toContain((await failureOf(host.call(method as string, args))).code);
    }
  });
});
