import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importReportSchema } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { decompress } from '../../../electron/host/files/compression.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { cellOf, fixture, importFiles, importText, quietly, withFile } from './support.ts';

const outcomes = (imported: Awaited<ReturnType<typeof importText>>) =>
  Array.from(imported.sample.outcome, (index) => OUTCOMES[index]);

describe('a Salesforce report', async () => {
  const path = fixture('salesforce-report.csv');
  const { mapping } = await previewTables([path], undefined, quietly());
  const imported = await importFiles([path], mapping);
  const { report, sample, originals } = imported;

  test('each row is a deal, a duplicate or left out, with its row and reason', () => {
    expect(importReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ rows: 10, deals: 5, duplicates: 1, leftOut: 4 });
    expect(report.outcomes).toEqual({ won: 2, lost: 1, rejected: 1, open: 1 });
    expect(report.reasons.map(({ row }) => row)).toEqual([8, 10, 11, 12, 13]);
    const [duplicate, frozen, empty, totals, secret] = report.reasons.map(({ reason }) => reason);
    expect(duplicate).toContain('same Opportunity ID (006A02) as row 5');
    expect(frozen).toContain('“Frozen”');
    expect(empty).toBe('It is empty.');
    expect(totals).toContain('Grand Totals');
    expect(secret).toContain('Confidential');
  });

  test('values have their types; what can’t be read is missing and told', () => {
    expect(outcomes(imported)).toEqual(['won', 'lost', 'open', 'rejected', 'won']);
    expect(cellOf(imported, 0, 'account_name')).toBe('Nordlicht Energie, AG');
    expect(cellOf(imported, 3, 'account_name')).toBe('The "Blue" Door');
    expect([0, 1, 2, 3, 4].map((deal) => cellOf(imported, deal, 'amount'))).toEqual([
      12_500,
      8_000,
      undefined,
      1_250.5,
      undefined,
    ]);
    expect(report.unreadableCells).toEqual([
      { key: 'amount', label: 'Amount', cells: 1, examples: [{ row: 9, text: 'about 900' }] },
    ]);
    expect(report.fields.find(({ key }) => key === 'amount')?.filled).toBe(0.6);
  });

  test('days close at their end, open deals never, and the latest date is the sample’s own', () => {
    expect(sample.createdAt[0]).toBe(Date.UTC(2025, 2, 14));
    expect(sample.closedAt[0]).toBe(Date.UTC(2025, 5, 3));
    expect(sample.closedAt[2]).toBeNaN();
    expect(sample.asOf).toBe(Date.UTC(2025, 6, 2));
  });

  test('the file is kept as it came', async () => {
    const { compressed, compression } = originals[0]!;
    expect((await readFile(path)).equals(await decompress(compressed, compression))).toBe(true);
  });
});

