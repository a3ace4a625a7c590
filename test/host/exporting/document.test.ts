import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';
import { readPdf } from './pdf-text.ts';

/** A host with the sample open, and its drafts by side. */
async function sampleRoom() {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  const drafts = await done(host.call('definitions.list', {}));
  const draft = drafts.find(({ definition }) => definition.side === 'sales');
  if (!draft) throw new Error('the sample has no definition of sales');
  return { folder, host, draft };
}

test('an edited threshold is on the saved page', async () => {
  const { folder, host, draft } = await sampleRoom();
  for (const t of draft.definition.transitions) {
    if (t.when.kind === 'score') t.when.is = { op: 'atLeast', value: 57 };
  }
  await done(
    host.call('definitions.save', { id: draft.id, revision: draft.revision, definition: draft.definition }),
  );

  const path = join(folder, 'page.pdf');
  await writeFile(path, 'an older page');
  const place = host.places.register(path);
  const exported = await done(
    host.call('document.export', { definition: draft.id, paper: 'A4', format: 'pdf', place }),
  );
  expect(exported).toEqual({ fileName: 'page.pdf', pages: 1, notes: [] });
  const { pages } = await readPdf(new Uint8Array(await readFile(path)));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('the score is at least 57');
  expect(pages[0]).toContain('Made on 1 March 2026');
  expect((await readdir(folder)).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('the preview is the page that is saved as HTML', async () => {
  const { folder, host, draft } = await sampleRoom();
  const { html } = await done(host.call('document.preview', { definition: draft.id, paper: 'Letter' }));
  const path = join(folder, 'page.html');
  const saved = await done(
    host.call('document.export', {
      definition: draft.id,
      paper: 'Letter',
      format: 'html',
      place: host.places.register(path),
    }),
  );
  expect(saved.pages).toBeNull();
  expect(await readFile(path, 'utf8')).toBe(html);
});

test('what the room looks at is what the page speaks of', async () => {
  const { host, draft } = await sampleRoom();
  await done(host.call('settings.set', { verdictStage: 'SQL' }));
  const { html } = await done(host.call('document.preview', { definition: draft.id, paper: 'A4' }));
  expect(html).toMatch(/won deals would have reached SQL/);
});

test('a folder, or one that is gone, is refused with a sentence and left as it was', async () => {
  const { folder, host, draft } = await sampleRoom();
  const taken = join(folder, 'taken.pdf');
  await mkdir(taken);
  await writeFile(join(taken, 'kept'), '');
  const save = (path: string) =>
    failureOf(
      host.call('document.export', {
        definition: draft.id,
        paper: 'A4',
        format: 'pdf',
        place: host.places.register(path),
      }),
    );
  expect(await save(taken)).toMatchObject({
    code: 'cannotWrite',
    message: expect.stringContaining('“taken.pdf”'),
  });
  expect(await readdir(taken)).toEqual(['kept']);
  expect((await save(join(folder, 'gone', 'page.pdf'))).message).toContain('no longer there');
});

test('a definition that is gone is refused', async () => {
  const { host } = await sampleRoom();
  const { code } = await failureOf(host.call('document.preview', { definition: 'nothing', paper: 'A4' }));
  expect(code).toBe('notFound');
});
