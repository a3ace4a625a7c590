import { describe, expect, test } from 'vitest';
import type { Mapping } from '#shared/contract/mapping.ts';
import { mappingSchema } from '#shared/contract/mapping.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { cellOf, importFiles, importText, preview, quietly, together, withFile } from './support.ts';

const FILE = [
  'Deal ID,Stage,City,Region,Amount,Updated on',
  'D-1,Closed Won,  Berlin ,-,100,2026-01-01',
  'D-2,Closed Lost,Bonn,n/a,-,2026-01-02',
  'D-3,Closed Won,Ulm,North,50,2026-01-03',
].join('\n');

const named = (mapping: Mapping, label: string) => mapping.columns.find((column) => column.label === label)!;

describe('what is done without asking', () => {
  test('is shown before the import, with an example and its number of cells', async () => {
    const { cleaning } = await preview(FILE);
    expect(cleaning.map(({ what, cells, isDone }) => [what, cells, isDone])).toEqual([
      ['Spaces around values of “City” are taken away, as in “  Berlin ”.', 1, true],
      ['“-”, “n/a” in “Region” count as missing.', 2, true],
      ['“-” in “Amount” counts as missing.', 1, true],
    ]);
  });

  test('can be undone one by one, and is said to be', async () => {
    await withFile(FILE, async (path) => {
      const { mapping } = await previewTables([path], undefined, quietly());
      named(mapping, 'City').trim = false;
      named(mapping, 'Region').marks = false;
      const { cleaning } = await previewTables([path], mapping, quietly());
      expect(cleaning.map(({ what, isDone }) => [what, isDone])).toEqual([
        ['Spaces around values of “City” stay, as in “  Berlin ”.', false],
        ['“-”, “n/a” in “Region” are values like any other.', false],
        ['“-” in “Amount” counts as missing.', true],
      ]);
      const result = await importFiles([path], mapping);
      expect(cellOf(result, 0, 'city')).toBe('  Berlin ');
      expect([0, 1, 2].map((deal) => cellOf(result, deal, 'region'))).toEqual(['-', 'n/a', 'North']);
      expect(cellOf(result, 1, 'amount')).toBeUndefined();
      const said = result.report.cleaning.map(({ what }) => what).join('\n');
      expect(said).not.toContain('City');
      expect(said).not.toContain('Region');
    });
  });

  test('leaves a mark that no number can be to be told, where it is undone', async () => {
    const { report } = await importText(FILE, (mapping) => {
      named(mapping, 'Amount').marks = false;
    });
    expect(report.unreadableCells).toMatchObject([{ label: 'Amount', cells: 1, examples: [{ text: '-' }] }]);
  });

  test('takes cells of nothing but spaces for missing all the same', async () => {
    const result = await importText(FILE.replace('Bonn', '   '), (mapping) => {
      named(mapping, 'City').trim = false;
    });
    expect(cellOf(result, 1, 'city')).toBeUndefined();
  });

  test('stays undone on the next file with the same headers', async () => {
    await together({ 'q1.csv': FILE, 'q2.csv': FILE.replaceAll('D-', 'E-') }, async ([first, second]) => {
      const { mapping } = await previewTables([first!], undefined, quietly());
      named(mapping, 'Region').marks = false;
      const next = await previewTables([second!], undefined, { ...quietly(), remembered: [mapping] });
      expect(named(next.mapping, 'Region').marks).toBe(false);
    });
  });

  test('is done by mappings that know nothing of it', async () => {
    const { mapping } = await preview(FILE);
    const old = JSON.parse(JSON.stringify(mapping));
    delete old.duplicates;
    for (const column of old.columns) {
      delete column.trim;
      delete column.marks;
    }
    expect(mappingSchema.parse(old)).toEqual(mapping);
  });
});

const TWICE = [
  'Deal ID,Stage,City,Updated on',
  'D-1,Closed Won,,2026-01-05',
  'D-1,Closed Lost,Bonn,2026-01-01',
  'D-2,Closed Won,Ulm,2026-01-03',
  'D-1,Closed Won,,2026-01-04',
  'D-1,Nonsense,Rome,2026-02-01',
].join('\n');

/** So few rows, so often the same: nobody would guess it. */
const withIds = (mapping: Mapping): Mapping => {
  Object.assign(named(mapping, 'Deal ID'), { role: 'id', type: 'text', key: 'deal_id' });
  return mapping;
};

