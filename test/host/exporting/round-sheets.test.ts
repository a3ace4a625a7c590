import { describe, expect, test } from 'vitest';
import type { Paper } from '#shared/contract/methods.ts';
import type { Round } from '#shared/contract/rounds.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import { loadFonts } from '../../../electron/host/exporting/pdf/fonts.ts';
import { roundSheets } from '../../../electron/host/exporting/round-sheets.ts';
import { MADE_AT, workshop } from './fixtures.ts';
import { readPdf } from './pdf-text.ts';

const id = fieldByRole(workshop.sample, 'id');
const deals = (many: number) => Array.from({ length: many }, (_, i) => textOf(workshop.sample, id, i * 7)!);

const round: Round = {
  id: 'r',
  name: 'First round',
  madeAt: '2026-03-01T09:00:00.000Z',
  categories: ['Out', 'Lead', 'MQL', 'SAL', 'SQL'],
  deals: deals(20),
  shownDays: 30,
  revealedAt: null,
  participants: [],
};

const sheets = async (changed: Partial<Round>, people: string[], paper: Paper = 'A4') => {
  const made = await roundSheets({
    round: { ...round, ...changed },
    sample: workshop.sample,
    workshopName: 'Harbourline',
    people,
    paper,
    fonts: loadFonts(null),
    madeAt: MADE_AT,
  });
  return { ...made, read: await readPdf(made.content) };
};

describe.each(['A4', 'Letter'] as const)('on %s', (paper) => {
  test('each person has one page with every deal, the letters and their name', async () => {
    const { pages, notes, read } = await sheets({}, ['Anneliese', 'Wolfgang', ''], paper);
    expect(pages).toBe(3);
    expect(notes).toEqual([]);
    expect(read.pages).toHaveLength(3);
    for (const [i, text] of read.pages.entries()) {
      for (const said of ['A Out', 'E SQL', 'First round', '30 days', 'Industry'])
        expect(text).toContain(said);
      expect(text).toContain(['Anneliese', 'Wolfgang', 'Name'][i]!);
      expect(text).not.toContain(['Wolfgang', 'Anneliese', 'Anneliese'][i]!);
    }
    expect(read.language).toBe('en');
    expect(read.isTagged).toBe(true);
    expect(read.tags.filter((tag) => tag === 'TR')).toHaveLength(3 * 21);
  });
});

test('a sheet says nothing of how a deal ended, nor who owns it, nor what it was worth', async () => {
  const { read } = await sheets({}, ['Ana']);
  for (const role of ['outcome', 'owner', 'lostReason', 'amount'] as const) {
    const field = fieldByRole(workshop.sample, role);
    if (field) expect(read.pages.join(' ')).not.toContain(`${field.label}\u00a0`);
  }
});

test('what has no room goes on the back, and is told', async () => {
  const { pages, notes, read } = await sheets({ deals: deals(60) }, ['Ana']);
  expect(pages).toBeGreaterThan(1);
  expect(notes.join()).toContain('front and back');
  expect(read.tags.filter((tag) => tag === 'TR')).toHaveLength(60 + pages);
});

test('a deal that has left the sample says so', async () => {
  const { read } = await sheets({ deals: ['nobody knows me'] }, ['Ana']);
  expect(read.pages[0]).toContain('no longer in the sample');
});
