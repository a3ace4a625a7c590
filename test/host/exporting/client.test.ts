import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import { renderDocx } from '../../../electron/host/exporting/docx/render.ts';
import { renderHtml } from '../../../electron/host/exporting/html/render.ts';
import { renderMarkdown } from '../../../electron/host/exporting/markdown/render.ts';
import { loadFonts } from '../../../electron/host/exporting/pdf/fonts.ts';
import { renderPdf } from '../../../electron/host/exporting/pdf/render.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done, failureOf, hostIn } from '../../support/host.ts';
import { longest, MADE_AT, pageFor, sides } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

/** One dark dot. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYGD4DwABCQEB8mZgAwAAAABJRU5ErkJggg==';
const client = { name: 'Northwind Traders', logo: { png: PNG, width: 240, height: 80 } };
const workshop = {
  agenda: {
    ...INITIAL_SETTINGS.agenda,
    people: [{ name: 'Grace Okafor', side: 'marketing' as const }],
    sittings: [{ step: 'score' as const, from: '2026-11-22T09:05:00.000Z', to: '2026-11-22T09:27:00.000Z' }],
  },
  rounds: [],
  versions: [],
  elsewhere: [
    {
      id: 'd',
      draft: 'other',
      subject: 'deal 9',
      what: 'Where “Ada, Acme” belongs',
      options: [],
      chosen: 'Points of “Demo request” 20 → 30',
      why: '',
      who: 'Grace',
      at: '2026-11-22T09:15:00.000Z',
    },
  ],
  before: sides.today,
};
const page = pageFor(sides.sales, { client, workshop, reviewOn: '2027-02-22' });

/** What each form must say of the client, the review and the workshop. */
const SAID = [
  'Northwind Traders',
  'Next review on 22 February 2027',
  'Record of the workshop',
  'Grace Okafor (marketing)',
  '22 November 2026, 09:05 to 09:27',
  'Score 22 minutes',
  'Where “Ada, Acme” belongs: Points of “Demo request” 20 → 30 (Grace)',
  'Verdict before',
  'Today: ',
];

test('the PDF has logo, company, review date, and the record in its annex', async () => {
  const { bytes } = await renderPdf(page, { paper: 'A4', fonts: loadFonts(null), madeAt: MADE_AT });
  const { pages, tags, title } = await readPdf(bytes);
  expect(pages).toHaveLength(2);
  expect(title).toBe('Sales – Northwind Traders');
  expect(tags.filter((tag) => tag === 'Figure')).toHaveLength(2);
  expect(pages[0]).toContain('In the annex: the record of the workshop.');
  for (const said of SAID) expect(pages.join(' ')).toContain(said);
});

test('HTML, Word and Markdown have them too', async () => {
  const html = renderHtml(page, 'A4');
  expect(html).toContain(`<img class="logo" src="data:image/png;base64,${PNG}"`);
  expect(html).toContain('img-src data:;');
  const markdown = renderMarkdown(page);
  expect(markdown).toContain('![Northwind Traders][logo]');
  expect(markdown.trimEnd().endsWith(`[logo]: data:image/png;base64,${PNG}`)).toBe(true);
  const files = unzipSync(await renderDocx(page, 'A4'));
  expect(Object.keys(files).some((path) => /^word\/media\/.+\.png$/.test(path))).toBe(true);
  const word = strFromU8(files['word/document.xml']!).replace(/<[^>]+>/g, ' ');
  for (const form of [html, word, markdown.replaceAll('\\', '')])
    for (const said of SAID) expect(form.replace(/\s+/g, ' ')).toContain(said);
});

test.each(['A4', 'Letter'] as const)(
  'with a logo, the longest plausible definition keeps to its page on %s',
  async (paper) => {
    const long = pageFor(longest(), { client, workshop });
    const { read } = {
      read: await readPdf((await renderPdf(long, { paper, fonts: loadFonts(null), madeAt: MADE_AT })).bytes),
    };
    const [first = '', ...annex] = read.pages;
    // The picture of the flow names each of its nine stages in full.
    expect(first).not.toContain('…');
    for (const { label } of long.signatures) expect(first).toContain(`Agreed by ${label}`);
    expect(annex.join(' ')).toContain('Record of the workshop');
    expect(annex.join(' ')).not.toContain('Agreed by');
  },
);

test('without a workshop held there is no record, and without a client the workshop’s name stands', () => {
  const plain = pageFor(sides.sales);
  expect(plain.record).toEqual([]);
  expect(plain.company).toBe('Harbourline (sample)');
});

test('a logo is a PNG, JPEG or SVG by what is in it, and nothing else', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const read = (name: string, content: Buffer | string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return host.call('client.readLogo', { place: host.places.register(path) });
  };
  expect((await done(read('a.bin', Buffer.from(PNG, 'base64')))).mime).toBe('image/png');
  expect(
    (await done(read('b.svg', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'))).mime,
  ).toBe('image/svg+xml');
  expect((await failureOf(read('c.png', 'no picture'))).message).toContain('Choose a PNG, JPEG or SVG');
  expect((await failureOf(read('d.svg', '<html><svg></svg></html>'))).code).toBe('badInput');
});