describe('of rows with the same id', () => {
  test.each([
    ['first', 2, 'the first', 'won', undefined],
    ['last', 5, 'the last', 'won', undefined],
    ['filled', 3, 'the one with the most values', 'lost', 'Bonn'],
    ['newest', 2, 'the one with the latest “Updated on”', 'won', undefined],
  ] as const)('%s counts', async (keep, row, words, outcome, city) => {
    const result = await importText(TWICE, (mapping) => {
      withIds(mapping);
      delete mapping.outcomes.Nonsense;
      mapping.duplicates = { keep, by: keep === 'newest' ? named(mapping, 'Updated on').column : null };
    });
    const { report, sample } = result;
    expect(report).toMatchObject({ rows: 5, deals: 2, duplicates: 2, leftOut: 1 });
    const ids = [0, 1].map((deal) => cellOf(result, deal, 'deal_id'));
    const deal = ids.indexOf('D-1');
    expect([ids.toSorted(), sample.outcome[deal], cellOf(result, deal, 'city')]).toEqual([
      ['D-1', 'D-2'],
      outcome === 'won' ? 0 : 1,
      city,
    ]);
    const twice = report.reasons.filter(({ reason }) => reason.startsWith('A duplicate'));
    expect(twice.map((one) => one.row).toSorted()).toEqual([2, 3, 5].filter((other) => other !== row));
    for (const { reason } of twice) expect(reason).toContain(`as row ${row}.`);
    expect(report.cleaning).toContainEqual(
      expect.objectContaining({
        what: `Of rows with the same id ${words} counts; the others are duplicates.`,
        cells: 2,
      }),
    );
  });

  test('the preview says how many there are', async () => {
    await withFile(TWICE, async (path) => {
      const { mapping } = await previewTables([path], undefined, quietly());
      expect((await previewTables([path], withIds(mapping), quietly())).repeatedIds).toBe(3);
    });
    expect((await preview(FILE)).repeatedIds).toBe(0);
  });

  test('the later file’s count, whichever is chosen within a file', async () => {
    const later = [
      'Deal ID,Stage,City,Updated on',
      'D-1,Closed Lost,,2025-01-01',
      'D-1,Closed Lost,Kiel,2025-01-02',
    ];
    await together({ 'a.csv': TWICE, 'b.csv': later.join('\n') }, async (paths) => {
      const { mapping } = await previewTables(paths, undefined, quietly());
      withIds(mapping).duplicates = { keep: 'filled', by: null };
      const result = await importFiles(paths, mapping);
      const { rows, deals, duplicates, leftOut } = result.report;
      expect(rows).toBe(deals + duplicates + leftOut);
      const deal = [0, 1].find((one) => cellOf(result, one, 'deal_id') === 'D-1')!;
      expect([cellOf(result, deal, 'city'), cellOf(result, deal, 'first_file')]).toEqual(['Kiel', 'a.csv']);
    });
  });

  test('the newest can’t be told without a date', async () => {
    const refused = importText(TWICE, (mapping) => {
      withIds(mapping);
      mapping.duplicates = { keep: 'newest', by: null };
    });
    await expect(refused).rejects.toThrow('no column of dates says which');
  });
});

describe('boxes that are ticked, or else empty', () => {
  const text = [
    'Deal ID,Stage,Demo done,NDA,Opted in,Budget known',
    'D1,Won,checked,x,Yes,Yes',
    'D2,Lost,,,,No',
    'D3,Lost,-,,Yes,',
    'D4,Won,checked,,,Yes',
  ].join('\n');

  test('answer no where they are empty, which is told and can be undone', async () => {
    const seen = await preview(text);
    expect(seen.mapping.columns.map(({ type, emptyIsNo }) => [type, emptyIsNo]).slice(2)).toEqual([
      ['boolean', true],
      ['boolean', true],
      ['boolean', false],
      ['boolean', false],
    ]);
    expect(seen.columns.map(({ filled }) => filled)).toEqual([1, 1, 0.75, 1, 0.5, 0.75]);
    expect(seen.cleaning.filter((entry) => entry.switch === 'emptyIsNo')).toMatchObject([
      {
        what: 'Empty cells of “Demo done”, which else holds only “checked”, count as no.',
        cells: 1,
        isDone: true,
      },
      { what: 'Empty cells of “NDA”, which else holds only “x”, count as no.', cells: 3, isDone: true },
      {
        what: 'Empty cells of “Opted in”, which else holds only “Yes”, count as missing.',
        cells: 2,
        isDone: false,
      },
    ]);
    const read = await importText(text);
    const answers = (key: string) => [0, 1, 2, 3].map((deal) => cellOf(read, deal, key));
    expect(answers('demo_done')).toEqual([true, false, undefined, true]);
    expect(answers('nda')).toEqual([true, false, false, false]);
    expect(answers('opted_in')).toEqual([true, undefined, true, undefined]);
    const told = read.report.cleaning.map(({ what, cells }) => [what, cells]);
    expect(told).toContainEqual(['Empty cells of “NDA” count as no.', 3]);
  });

  test('stay missing, or answer no, as the room says', async () => {
    const read = await importText(text, ({ columns }) => {
      columns[2]!.emptyIsNo = false;
      columns[4]!.emptyIsNo = true;
    });
    expect(cellOf(read, 1, 'demo_done')).toBeUndefined();
    expect(cellOf(read, 1, 'opted_in')).toBe(false);
  });
});