test('days begin and end in the sample’s time zone', async () => {
  const text =
    'Deal ID,Create Date,Close Date,Stage\n1,2026-03-28,2026-03-29,Won\n2,2026-03-28 10:00,2026-03-29 10:00,Lost\n';
  const { sample } = await importText(text, undefined, 'Europe/Berlin');
  expect(new Date(sample.createdAt[0]!).toISOString()).toBe('2026-03-27T23:00:00.000Z');
  // The clock goes forward that night: the day has 23 hours.
  expect(new Date(sample.closedAt[0]!).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(new Date(sample.closedAt[1]!).toISOString()).toBe('2026-03-29T08:00:00.000Z');
});

test('without ids, each row is a deal named by its row', async () => {
  const imported = await importText('Company,Status\nAcme,Won\n\nAcme,Won\n');
  expect(imported.report).toMatchObject({ rows: 3, deals: 2, duplicates: 0, leftOut: 1 });
  expect([cellOf(imported, 0, 'id'), cellOf(imported, 1, 'id')]).toEqual(['2', '4']);
});

test('a row with too many cells is left out, one with too few is a deal with missing values', async () => {
  const imported = await importText(
    'Deal ID,Name,Stage\n1,Smith, John,Won\n2,Ann\n3,Bob,Lost\n',
    (mapping) => {
      mapping.outcomes[''] = 'open';
    },
  );
  expect(imported.report.reasons).toEqual([
    { row: 2, reason: expect.stringContaining('4 cells'), text: '1 | Smith |  John | Won' },
  ]);
  expect(outcomes(imported)).toEqual(['open', 'lost']);
  expect(cellOf(imported, 0, 'stage')).toBeUndefined();
});

test('status values match whatever their case; unmapped ones are left out', async () => {
  const imported = await importText('Deal ID,Stage\n1,WON\n2,Lost\n3,Limbo\n4,\n', (mapping) => {
    mapping.outcomes = { won: 'won', lost: 'lost' };
  });
  expect(imported.report).toMatchObject({ deals: 2, leftOut: 2 });
  expect(imported.report.reasons.map(({ reason }) => reason)).toEqual([
    'It has the status “Limbo”, and no outcome was chosen for that.',
    'It has no status, and no outcome was chosen for that.',
  ]);
});

test('columns that are not used become no fields', async () => {
  const { sample } = await importText('Deal ID,Secret,Stage\n1,x,Won\n', (mapping) => {
    mapping.columns[1]!.use = false;
  });
  expect(sample.fields.map(({ key }) => key)).toEqual(['deal_id', 'stage']);
});

test('a mapping for other headers is refused, naming the column', async () => {
  const rename = (mapping: Mapping) => {
    mapping.columns[1]!.header = 'Phase';
  };
  await expect(importText('id,stage\n1,Won\n', rename)).rejects.toThrow(
    /column 2 should be called “Phase”, but is called “stage”/,
  );
});

test('rows = deals + duplicates + left out, and every deal has its cells, for any table', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'Won', 'Lost', 'Junk', 'New', 'n/a', '1', '2', '3.5', '2026-01-02', 'yes'),
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '7', ' ', 'é'), maxLength: 6 }),
  );
  const rows = fc.array(fc.array(cell, { minLength: 0, maxLength: 5 }), { minLength: 1, maxLength: 30 });
  const written = (text: string, quote: boolean) => (quote ? `"${text.replaceAll('"', '""')}"` : text);
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (table, quote) => {
      const body = table.map((cells) => cells.map((text) => written(text, quote)).join(',')).join('\n');
      await withFile(`Deal ID,Stage,Amount,Created\n${body}\n`, async (path) => {
        const { mapping, totalRows } = await previewTables([path], undefined, quietly());
        const { report, sample } = await importFiles([path], mapping);
        if (quote) expect(report.rows).toBe(table.length);
        expect(report.rows).toBe(totalRows);
        expect(report.deals + report.duplicates + report.leftOut).toBe(report.rows);
        expect(Object.values(report.outcomes).reduce((a, b) => a + b)).toBe(report.deals);
        expect(report.reasons).toHaveLength(report.rows - report.deals);
        expect(sample.deals).toBe(report.deals);
        for (const column of sample.columns.values()) {
          const length = column.kind === 'text' ? column.codes.length : column.missing.length * 32;
          expect(length).toBeGreaterThanOrEqual(report.deals);
        }
      });
    }),
    { numRuns: 150 },
  );
});

test('cells come back as they were written, quotes and line endings among them', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n', ';', 'ß'),
    minLength: 1,
    maxLength: 9,
  });
  const cells = fc.array(
    cell.filter((text) => /[ab]/.test(text)),
    { minLength: 1, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(cells, async (comments) => {
      const rows = comments.map((text, i) => `${i},"${text.replaceAll('"', '""')}",x`);
      const imported = await importText(`Deal ID,Comment,Other\n${rows.join('\n')}\n`, (mapping) => {
        mapping.columns[1]!.type = 'text';
        mapping.columns[1]!.list = null;
      });
      expect(comments.map((_, deal) => cellOf(imported, deal, 'comment'))).toEqual(
        comments.map((text) => text.trim()),
      );
    }),
    { numRuns: 60 },
  );
});
