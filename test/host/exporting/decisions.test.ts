import { expect, test } from 'vitest';
import type { Decision } from '#shared/contract/deciding.ts';
import { renderHtml } from '../../../electron/host/exporting/html/render.ts';
import { loadFonts } from '../../../electron/host/exporting/pdf/fonts.ts';
import { renderPdf } from '../../../electron/host/exporting/pdf/render.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, hostIn } from '../../support/host.ts';
import { longest, MADE_AT, pageFor, sides } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

const decision = (words: Partial<Decision>): Decision => ({
  id: 'd',
  draft: 'draft',
  subject: 's',
  what: 'Points of “Demo request”',
  options: [],
  chosen: 'Thirty points.',
  why: 'Two in three won deals asked for one.',
  who: 'Ana Ruiz',
  at: '2026-03-01T09:00:00.000Z',
  ...words,
});

const decisions = [
  decision({}),
  decision({
    what: 'Partners <as leads>',
    chosen: 'They count.',
    why: '',
    who: '',
    open: 'Sales wants to look again at the ones from fairs.',
  }),
];

const pdfPages = async (page: ReturnType<typeof pageFor>): Promise<string[]> =>
  (await readPdf((await renderPdf(page, { paper: 'A4', fonts: loadFonts(null), madeAt: MADE_AT })).bytes))
    .pages;

test('the HTML says what was decided, why, by whom and when, and what stayed open', () => {
  const html = renderHtml(pageFor(sides.sales, { decisions }), 'A4');
  const text = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  expect(text).toContain(
    'Points of “Demo request”: Thirty points. Two in three won deals asked for one. (Ana Ruiz, 1 March 2026)',
  );
  expect(text).toContain('Partners &lt;as leads&gt;: They count. (1 March 2026)');
  expect(text).toContain('What stayed open: Sales wants to look again at the ones from fairs.');
  expect(text.match(/What stayed open/g)).toHaveLength(1);
  expect(renderHtml(pageFor(sides.sales), 'A4')).not.toContain('What the room decided');
});

test('on paper the decisions stand in the annex, and what stayed open on the page itself', async () => {
  const [first = '', annex = '', ...more] = await pdfPages(pageFor(sides.sales, { decisions }));
  expect(more).toEqual([]);
  expect(first).toContain('In the annex: 2 decisions of the room, and why.');
  expect(first).toContain('Partners <as leads>: Sales wants to look again at the ones from fairs.');
  expect(first).not.toContain('Two in three won deals');
  expect(annex).toMatch(/Demo request” – Thirty points\. · Two in three .* · Ana Ruiz, 1 March 2026/);
  expect(annex).toContain('What stayed open: Sales wants to look again');
});

test('what stayed open leaves a full page first, and the page says so', async () => {
  const [first = '', ...annex] = await pdfPages(pageFor(longest(), { decisions }));
  expect(first).toContain('one point that stayed open');
  expect(first).not.toContain('Sales wants to look again');
  expect(annex.join(' ')).toContain('What stayed open: Sales wants to look again');
});

test('the page of a draft has its own decisions, not those about another', async () => {
  const host = hostIn(temporaryFolder());
  await done(host.call('workshop.openSample', { fresh: true }));
  const [one, other] = await done(host.call('definitions.list', {}));
  const { id: _id, at: _at, ...words } = decision({ draft: one!.id, open: 'Fairs.' });
  const kept = await done(host.call('decisions.put', words));
  await done(
    host.call('decisions.put', { ...words, subject: 'else', draft: other!.id, what: 'Another thing' }),
  );
  const html = async () =>
    (await done(host.call('document.preview', { definition: one!.id, paper: 'A4' }))).html;
  expect(await html()).toContain('Fairs.');
  expect(await html()).not.toContain('Another thing');
  await done(host.call('decisions.remove', { id: kept.id }));
  expect(await html()).not.toContain('Fairs.');
});
