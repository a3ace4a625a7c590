import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { renderDocx } from '../../../electron/host/exporting/docx/render.ts';
import type { DefinitionPage } from '../../../electron/host/exporting/page-model.ts';
import { longest, pageFor, sides } from './fixtures.ts';
import { ROOM, saidBy } from './said.ts';

interface Opened {
  xml: string;
  /** One for each paragraph, with its style. */
  paragraphs: { style: string | null; text: string }[];
  core: string;
}

/** Opens a document as a reader would; malformed XML throws. */
async function open(page: DefinitionPage, paper: 'A4' | 'Letter' = 'A4'): Promise<Opened> {
  const files = unzipSync(await renderDocx(page, paper));
  const xml = strFromU8(files['word/document.xml']!);
  const paragraphs: Opened['paragraphs'] = [];
  const parser = new SaxesParser();
  let inText = false;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') paragraphs.push({ style: null, text: '' });
    if (name === 'w:pStyle') paragraphs.at(-1)!.style = String(attributes['w:val']);
    inText = name === 'w:t';
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('text', (text) => {
    if (inText) paragraphs.at(-1)!.text += text;
  });
  parser.write(xml).close();
  return { xml, paragraphs, core: strFromU8(files['docProps/core.xml']!) };
}

test.each([
  ['the sample’s definition', sides.marketing],
  ['the longest one', longest()],
])('Word finds everything that the page says: %s', async (_, definition) => {
  const page: DefinitionPage = { ...pageFor(definition), ...ROOM };
  const text = (await open(page)).paragraphs.map((paragraph) => paragraph.text).join('\n');
  for (const sentence of saidBy(page)) expect(text).toContain(sentence);
});

test('a screen reader finds headings and the heads of tables', async () => {
  const page = pageFor(sides.sales);
  const { paragraphs, xml, core } = await open(page);
  const headings = paragraphs.filter(({ style }) => style?.startsWith('Heading'));
  expect(headings.filter(({ style }) => style === 'Heading1').map(({ text }) => text)).toEqual([page.title]);
  expect(headings.map(({ text }) => text)).toContain('Scoring');
  expect(xml.match(/<w:tbl>/g)).toHaveLength(1 + page.scoring.sections.length);
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1 + page.scoring.sections.length);
  expect(core).toContain(`<dc:title>${page.title} – ${page.company}</dc:title>`);
});

test.each([
  ['A4', 11_906],
  ['Letter', 12_240],
] as const)('is set on %s', async (paper, width) => {
  expect((await open(pageFor(sides.today), paper)).xml).toContain(`<w:pgSz w:w="${width}"`);
});

test('names from outside stay text', async () => {
  const hostile = structuredClone(sides.sales);
  hostile.name = '</w:t><w:script>"&amp;\u0000\u0007';
  const { paragraphs, xml } = await open(pageFor(hostile));
  expect(paragraphs.some(({ text }) => text.includes('</w:t><w:script>"&amp;'))).toBe(true);
  expect(xml).not.toContain('<w:script');
});
