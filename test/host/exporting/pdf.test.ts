import { describe, expect, test } from 'vitest';
import type { Paper } from '#shared/contract/methods.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { DefinitionPage } from '../../../electron/host/exporting/page-model.ts';
import { loadFonts } from '../../../electron/host/exporting/pdf/fonts.ts';
import { renderPdf } from '../../../electron/host/exporting/pdf/render.ts';
import { longest, MADE_AT, pageFor, sides } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

const fonts = loadFonts(null);
const PAPERS: Paper[] = ['A4', 'Letter'];
const SIZES = { A4: [0, 0, 595.28, 841.89], Letter: [0, 0, 612, 792] };

const render = async (page: DefinitionPage, paper: Paper = 'A4') => {
  const pdf = await renderPdf(page, { paper, fonts, madeAt: MADE_AT });
  return { ...pdf, read: await readPdf(pdf.bytes) };
};
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(PAPERS)('on %s', (paper) => {
  test('the page points at what the room set aside, and the annex says it with the reasons', async () => {
    const dismissals = Array.from({ length: 3 }, (_, i) => ({
      finding: `f${i}`,
      words: `Objection number ${i + 1}.`,
      reason: `Reason ${i + 1}: ${'because '.repeat(60)}`,
      at: '2026-03-01T09:00:00.000Z',
    }));
    const { pages, read } = await render(pageFor(sides.sales, { dismissals }), paper);
    expect(pages).toBe(2);
    const [first = '', annex = ''] = read.pages;
    expect(first).toContain('In the annex: 3 objections that the room set aside');
    expect(first).not.toContain('Objection number 1');
    for (let i = 1; i <= 3; i++)
      expect(annex).toMatch(new RegExp(`Objection number ${i}\\. – Reason ${i}: because`));
  });

  test.each([
    ['today', sides.today],
    ['sales', sides.sales],
  ])('the definition of %s is one page with all of it', async (_, definition) => {
    const page = pageFor(definition);
    const { pages, notes, read } = await render(page, paper);
    expect(pages).toBe(1);
    expect(notes).toEqual([]);
    expect(read.pages).toHaveLength(1);
    expect(read.size).toEqual(SIZES[paper]);
    const said = [
      page.title,
      page.verdict.finding,
      ...page.verdict.caveats,
      ...page.verdict.figures.flatMap((figure) => [figure.label, figure.value]),
      ...page.stages.flatMap((stage) => [stage.name, stage.meaning, ...stage.entry]),
      ...page.thresholds.map((row) => row.words),
      ...page.scoring.sections.flatMap((s) => s.rules.map((rule) => rule.name)),
      ...page.disqualifiers.map((row) => row.words),
      ...page.reasons,
      ...page.footer,
    ];
    for (const sentence of said) expect(read.pages[0]).toContain(plain(sentence));
  });

  test('the longest plausible definition keeps to its page; what left it is named there and stands in the annex', async () => {
    const page = pageFor(longest());
    const { pages, notes, read } = await render(page, paper);
    expect(read.pages).toHaveLength(pages);
    const [first = '', ...annex] = read.pages;
    expect(notes).toHaveLength(1);
    expect(first).toContain(plain(notes[0]!));
    for (const stage of page.stages) expect(first).toContain(stage.name);
    for (const signer of page.signatures) expect(first).toContain(`Agreed by ${signer.label}`);
    for (const caveat of page.verdict.caveats) expect(first).toContain(plain(caveat));
    const all = [first, ...annex].join(' ');
    for (const rule of page.scoring.sections.flatMap((s) => s.rules)) {
      expect(all).toContain(rule.name);
      expect(all).toContain(plain(rule.words));
    }
    for (const stage of page.stages) expect(all).toContain(plain(stage.meaning));
  });
});

test('even a definition at the limits keeps its signatures on the page', async () => {
  const huge = longest();
  huge.stages = Array.from({ length: 40 }, (_, i) => ({
    ...huge.stages[0]!,
    id: `s${i}`,
    name: `Stage ${i + 1}`,
    meaning: 'A sentence that goes on and on. '.repeat(100),
  }));
  huge.scoring.rules = Array.from({ length: 500 }, (_, i) => ({
    ...huge.scoring.rules[i % 40]!,
    id: `rule${i}`,
  }));
  const { read } = await render(pageFor(huge), 'Letter');
  expect(read.pages[0]).toContain('Agreed by RevOps');
  for (const stage of huge.stages) expect(read.pages.join(' ')).toContain(stage.name);
  expect(read.pages[0]).toContain('Moved to the annex');
  expect(read.pages.length).toBeGreaterThan(2);
});

test('the rules with the fewest points leave the page first', async () => {
  const page = pageFor(longest());
  const { read } = await render(page);
  expect(read.pages[0]).toContain('Signal number 40 that counts');
  const annex = read.pages.slice(1).join(' ');
  expect(annex).toContain('Signal number 1 that counts');
});

test('has a title, a language, tags and headings', async () => {
  const { read } = await render(pageFor(sides.sales));
  expect(read.title).toBe('Sales – Harbourline (sample)');
  expect(read.language).toBe('en');
  expect(read.isTagged).toBe(true);
  expect(read.tags.filter((tag) => tag === 'H1')).toHaveLength(1);
  expect(read.tags).toEqual(expect.arrayContaining(['H2', 'Table', 'TR', 'TH', 'TD', 'Figure']));
});

test('the threshold is in the text', async () => {
  const definition: Definition = structuredClone(sides.sales);
  for (const t of definition.transitions)
    if (t.when.kind === 'score') t.when.is = { op: 'atLeast', value: 73 };
  const { read } = await render(pageFor(definition));
  expect(read.pages[0]).toContain('Lead → MQL: the score is at least 73');
});

test('signs that the typeface lacks are named', async () => {
  const { notes } = await render(pageFor({ ...sides.today, name: 'Bewertung 見込み客' }));
  expect(notes.join()).toMatch(/no sign for 見 込 み 客/);
});

test('the same page gives the same file', async () => {
  const [a, b] = [await render(pageFor(sides.today)), await render(pageFor(sides.today))];
  expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
});
